#include "publisher/lesson.h"

#include <gtest/gtest.h>

#include "publisher/memory.h"
#include "support/case_name.h"
#include "support/json_path.h"

namespace wiresift {
namespace {

PublisherCounts Counts() {
  PublisherCounts counts;
  for (std::uint64_t story = 1; story <= 5; ++story) {
    const std::vector<std::uint64_t> hashes = story < 3
                                                  ? std::vector<std::uint64_t>{7, 255}
                                                  : std::vector<std::uint64_t>{255, 900 + story};
    counts.Count(hashes, {story}, 20'000 + static_cast<Day>(story),
                 [](std::uint64_t hash) { return "block " + std::to_string(hash); });
  }
  return counts;
}

TEST(Lesson, SaysWhatIsLearntAndWhatMayBe) {
  const LessonRecord record = RenderLesson({"a.example", Counts()}, PartitionId{2});
  EXPECT_EQ(record.key, "a.example/2");
  EXPECT_EQ(*record.value,
            R"({"domain":"a.example","scope":"2","version":")" + MemoryVersion({255}) +
                R"(","learnt":[{"hash":"00000000000000ff","sample":"block 255","stories":3,)"
                R"("articles":5,"first":"2024-10-05","last":"2024-10-09"}],)"
                R"("candidates":[{"hash":"0000000000000007","sample":"block 7","stories":2,)"
                R"("articles":2,"first":"2024-10-05","last":"2024-10-06"}]})");
}

TEST(Lesson, ComesBack) {
  const auto learnt = ParseLesson(*RenderLesson({"a.example", Counts()}, PartitionId{3}).value);
  ASSERT_TRUE(learnt) << learnt.error().detail;
  EXPECT_EQ(learnt->domain, "a.example");
  EXPECT_EQ(learnt->scope, "3");
  ASSERT_EQ(learnt->learnt.size(), 1U);
  const LearntBlock& block = learnt->learnt[0];
  EXPECT_EQ(block.hash, 255U);
  EXPECT_EQ(block.sample, "block 255");
  EXPECT_EQ(block.stories, 3);
  EXPECT_EQ(block.articles, 5);
  EXPECT_EQ(block.first + " " + block.last, "2024-10-05 2024-10-09");
  ASSERT_EQ(learnt->candidates.size(), 1U);
  EXPECT_EQ(learnt->candidates[0].hash, 7U);
}

TEST(Lesson, OfAForgottenPublisherIsATombstone) {
  const LessonRecord record = RenderLesson({"a.example", std::nullopt}, PartitionId{0});
  EXPECT_EQ(record.key, "a.example/0");
  EXPECT_FALSE(record.value);
  EXPECT_EQ(LessonLine(record.key, record.value),
            R"({"domain":"a.example","scope":"0","learnt":[]})");
}

struct BadCase {
  std::string_view name, value, says;
};

class BadLesson : public testing::TestWithParam<BadCase> {};

TEST_P(BadLesson, IsRefusedByField) {
  const auto parsed = ParseLesson(GetParam().value);
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error().code, ErrorCode::kMalformed);
  EXPECT_TRUE(parsed.error().detail.contains(GetParam().says)) << parsed.error().detail;
}

INSTANTIATE_TEST_SUITE_P(
    Table, BadLesson,
    testing::Values(
        BadCase{"NotJson", "?", "a JSON object"}, BadCase{"NoDomain", R"({"learnt":[]})", "domain"},
        BadCase{"NoScope", R"({"domain":"a","learnt":[]})", "scope"},
        BadCase{"NoList", R"({"domain":"a","scope":"0","learnt":{}})", "learnt"},
        BadCase{"ShortHash", R"({"domain":"a","scope":"0","learnt":[{"hash":"ff"}]})", "hash"},
        BadCase{"NoHash", R"({"domain":"a","scope":"0","learnt":[{"hash":"0000000000000xff"}]})",
                "hash"}),
    tests::kCaseName);

}  // namespace
}  // namespace wiresift
