#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/limits.h"
#include "pipeline/decide/engine.h"
#include "publisher/masked_hash.h"
#include "story/state_store.h"
#include "support/article_builder.h"
#include "support/invented_text.h"
#include "text/words/tokens.h"

// What the engine learns of publishers, from the records that it decides.

namespace wiresift {
namespace {

using std::chrono::hours;
using tests::At;
using tests::CleanBuilder;
using tests::InventedText;
using tests::StoryText;

constexpr std::string_view kFurniture = "Write to the desk of the coast.";

std::string TitleOf(std::uint64_t number) {
  return InventedText(1'000 + number).Sentence();
}

/// An engine that is fed one article after the other.
class Desk {
 public:
  Desk() : state_({}, {}, store_), engine_({}, state_) { EXPECT_TRUE(state_.Load()); }

  /// The article's text and title are number `text`; its pages have the furniture.
  CleanRecord Record(std::uint64_t text, std::chrono::hours since,
                     std::string source = "a.example") {
    ++offset_;
    CleanRecord record = CleanBuilder{.offset = offset_,
                                      .id = "article-" + std::to_string(offset_),
                                      .title = TitleOf(text),
                                      .text = StoryText(text),
                                      .source = std::move(source),
                                      .time = At(since)}
                             .Build();
    record.blocks = {MaskedHash(kFurniture)};
    record.removed.push_back({.text = std::string(kFurniture)});
    return record;
  }

  Decision Decide(std::uint64_t text, std::chrono::hours since, std::string source = "a.example") {
    return Decide(Record(text, since, std::move(source)));
  }

  Decision Decide(const CleanRecord& record) {
    auto decision = engine_.Decide(record, Tokenize(record.text), record.event_time);
    EXPECT_TRUE(decision) << decision.error().detail;
    if (!decision) return {};
    for (const Lesson& lesson : decision->lessons)
      lessons_.push_back(lesson);
    return std::move(*decision);
  }

  [[nodiscard]] const std::vector<Lesson>& lessons() const { return lessons_; }

  State& state() { return state_; }

  MemoryStore& store() { return store_; }

 private:
  MemoryStore store_;
  State state_;
  Engine engine_;
  std::int64_t offset_ = 0;
  std::vector<Lesson> lessons_;
};

void LearnFurniture(Desk& desk) {
  for (std::uint64_t text = 1; text <= 5; ++text)
    desk.Decide(text, hours(10 * text));
}

TEST(Learning, FurnitureOfFiveStoriesIsTold) {
  Desk desk;
  LearnFurniture(desk);
  ASSERT_EQ(desk.lessons().size(), 1U) << "once, when it has changed";
  const Lesson& lesson = desk.lessons()[0];
  EXPECT_EQ(lesson.domain, "a.example");
  ASSERT_TRUE(lesson.counts);
  EXPECT_EQ(lesson.counts->Learnt(), std::vector{MaskedHash(kFurniture)});
  EXPECT_EQ(lesson.counts->blocks()[0].sample, kFurniture);
}

TEST(Learning, OneStoryTeachesNothingHoweverOftenItIsReprinted) {
  Desk desk;
  for (int day = 0; day < 12; ++day) {
    const Decision decision = desk.Decide(1, hours(4 * day));
    EXPECT_EQ(decision.verdict == Verdict::kPublished, day == 0);
  }
  EXPECT_TRUE(desk.lessons().empty());
}

/// After the window each reprint founds a story of its own.
TEST(Learning, NorWhenTheReprintsAreTooLateToJoin) {
  Desk desk;
  for (int week = 0; week < 12; ++week) {
    CleanRecord record = desk.Record(1, hours(24 * 7 * week));
    record.article.title = TitleOf(static_cast<std::uint64_t>(week));
    const Decision decision = desk.Decide(record);
    EXPECT_EQ(decision.verdict, Verdict::kPublished);
  }
  EXPECT_TRUE(desk.lessons().empty());
}

/// The furniture stands in the clean text as long as it is not known.
TEST(Learning, FurnitureInTheTextMakesNoStoriesAlike) {
  Desk desk;
  for (std::uint64_t text = 1; text <= 5; ++text) {
    CleanRecord record = desk.Record(text, hours(10 * text));
    record.text = InventedText(text).Paragraphs(1)[0] + "\n\n" + std::string(kFurniture);
    record.removed.clear();
    record.sketch = MakeSketch(Tokenize(record.text), 8);
    desk.Decide(record);
  }
  ASSERT_EQ(desk.lessons().size(), 1U);
  EXPECT_EQ(desk.lessons()[0].counts->blocks()[0].sample, kFurniture);
}

TEST(Learning, UpdatesAndRedeliveriesAreNoArticles) {
  Desk desk;
  for (std::uint64_t text = 1; text <= 3; ++text)
    desk.Decide(text, hours(12 * text));
  for (int again = 0; again < 5; ++again) {
    CleanRecord record = desk.Record(3, hours(40));
    record.article.id = "article-3";
    desk.Decide(record);
  }
  const auto counts = desk.state().FindPublisher("a.example");
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->blocks()[0].articles, 3U);
}

TEST(Learning, PublishersDoNotLearnFromEachOther) {
  Desk desk;
  for (std::uint64_t text = 1; text <= 8; ++text)
    desk.Decide(text, hours(10 * text), text % 2 == 0 ? "a.example" : "b.example");
  EXPECT_TRUE(desk.lessons().empty());
}

TEST(Learning, SubdomainsArePagesOfOneOwner) {
  Desk desk;
  for (std::uint64_t text = 1; text <= 5; ++text)
    desk.Decide(text, hours(10 * text), "desk" + std::to_string(text) + ".lakeside.co.uk");
  ASSERT_EQ(desk.lessons().size(), 1U);
  EXPECT_EQ(desk.lessons()[0].domain, "lakeside.co.uk");
}

TEST(Learning, ASilentPublisherIsForgotten) {
  Desk desk;
  LearnFurniture(desk);
  desk.Decide(90, hours(24 * 40), "other.example");
  ASSERT_EQ(desk.lessons().size(), 2U);
  EXPECT_EQ(desk.lessons()[1].domain, "a.example");
  EXPECT_FALSE(desk.lessons()[1].counts);
  EXPECT_EQ(desk.state().publisher_ages().size(), 1U);
}

TEST(Learning, AnArticleOfNobodyTeachesNothing) {
  Desk desk;
  for (std::uint64_t text = 1; text <= 6; ++text)
    desk.Decide(text, hours(10 * text), "Lakeside Times");
  EXPECT_TRUE(desk.lessons().empty());
  EXPECT_EQ(desk.state().publisher_ages().size(), 0U);
}

TEST(Learning, AnAbortTakesItBack) {
  Desk desk;
  for (std::uint64_t text = 1; text <= 4; ++text)
    desk.Decide(text, hours(10 * text));
  ASSERT_TRUE(desk.state().Commit(Offset{1}));
  desk.Decide(5, hours(50));
  desk.state().Abort();
  EXPECT_EQ(desk.lessons().size(), 1U);
  desk.Decide(5, hours(50));
  ASSERT_EQ(desk.lessons().size(), 2U) << "run again, it learns the same";
  EXPECT_EQ(desk.lessons()[1].counts->Encode(), desk.lessons()[0].counts->Encode());
}

/// A state that was restored from the store goes on like the one that never stopped.
TEST(Learning, RestoredIsLive) {
  Desk live;
  Desk stopped;
  for (std::uint64_t text = 1; text <= 4; ++text) {
    live.Decide(text, hours(10 * text));
    stopped.Decide(text, hours(10 * text));
  }
  ASSERT_TRUE(stopped.state().Commit(Offset{1}));
  State restored({}, {}, stopped.store());
  ASSERT_TRUE(restored.Load());
  EXPECT_EQ(restored.publisher_ages().size(), 1U);
  EXPECT_EQ(restored.publisher_ages().oldest(), live.state().publisher_ages().oldest());
}

}  // namespace
}  // namespace wiresift
