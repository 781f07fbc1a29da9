#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/json.h"
#include "formats/record_file.h"
#include "pipeline/ports/clean_record.h"
#include "pipeline/publish/audit.h"
#include "publisher/lesson.h"
#include "store/rocks_store.h"
#include "story/delta.h"
#include "support/article_builder.h"
#include "support/match_desk.h"
#include "text/words/tokens.h"

// The records that a service wrote to Kafka are read by the code of today: README.md says which
// service and how.

namespace wiresift::tests {
namespace {

namespace fs = std::filesystem;

const fs::path kFolders = WIRESIFT_SOURCE_DIR "/tests/formats";

/// The folder that the program of today would write.
constexpr std::string_view kNewest = "0.2.0";

std::vector<std::string> AuditLines(std::string_view version) {
  std::vector<std::string> lines;
  std::ifstream in(kFolders / version / "audit.ndjson");
  for (std::string line; std::getline(in, line);)
    lines.push_back(line);
  return lines;
}

/// A member of an audit record as text, empty when it is missing.
std::string Member(const std::string& json, std::string_view name) {
  const auto document = JsonDocument::Parse(json);
  if (!document) return {};
  const auto value = Find(document->root(), name);
  if (!value) return {};
  return value->is_string() ? std::string(*AsText(*value)) : Minified(*value);
}

std::vector<Delta> Deltas(std::string_view version) {
  std::vector<Delta> deltas;
  for (Record& record : ReadRecords(kFolders / version / "state.ndjson"))
    deltas.push_back({std::move(record.key).value(), std::move(record.value)});
  return deltas;
}

std::vector<std::pair<CleanRecord, Timestamp>> CleanRecords(std::string_view version) {
  std::vector<std::pair<CleanRecord, Timestamp>> records;
  for (const Record& record : ReadRecords(kFolders / version / "clean.ndjson")) {
    auto clean = DecodeCleanRecord(record.value.value());
    EXPECT_TRUE(clean) << clean.error().detail;
    // As the stage does: no article's time is later than that at which the log took it.
    clean->event_time = std::min(clean->event_time, record.timestamp);
    records.emplace_back(std::move(*clean), record.timestamp);
  }
  return records;
}

/// What is expected of a story, and what of it the audit tells.
struct Outline {
  std::uint32_t revision = 1;
  bool killed = false;
  bool roundup = false;
  std::set<std::string> articles;  ///< ids of its members

  bool operator==(const Outline&) const = default;
};

using Outlines = std::map<std::string, Outline>;  ///< by the story's uri

/// All stories that the audit tells of, but for the one that the memory of 90 days has forgotten.
Outlines OutlinesOfAudit(std::string_view version) {
  Outlines stories;
  for (const std::string& json : AuditLines(version)) {
    const std::string story = Member(json, "story");
    const std::string article = Member(json, "article");
    if (story.empty() || article == "expired") continue;
    const bool copy_leaves = Member(json, "reason") == "copy-deleted";
    Outline& outline = stories[story];
    if (Member(json, "relation") == "roundup") outline.roundup = true;
    if (Member(json, "verdict") == "killed" && !copy_leaves) outline.killed = true;
    if (copy_leaves) outline.articles.erase(article);
    if (!copy_leaves) outline.articles.insert(article);
    const std::string revision = Member(json, "revision");
    if (!revision.empty()) outline.revision = static_cast<std::uint32_t>(std::stoul(revision));
  }
  return stories;
}

std::vector<Story> StoriesIn(const StateStore& store) {
  std::vector<Story> stories;
  EXPECT_TRUE(store.Scan(kStoryKeyPrefix, [&](std::string_view, std::string_view bytes) {
    auto story = DecodeStory(bytes);
    EXPECT_TRUE(story) << story.error().detail;
    if (story) stories.push_back(std::move(*story));
    return story.has_value();
  }));
  return stories;
}

Outlines OutlinesOf(const std::vector<Story>& stories) {
  Outlines outlines;
  for (const Story& story : stories) {
    Outline& outline = outlines[StoryUri(story.id)];
    outline.revision = story.revision;
    outline.killed = story.killed;
    outline.roundup = story.roundup;
    for (const auto& member : story.members)
      outline.articles.insert(member.article);
  }
  return outlines;
}

/// The changelog in `store` gives the stories that the audit tells of, and an engine over them
/// recognises a later copy of each that is still in the window.
void ExpectTheStories(std::string_view version, StateStore& store) {
  ASSERT_TRUE(store.Write(Deltas(version), Offset{1'000}));
  State state({}, {}, store);
  const Status loaded = state.Load();
  ASSERT_TRUE(loaded) << loaded.error().detail;
  const auto stories = StoriesIn(store);
  EXPECT_EQ(OutlinesOf(stories), OutlinesOfAudit(version));

  Engine engine({}, state);
  const Timestamp now = state.event_time();
  std::size_t recognised = 0;
  for (const Story& story : stories) {
    const auto root = state.FindRoot(story.sequence);
    EXPECT_EQ(root.has_value(), !story.killed);
    if (story.killed || story.founded + MatchOptions().window < now) continue;
    const CleanRecord copy = CleanBuilder{.offset = 10'000,
                                          .id = "copy of " + StoryUri(story.id),
                                          .text = root->text,
                                          .time = now}
                                 .Build();
    const auto decision = engine.Decide(copy, Tokenize(copy.text), now);
    ASSERT_TRUE(decision) << decision.error().detail;
    EXPECT_EQ(decision->verdict, Verdict::kCopy) << copy.article.id;
    EXPECT_EQ(decision->story, story.id) << copy.article.id;
    ++recognised;
  }
  EXPECT_GE(recognised, 18U);
}

class Formats : public testing::TestWithParam<std::string_view> {};

TEST_P(Formats, TheChangelogGivesItsStoriesFromMemory) {
  MemoryStore store;
  ExpectTheStories(GetParam(), store);
}

TEST_P(Formats, TheChangelogGivesItsStoriesFromRocksDb) {
  const fs::path folder = fs::path(testing::TempDir()) / "old_changelog";
  fs::remove_all(folder);
  const auto store = OpenRocksStore(folder, {.cluster = "c", .topic = "wiresift.state"});
  ASSERT_TRUE(store) << store.error().detail;
  ExpectTheStories(GetParam(), **store);
  fs::remove_all(folder);
}

/// A standby takes the same records one by one.
TEST_P(Formats, TheChangelogIsFollowedToTheSameStories) {
  MemoryStore store;
  State state({}, {}, store);
  ASSERT_TRUE(state.Load());
  std::int64_t next = 0;
  for (const Delta& delta : Deltas(GetParam())) {
    const Status followed = state.Follow({&delta, 1}, Offset{++next});
    ASSERT_TRUE(followed) << followed.error().detail;
  }
  EXPECT_EQ(OutlinesOf(StoriesIn(store)), OutlinesOfAudit(GetParam()));
}

TEST_P(Formats, TheChangelogHasEveryKindOfKeyWithAndWithoutAValue) {
  std::set<std::string> kinds;
  for (const Delta& delta : Deltas(GetParam()))
    kinds.insert(delta.key.substr(0, 1) + (delta.value ? "" : " gone"));
  EXPECT_EQ(kinds, (std::set<std::string>{"a", "a gone", "c", "f", "f gone", "p", "p gone", "s",
                                          "s gone", "t", "t gone", "v", "v gone"}));
}

/// Each value, decoded and encoded again, is the same bytes.
TEST(NewestFormats, TheChangelogIsWrittenAgainAsItWas) {
  for (const auto& [key, value] : Deltas(kNewest)) {
    if (!value) continue;
    switch (key.front()) {
      case 'a':
        EXPECT_EQ(EncodeArticle(DecodeArticle(*value).value()), *value);
        break;
      case 'c':
        EXPECT_EQ(EncodeClock(DecodeClock(*value).value()), *value);
        break;
      case 'p':
        EXPECT_EQ(PublisherCounts::Decode(*value).value().Encode(), *value);
        break;
      case 's':
        EXPECT_EQ(EncodeStory(DecodeStory(*value).value()), *value);
        break;
      case 't':
        EXPECT_EQ(EncodeStoredText(DecodeStoredText(*value).value()), *value);
        break;
      default:
        EXPECT_EQ(EncodeMemberText(DecodeMemberText(*value).value()), *value);
    }
  }
}

/// Today's bytes of an older record say the same: but for the sketch, which is made anew.
TEST_P(Formats, CleanRecordsAreUnderstood) {
  for (const Record& record : ReadRecords(kFolders / GetParam() / "clean.ndjson")) {
    const auto clean = DecodeCleanRecord(record.value.value());
    ASSERT_TRUE(clean) << clean.error().detail;
    EXPECT_EQ(clean->article.id, record.key);
    const std::string today = EncodeCleanRecord(*clean);
    const auto again = DecodeCleanRecord(today);
    ASSERT_TRUE(again) << again.error().detail;
    EXPECT_EQ(EncodeCleanRecord(*again), today);
    EXPECT_EQ(again->text, clean->text);
  }
}

TEST(NewestFormats, CleanRecordsAreWrittenAgainAsTheyWere) {
  for (const Record& record : ReadRecords(kFolders / kNewest / "clean.ndjson")) {
    const auto clean = DecodeCleanRecord(record.value.value());
    ASSERT_TRUE(clean) << clean.error().detail;
    EXPECT_EQ(EncodeCleanRecord(*clean), record.value) << *record.key;
  }
}

/// The configuration and the program that the records name.
RenderOptions NamesOf(const std::string& audit) {
  return {.config_hash = Member(audit, "config"), .engine_version = Member(audit, "engine")};
}

/// What a verdict says. Its rule and its scores belong to the version that has decided.
std::string WhatIsSaid(const std::string& line) {
  std::string said;
  for (const std::string_view name :
       {"article", "verdict", "reason", "story", "action", "revision", "relation", "of"})
    said += Member(line, name) + ' ';
  return said;
}

/// The clean log decided again gives the verdicts that stand beside it, and the lessons and the
/// state byte for byte.
TEST(NewestFormats, CleanRecordsAreDecidedAsTheyWere) {
  std::map<std::string, std::string> audit;  // by the input's coordinate
  for (const std::string& line : AuditLines(kNewest)) {
    if (Member(line, "verdict") != "rejected") audit[Member(line, "input")] = line;
  }
  const RenderOptions names = NamesOf(audit.begin()->second);
  MatchDesk desk;
  std::vector<std::pair<std::optional<std::string>, std::optional<std::string>>> lessons;
  for (const auto& [record, taken] : CleanRecords(kNewest)) {
    const Decision decision = desk.Decide(record, taken);
    const std::string verdict = *RenderAudit(decision, record, names).value;
    EXPECT_EQ(WhatIsSaid(verdict), WhatIsSaid(audit[Member(verdict, "input")]));
    audit.erase(Member(verdict, "input"));
    for (const Lesson& lesson : decision.lessons) {
      const LessonRecord rendered = RenderLesson(lesson, PartitionId{0});
      lessons.emplace_back(rendered.key, rendered.value);
    }
  }
  EXPECT_TRUE(audit.empty());
  desk.Commit();

  MemoryStore was;
  ASSERT_TRUE(was.Write(Deltas(kNewest), Offset{1'000}));
  EXPECT_EQ(desk.store().parts(), was.parts());
  decltype(lessons) learnt_then;
  for (Record& record : ReadRecords(kFolders / kNewest / "publishers.ndjson"))
    learnt_then.emplace_back(std::move(record.key), std::move(record.value));
  EXPECT_EQ(lessons, learnt_then);
}

TEST_P(Formats, LessonsAreUnderstood) {
  const auto records = ReadRecords(kFolders / GetParam() / "publishers.ndjson");
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].key, "a.example/0");
  const auto lesson = ParseLesson(records[0].value.value());
  ASSERT_TRUE(lesson) << lesson.error().detail;
  EXPECT_EQ(lesson->domain, "a.example");
  EXPECT_EQ(lesson->scope, "0");
  EXPECT_TRUE(lesson->candidates.empty());
  ASSERT_EQ(lesson->learnt.size(), 1U);
  EXPECT_EQ(lesson->learnt[0].sample, "This desk writes about the harbors of the coast.");
  EXPECT_EQ(lesson->learnt[0].stories, 3);
  EXPECT_EQ(lesson->learnt[0].articles, 5);
}

INSTANTIATE_TEST_SUITE_P(Versions, Formats, testing::Values("0.1.0", kNewest), [](const auto& c) {
  std::string name(c.param);
  std::ranges::replace(name, '.', '_');
  return name;
});

}  // namespace
}  // namespace wiresift::tests
