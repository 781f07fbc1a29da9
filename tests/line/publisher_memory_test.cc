#include <chrono>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kafka/sink.h"
#include "line/test_line.h"
#include "pipeline/clean_record.h"
#include "pipeline/prepare.h"
#include "pipeline/publisher_record.h"
#include "support/furnished_feed.h"

// From pages to what is learnt of them to what is removed, on a real broker.

namespace wiresift {
namespace {

using std::chrono::seconds;
using tests::kFurniture;

/// The clean topic's records of five days of a publisher's articles. The raw topic cannot have
/// them: a broker stamps what it takes today.
std::vector<Record> FiveDays() {
  const PublisherTable nothing;
  PrepareOptions options;
  options.publishers = &nothing;
  std::vector<Record> records;
  for (const std::string& line : tests::FurnishedLines()) {
    const auto offset = static_cast<std::int64_t>(records.size());
    auto clean = PrepareArticle(
        {.at = tests::RawAt(offset, 1), .timestamp = {}, .key = {}, .value = line, .headers = {}},
        options);
    EXPECT_TRUE(clean);
    Record record;
    record.key = clean->article.id;
    record.value = EncodeCleanRecord(*clean);
    records.push_back(std::move(record));
  }
  return records;
}

TEST(PublisherMemory, IsLearntFromTheCleanTopicAndRemovesInTheNextArticle) {
  const TestLine line("memory");
  const std::string on = "clean: {publisher_memory: true}\n";
  line.FeedClean(FiveDays());
  const auto learner = line.Daemon("learner", "roles: [story]\n" + on);
  learner->Start();
  ASSERT_TRUE(line.WaitForVerdicts(5, seconds(60))) << learner->Log();
  const auto lessons = line.Read(line.topics.publishers);
  ASSERT_EQ(lessons.size(), 1U) << learner->Log();
  const auto lesson = ParseLesson(*lessons[0].value);
  ASSERT_TRUE(lesson);
  ASSERT_EQ(lesson->learnt.size(), 1U);
  EXPECT_EQ(lesson->learnt[0].sample, kFurniture);

  // Started only now, so the first thing it does is to read what is learnt.
  const auto cleaner = line.Daemon("cleaner", "roles: [clean]\n" + on);
  cleaner->Start();
  line.Feed(std::vector<std::string>{tests::FurnishedArticle(9).Json()});
  ASSERT_TRUE(line.WaitForVerdicts(6, seconds(60))) << cleaner->Log();
  EXPECT_EQ(learner->Terminate(seconds(5)), 0) << learner->Log();
  EXPECT_EQ(cleaner->Terminate(seconds(5)), 0) << cleaner->Log();

  const auto audit = line.Read(line.topics.audit);
  const std::string& verdict = *audit.back().value;
  EXPECT_TRUE(JsonText(verdict, "rules").ends_with("@" + JsonText(*lessons[0].value, "version")))
      << verdict;
  EXPECT_TRUE(verdict.contains("publisher.repeat")) << verdict;
  const auto stories = line.Read(line.topics.stories);
  ASSERT_EQ(stories.size(), 6U);
  EXPECT_TRUE(stories[0].value->contains(kFurniture)) << "before it was learnt";
  EXPECT_FALSE(stories[5].value->contains(kFurniture)) << *stories[5].value;
}

}  // namespace
}  // namespace wiresift
