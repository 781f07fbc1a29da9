#include "pipeline/decide/engine.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "core/limits.h"
#include "story/state_store.h"
#include "support/article_builder.h"
#include "support/case_name.h"
#include "support/invented_text.h"
#include "text/words/tokens.h"

namespace wiresift {
namespace {

using std::chrono::hours;
using std::chrono::seconds;
using tests::At;
using tests::CleanBuilder;
using tests::StoryText;

/// An engine over a state in memory.
class Desk {
 public:
  explicit Desk(StoryOptions story = {}) : state_({}, story, store_), engine_({}, state_) {
    EXPECT_TRUE(state_.Load());
  }

  Decision Decide(const CleanBuilder& article) { return Decide(article.Build()); }

  Decision Decide(const CleanRecord& record) {
    auto decision = engine_.Decide(record, Tokenize(record.text), record.event_time + seconds(30));
    EXPECT_TRUE(decision) << decision.error().detail;
    return decision.value_or(Decision());
  }

  State& state() { return state_; }

 private:
  MemoryStore store_;
  State state_;
  Engine engine_;
};

std::string Word(const Decision& decision) {
  std::string word(NameOf(decision.verdict));
  if (decision.cause) word += ": " + std::string(NameOf(*decision.cause));
  return word;
}

/// The publications, each with its action and revision: `publish 1`, or `nothing`.
std::string Published(const Decision& decision) {
  std::string published;
  for (const Publication& publication : decision.publications) {
    if (!published.empty()) published += ", ";
    published +=
        std::string(NameOf(publication.action)) + ' ' + std::to_string(publication.story.revision);
  }
  return published.empty() ? "nothing" : published;
}

const std::string kText = StoryText(1);
const std::string kChanged = kText + ' ' + tests::InventedText(900).Sentence();

/// Records that the desk has decided before the one of a case.
const CleanBuilder kOriginal{
    .offset = 0, .id = "first", .title = "T", .text = kText, .source = "a.example"};
const CleanBuilder kCopy{
    .offset = 1, .id = "second", .title = "T", .text = kText, .source = "b.example"};
const CleanBuilder kKill{.offset = 2, .id = "first", .status = PubStatus::kCanceled};

struct VerdictCase {
  std::string_view name;
  std::vector<CleanBuilder> before;
  CleanBuilder record;
  std::string_view word, published;
  std::string_view of;
};

class Verdicts : public testing::TestWithParam<VerdictCase> {};

TEST_P(Verdicts, HaveTheirCause) {
  Desk desk;
  for (const CleanBuilder& record : GetParam().before)
    desk.Decide(record);
  const Decision decision = desk.Decide(GetParam().record);
  EXPECT_EQ(Word(decision), GetParam().word) << RuleOf(decision);
  EXPECT_EQ(Published(decision), GetParam().published);
  EXPECT_EQ(decision.of, GetParam().of);
}

const CleanBuilder kRevised{
    .offset = 5, .id = "first", .title = "T", .text = kChanged, .source = "a.example"};

CleanBuilder With(CleanBuilder record, const std::function<void(CleanBuilder&)>& change) {
  change(record);
  return record;
}

INSTANTIATE_TEST_SUITE_P(
    Table, Verdicts,
    testing::Values(
        VerdictCase{"First", {}, kOriginal, "published", "publish 1"},
        VerdictCase{"Unrelated",
                    {kOriginal},
                    {.offset = 5, .id = "x", .text = StoryText(2)},
                    "published",
                    "publish 1"},
        VerdictCase{"ShortText",
                    {kOriginal},
                    {.offset = 5, .id = "x", .text = "Four words are few."},
                    "published",
                    "publish 1"},
        VerdictCase{"Copy", {kOriginal}, kCopy, "copy", "nothing", "first"},
        VerdictCase{"CopyOfACopyIsOfTheFirst",
                    {kOriginal, kCopy},
                    {.offset = 5, .id = "third", .text = kText, .source = "c.example"},
                    "copy",
                    "nothing",
                    "first"},
        VerdictCase{"CopyWithoutSource",
                    {kOriginal},
                    {.offset = 5, .id = "x", .text = kText},
                    "copy",
                    "nothing",
                    "first"},
        VerdictCase{"RevisionById", {kOriginal}, kRevised, "revision", "update 2", "first"},
        VerdictCase{"SecondRevision",
                    {kOriginal, kRevised},
                    With(kRevised,
                         [](auto& r) {
                           r.offset = 6;
                           r.text += " A new end.";
                         }),
                    "revision",
                    "update 3",
                    "first"},
        VerdictCase{
            "RevisionBySource",
            {kOriginal},
            {.offset = 5, .id = "other-id", .title = "T", .text = kChanged, .source = "a.example"},
            "revision",
            "update 2",
            "first"},
        VerdictCase{"Correction",
                    {kOriginal},
                    With(kRevised, [](auto& r) { r.title = "Correction: T"; }),
                    "revision",
                    "correct 2",
                    "first"},
        VerdictCase{"TitleAloneChanged",
                    {kOriginal},
                    With(kRevised,
                         [](auto& r) {
                           r.text = kText;
                           r.title = "New T";
                         }),
                    "revision",
                    "update 2",
                    "first"},
        VerdictCase{
            "RevisionOfACopy",
            {kOriginal, kCopy},
            {.offset = 5, .id = "second", .title = "T", .text = kChanged, .source = "b.example"},
            "revision: of-copy",
            "nothing",
            "first"},
        VerdictCase{"Redelivered",
                    {kOriginal},
                    With(kOriginal, [](auto& r) { r.offset = 5; }),
                    "ignored: redelivered",
                    "nothing"},
        VerdictCase{"SupersededByNumber",
                    {With(kOriginal, [](auto& r) { r.version = "10"; })},
                    With(kRevised, [](auto& r) { r.version = "9"; }),
                    "ignored: superseded",
                    "nothing"},
        VerdictCase{"NewerByNumber",
                    {With(kOriginal, [](auto& r) { r.version = "9"; })},
                    With(kRevised, [](auto& r) { r.version = "10"; }),
                    "revision",
                    "update 2",
                    "first"},
        VerdictCase{"SupersededByTime",
                    {With(kOriginal, [](auto& r) { r.updated = At(hours(2)); })},
                    With(kRevised, [](auto& r) { r.updated = At(hours(1)); }),
                    "ignored: superseded",
                    "nothing"},
        VerdictCase{"SameTimeIsNotOlder",
                    {With(kOriginal, [](auto& r) { r.updated = At(hours(2)); })},
                    With(kRevised, [](auto& r) { r.updated = At(hours(2)); }),
                    "revision",
                    "update 2",
                    "first"},
        VerdictCase{"EtagsAreNoNumbers",
                    {With(kOriginal, [](auto& r) { r.version = "9-b"; })},
                    With(kRevised, [](auto& r) { r.version = "1-a"; }),
                    "revision",
                    "update 2",
                    "first"},
        VerdictCase{"OneHostIsOneOutlet",
                    {{.offset = 0, .id = "first", .text = kText, .url = "https://a.example/1"}},
                    {.offset = 5, .id = "second", .text = kChanged, .url = "https://a.example/2"},
                    "revision",
                    "update 2",
                    "first"},
        VerdictCase{"RewrittenByItsOutlet",
                    {kOriginal},
                    {.offset = 5, .id = "first", .text = StoryText(7), .source = "a.example"},
                    "revision",
                    "update 2",
                    "first"},
        VerdictCase{"IdReused",
                    {kOriginal},
                    {.offset = 5, .id = "first", .text = StoryText(7), .source = "b.example"},
                    "published: id-reused",
                    "publish 1"},
        VerdictCase{"Withheld",
                    {},
                    With(kOriginal, [](auto& r) { r.status = PubStatus::kWithheld; }),
                    "withheld: withheld",
                    "nothing"},
        VerdictCase{"Embargoed",
                    {},
                    With(kOriginal, [](auto& r) { r.embargoed_until = At(hours(9)); }),
                    "withheld: embargoed",
                    "nothing"},
        VerdictCase{"EmbargoIsOver",
                    {},
                    With(kOriginal, [](auto& r) { r.embargoed_until = At({}); }),
                    "published",
                    "publish 1"},
        VerdictCase{"CopyThatBreaksAnEmbargo",
                    {With(kOriginal, [](auto& r) { r.embargoed_until = At(hours(9)); })},
                    kCopy,
                    "published",
                    "publish 1"},
        VerdictCase{"NotText",
                    {},
                    {.offset = 5, .id = "p", .is_text = false},
                    "ignored: not-text",
                    "nothing"},
        VerdictCase{
            "KillOfTheCanonical", {kOriginal, kCopy}, kKill, "killed: canceled", "kill 2", "first"},
        VerdictCase{"KillOfACopy",
                    {kOriginal, kCopy},
                    {.offset = 5, .id = "second", .status = PubStatus::kCanceled},
                    "killed: copy-canceled",
                    "nothing",
                    "first"},
        VerdictCase{"DeletionOfTheCanonical",
                    {kOriginal},
                    {.offset = 5, .id = "first", .deletion = true},
                    "killed: deleted",
                    "kill 2",
                    "first"},
        VerdictCase{"DeletionOfACopy",
                    {kOriginal, kCopy},
                    {.offset = 5, .id = "second", .deletion = true},
                    "killed: copy-deleted",
                    "nothing",
                    "first"},
        VerdictCase{"UnknownDeletion",
                    {kOriginal},
                    {.offset = 5, .id = "never", .deletion = true},
                    "ignored: unknown",
                    "nothing"},
        VerdictCase{"UnknownKill",
                    {},
                    {.offset = 5, .id = "never", .status = PubStatus::kCanceled},
                    "ignored: unknown",
                    "nothing"},
        VerdictCase{"KilledTwice",
                    {kOriginal, kKill},
                    With(kKill, [](auto& r) { r.offset = 5; }),
                    "ignored: already-killed",
                    "nothing"},
        VerdictCase{
            "NewerVersionOfAKilledOne", {kOriginal, kKill}, kRevised, "published", "publish 1"},
        VerdictCase{
            "RepeatedOriginal", {kOriginal}, kOriginal, "published: repeated", "nothing", "first"},
        VerdictCase{
            "RepeatedCopy", {kOriginal, kCopy}, kCopy, "copy: repeated", "nothing", "first"}),
    tests::kCaseName);

// --- Stories ----------------------------------------------------------------------------------

TEST(Engine, NamesTheStoryAfterItsFirstArticle) {
  Desk desk;
  const Decision first = desk.Decide(kOriginal);
  EXPECT_EQ(first.story, StoryIdOf(tests::RawAt(0)));
  EXPECT_EQ(first.publications.at(0).story.id, *first.story);
  EXPECT_EQ(first.relation, Relation::kOriginal);
  EXPECT_EQ(desk.Decide(kCopy).story, first.story);
  EXPECT_EQ(desk.Decide(kRevised).story, first.story);
  EXPECT_NE(desk.Decide({.offset = 9, .id = "x", .text = StoryText(5)}).story, first.story);
}

TEST(Engine, GivesItsEvidenceForACopy) {
  Desk desk;
  desk.Decide(kOriginal);
  const Decision copy = desk.Decide(kCopy);
  EXPECT_EQ(copy.relation, Relation::kCopy);
  EXPECT_EQ(copy.scores.containment_new, 1);
  EXPECT_GT(copy.scores.hits, 0U);
  EXPECT_TRUE(copy.rule);
  ASSERT_EQ(copy.spans.size(), 1U);
  EXPECT_EQ(copy.spans[0].new_start, 0U);
  EXPECT_GE(copy.spans[0].new_end + 2, kText.size());
}

/// `from > to` of each change.
std::string Changes(const Decision& decision) {
  std::string out;
  for (const ChangedText& change : decision.changes.listed)
    out += '[' + change.from + " > " + change.to + ']';
  return out;
}

/// A corrections desk reads them.
TEST(Engine, ShowsWhatARevisionChanges) {
  const std::string middle = " people were treated for bruises at the regional hospital. ";
  CleanBuilder first = kOriginal;
  first.text = kText + "\n\nAt the quay 9" + middle + kText;
  CleanBuilder second = first;
  second.offset = 1;
  second.text = kText + "\n\nAt the quay 11" + middle + kText;
  Desk desk;
  EXPECT_EQ(desk.Decide(first).changes.count, 0U);
  const Decision revision = desk.Decide(second);
  EXPECT_EQ(revision.verdict, Verdict::kRevision);
  EXPECT_EQ(Changes(revision), "[9 > 11]");
  EXPECT_EQ(revision.changes.numbers, 1U);
}

/// The changes are from the text that the article was compared with, as the spans are.
TEST(Engine, ShowsChangesFromAnotherTextOfTheStory) {
  const std::string brief = StoryText(1, 2);
  const std::string report = brief + "\n\n" + StoryText(2, 8);
  Desk desk;
  desk.Decide({.offset = 0, .id = "brief", .text = brief, .source = "a.example"});
  desk.Decide({.offset = 1, .id = "report", .text = report, .source = "b.example"});
  std::string end = StoryText(2, 8);
  const std::size_t at = end.find(' ', end.size() / 2);
  const std::string word = end.substr(at + 1, end.find(' ', at + 1) - at - 1);
  end.replace(at + 1, word.size(), "otherwise");
  const Decision copy = desk.Decide({.offset = 2, .id = "end", .text = end, .source = "c.example"});
  EXPECT_EQ(copy.compared_with, "report");
  EXPECT_EQ(Changes(copy), '[' + word + " > otherwise]");
}

/// Only a new article asks the index; a known one is compared with its own story.
TEST(Engine, SaysWithHowManyStoriesANewArticleWasCompared) {
  Desk desk;
  EXPECT_EQ(desk.Decide(kOriginal).compared, 0U);
  EXPECT_EQ(desk.Decide(kCopy).compared, 1U);
  EXPECT_EQ(desk.Decide(kRevised).compared, std::nullopt);
  EXPECT_EQ(desk.Decide(kKill).compared, std::nullopt);
}

TEST(Engine, TimesComeFromTheLog) {
  Desk desk;
  const Decision first = desk.Decide(kOriginal);
  EXPECT_EQ(first.publications.at(0).created, At(seconds(30)));
  EXPECT_EQ(first.publications.at(0).story.first_created, At(seconds(30)));
  EXPECT_EQ(first.publications.at(0).story.founded, At({}));
  const Decision revised = desk.Decide(kRevised);
  EXPECT_EQ(revised.publications.at(0).created, At(seconds(35)));
  EXPECT_EQ(revised.publications.at(0).story.first_created, At(seconds(30))) << "of revision 1";
}

TEST(Engine, CopiesRideWithTheNextRevision) {
  Desk desk;
  desk.Decide(kOriginal);
  for (int i = 0; i < 4; ++i) {
    desk.Decide({.offset = 10 + i,
                 .id = "copy-" + std::to_string(i),
                 .text = kText,
                 .source = "b.example"});
  }
  const Decision revised = desk.Decide(With(kRevised, [](auto& r) { r.offset = 20; }));
  ASSERT_EQ(revised.publications.size(), 1U);
  EXPECT_EQ(revised.publications.at(0).story.copies, 4U);
  EXPECT_EQ(revised.publications.at(0).story.members.size(), 5U);
  EXPECT_EQ(revised.publications.at(0).story.members[4].article, "copy-3");
}

TEST(Engine, ListsAsManyCopiesAsAreAllowedAndCountsAll) {
  Desk desk;
  desk.Decide(kOriginal);
  const auto copies = static_cast<int>(kCopiesListedMax) + 20;
  for (int i = 0; i < copies; ++i) {
    desk.Decide({.offset = 10 + i,
                 .id = "copy-" + std::to_string(i),
                 .text = kText,
                 .source = "b.example"});
  }
  const auto entry = desk.state().FindArticle("first");
  const auto story = desk.state().FindStory(entry->story);
  EXPECT_EQ(story->copies, static_cast<std::uint32_t>(copies));
  EXPECT_EQ(story->members.size(), kCopiesListedMax + 1);
  EXPECT_EQ(Word(desk.Decide(
                {.offset = 900, .id = "copy-" + std::to_string(copies - 1), .deletion = true})),
            "killed: copy-deleted")
      << "a copy that is not listed";
  EXPECT_EQ(desk.state().FindStory(entry->story)->copies, static_cast<std::uint32_t>(copies) - 1);
}

TEST(Engine, AKilledStoryLosesItsTextAndItsCopiesStayNamed) {
  Desk desk;
  desk.Decide(kOriginal);
  desk.Decide(kCopy);
  const Decision kill = desk.Decide(kKill);
  ASSERT_EQ(kill.publications.size(), 1U);
  EXPECT_EQ(kill.publications.at(0).cause, Cause::kCanceled);
  EXPECT_EQ(kill.publications.at(0).story.members.size(), 2U);
  bool tombstone = false;
  for (const Delta& delta : kill.deltas)
    tombstone |= delta.key == RootKey({1}) && !delta.value;
  EXPECT_TRUE(tombstone) << "the text must leave the log too";
  EXPECT_FALSE(desk.state().FindRoot({1}).has_value());
}

TEST(Engine, ATakenBackCopyMayComeAgain) {
  Desk desk;
  desk.Decide(kOriginal);
  desk.Decide(kCopy);
  desk.Decide({.offset = 5, .id = "second", .deletion = true});
  EXPECT_EQ(Word(desk.Decide(With(kCopy, [](auto& r) { r.offset = 6; }))), "copy");
  EXPECT_EQ(desk.state().FindStory({1})->copies, 1U);
}

/// The window counts event time, and a late record does not set it back.
TEST(Engine, StoriesAreJoinedWithinTheWindowOnly) {
  Desk desk;
  desk.Decide(kOriginal);
  EXPECT_EQ(Word(desk.Decide({.offset = 5, .id = "in", .text = kText, .time = At(hours(72))})),
            "copy");
  const Decision late =
      desk.Decide({.offset = 6, .id = "out", .text = kText, .time = At(hours(73))});
  EXPECT_EQ(Word(late), "published");
  EXPECT_EQ(
      Word(desk.Decide({.offset = 7, .id = "old-stamp", .text = kText, .time = At(hours(1))})),
      "copy");
  EXPECT_EQ(desk.state().event_time(), At(hours(73)));
}

TEST(Engine, ForgetsAnIdWithItsStory) {
  Desk desk({.memory = hours(24)});
  desk.Decide(kOriginal);
  EXPECT_EQ(Word(desk.Decide(With(kOriginal,
                                  [](auto& r) {
                                    r.offset = 5;
                                    r.time = At(hours(23));
                                  }))),
            "ignored: redelivered");
  desk.Decide({.offset = 6, .id = "x", .text = StoryText(3), .time = At(hours(80))});
  EXPECT_EQ(Word(desk.Decide(With(kOriginal,
                                  [](auto& r) {
                                    r.offset = 7;
                                    r.time = At(hours(81));
                                  }))),
            "published");
}

TEST(Engine, HandsOutTheDeltasOfEachDecisionOnce) {
  Desk desk;
  const auto keys = [](const Decision& decision) {
    std::string letters;
    for (const Delta& delta : decision.deltas)
      letters += delta.key[0];
    return letters;
  };
  EXPECT_EQ(keys(desk.Decide(kOriginal)), "sta");
  EXPECT_EQ(keys(desk.Decide(kCopy)), "sa");
  EXPECT_EQ(keys(desk.Decide(With(kOriginal, [](auto& r) { r.offset = 5; }))), "") << "ignored";
  EXPECT_EQ(keys(desk.Decide(kRevised)), "sfa") << "its text is what is compared from now on";
  const auto late = With(kRevised, [](auto& r) {
    r.offset = 9;
    r.text += " It ends here.";
    r.time = At(hours(80));
  });
  EXPECT_EQ(keys(desk.Decide(late)), "sa") << "out of the window nothing is compared with it";
}

/// Takes of one report under ids of their own: each has the lead and the end of the one before.
TEST(Engine, ARevisionIsWhatTheNextIsComparedWith) {
  const auto text = [](const std::vector<std::uint64_t>& parts) {
    std::string out = StoryText(100, 1);
    for (const std::uint64_t part : parts)
      out += "\n\n" + StoryText(part);
    return out;
  };
  Desk desk;
  const auto decide = [&](const std::string& id, const std::vector<std::uint64_t>& parts) {
    return desk.Decide({.offset = static_cast<std::int64_t>(parts.back()),
                        .id = id,
                        .text = text(parts),
                        .source = "a.example"});
  };
  EXPECT_EQ(Published(decide("take-1", {1, 2, 3})), "publish 1");
  EXPECT_EQ(Published(decide("take-2", {2, 3, 4})), "update 2");
  const Decision third = decide("take-3", {3, 4, 5});
  EXPECT_EQ(Published(third), "update 3");
  EXPECT_EQ(third.compared_with, "take-2");
  EXPECT_EQ(third.spans.size(), 2U) << "the lead and what take 2 had, not the text itself";
  const Decision paper =
      desk.Decide({.offset = 9, .id = "paper", .text = StoryText(4), .source = "b.example"});
  EXPECT_EQ(paper.relation, Relation::kExcerpt) << "of the grown version's end";
}

/// The order of duplicates changes who is first, never how many stories there are.
TEST(Engine, EveryOrderGivesAsManyStories) {
  std::vector<CleanBuilder> articles;
  for (int story = 0; story < 4; ++story) {
    for (int copy = 0; copy < 3; ++copy) {
      articles.push_back({.id = std::to_string(story) + '-' + std::to_string(copy),
                          .text = StoryText(static_cast<std::uint64_t>(story)),
                          .source = std::to_string(copy)});
    }
  }
  constexpr std::uint64_t kSeed = 5;
  tests::Random random(kSeed);
  for (int round = 0; round < 20; ++round) {
    Desk desk;
    int published = 0;
    for (std::size_t i = articles.size(); i > 1; --i)
      std::swap(articles[i - 1], articles[random.Below(i)]);
    for (std::size_t i = 0; i < articles.size(); ++i) {
      articles[i].offset = static_cast<std::int64_t>(i);
      published += desk.Decide(articles[i]).verdict == Verdict::kPublished ? 1 : 0;
    }
    EXPECT_EQ(published, 4) << "round " << round << ", seed " << kSeed;
  }
}

TEST(Engine, AStateThatCannotBeReadDecidesNothing) {
  class Broken final : public StateStore {
   public:
    Result<std::optional<std::string>> Get(std::string_view) const override {
      if (!broken) return std::nullopt;
      return Fail(ErrorCode::kUnavailable, "disk");
    }

    Status Scan(std::string_view,
                const std::function<bool(std::string_view, std::string_view)>&) const override {
      return {};
    }

    Status Write(std::span<const Delta>, Offset) override { return {}; }

    Status Clear() override { return {}; }

    Offset changelog_next() const override { return {}; }

    bool broken = false;
  };

  Broken store;
  State state({}, {}, store);
  ASSERT_TRUE(state.Load());
  Engine engine({}, state);
  store.broken = true;
  const CleanRecord record = kOriginal.Build();
  const auto decision = engine.Decide(record, Tokenize(record.text), At({}));
  ASSERT_FALSE(decision);
  EXPECT_EQ(decision.error().code, ErrorCode::kUnavailable);
}

/// `value` takes the place of what is stored under `key`, while the index still has the story.
struct DamageCase {
  std::string_view name;
  std::string key;
  std::optional<std::string> value;
  ErrorCode want;
  std::string_view detail;
};

class Damages : public testing::TestWithParam<DamageCase> {};

TEST_P(Damages, EndADecisionAndAreUndone) {
  MemoryStore store;
  State state({}, {}, store);
  ASSERT_TRUE(state.Load());
  Engine engine({}, state);
  const auto decide = [&](const CleanBuilder& article) {
    const CleanRecord record = article.Build();
    return engine.Decide(record, Tokenize(record.text), At({}));
  };
  ASSERT_TRUE(decide(kOriginal));
  static_cast<void>(state.Seal());
  ASSERT_TRUE(state.Commit(Offset{1}));
  const auto whole = store.Get(GetParam().key);
  ASSERT_TRUE(whole);

  ASSERT_TRUE(store.Write(std::vector<Delta>{{GetParam().key, GetParam().value}}, Offset{2}));
  const State::Savepoint mark = state.Mark();
  const auto decision = decide(kCopy);
  ASSERT_FALSE(decision);
  EXPECT_EQ(decision.error().code, GetParam().want);
  EXPECT_EQ(decision.error().detail.substr(0, GetParam().detail.size()), GetParam().detail);

  state.RollBack(mark);
  EXPECT_TRUE(state.Drain().empty());
  ASSERT_TRUE(store.Write(std::vector<Delta>{{GetParam().key, *whole}}, Offset{3}));
  const auto again = decide(kCopy);
  ASSERT_TRUE(again);
  EXPECT_EQ(Word(*again), "copy");
}

INSTANTIATE_TEST_SUITE_P(
    Table, Damages,
    testing::Values(
        DamageCase{"MalformedStory", StoryKey({1}), "?", ErrorCode::kMalformed, "state: story: "},
        DamageCase{"MalformedRoot", RootKey({1}), "?", ErrorCode::kMalformed, "state: root: "},
        DamageCase{"MalformedArticle", ArticleKey("second"), "?", ErrorCode::kMalformed,
                   "state: article: "},
        DamageCase{"NoStory", StoryKey({1}), std::nullopt, ErrorCode::kFatal,
                   "state: a story of the index is not stored"},
        DamageCase{"NoRoot", RootKey({1}), std::nullopt, ErrorCode::kFatal,
                   "state: a text of the index is not stored"}),
    tests::kCaseName);

}  // namespace
}  // namespace wiresift
