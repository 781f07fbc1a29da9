#include <chrono>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kafka/sink.h"
#include "line/test_line.h"
#include "pipeline/ports/clean_record.h"
#include "pipeline/prepare/prepare.h"
#include "publisher/lesson.h"
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
    auto clean = PrepareRecord(
        {.at = tests::RawAt(offset, 1), .timestamp = {}, .key = {}, .value = line, .headers = {}},
        options);
    EXPECT_TRUE(clean);
    static_cast<void>(TokenizeArticle(*clean, options.sampling));
    Record record;
    record.key = clean->article.id;
    record.value = EncodeCleanRecord(*clean);
    records.push_back(std::move(record));
  }
  return records;
}

/// True once the daemon's cleaning knows one block, which it says in its metrics.
bool WaitForALearntBlock(DaemonProcess& daemon) {
  return daemon.WaitForText("/metrics", "\nwiresift_learnt_blocks 1\n", seconds(90));
}

void ExpectRemoved(const TestLine& line, std::size_t verdicts, const std::string& version) {
  ASSERT_TRUE(line.WaitForVerdicts(verdicts, seconds(60)));
  const auto audit = line.Read(line.topics.audit);
  const std::string& verdict = *audit[verdicts - 1].value;
  EXPECT_TRUE(JsonText(verdict, "rules").ends_with("+memory a.example@" + version)) << verdict;
  EXPECT_TRUE(verdict.contains("publisher.repeat")) << verdict;
  const auto stories = line.Read(line.topics.stories);
  ASSERT_EQ(stories.size(), verdicts);
  EXPECT_FALSE(stories[verdicts - 1].value->contains(kFurniture)) << *stories[verdicts - 1].value;
}

TEST(PublisherMemory, IsLearntFromTheCleanTopicAndRemovedByAllWhoClean) {
  const TestLine line("memory");
  const std::string on = "clean: {publisher_memory: true}\n";
  const auto learner = line.Daemon("learner", "roles: [story]\n" + on);
  const auto cleaner = line.Daemon("cleaner", "roles: [clean]\n" + on);
  learner->Start();
  cleaner->Start();
  line.FeedClean(FiveDays());
  ASSERT_TRUE(line.WaitForVerdicts(5, seconds(60))) << learner->Log();
  const auto stories = line.Read(line.topics.stories);
  EXPECT_TRUE(stories.at(0).value->contains(kFurniture)) << "before it was learnt";
  const auto lessons = line.Read(line.topics.publishers);
  ASSERT_EQ(lessons.size(), 1U) << learner->Log();
  const auto lesson = ParseLesson(*lessons[0].value);
  ASSERT_TRUE(lesson);
  ASSERT_EQ(lesson->learnt.size(), 1U);
  EXPECT_EQ(lesson->learnt[0].sample, kFurniture);
  const std::string version = JsonText(*lessons[0].value, "version");

  // A cleaner that runs reads on. The article below is of today, so the block is forgotten with it.
  ASSERT_TRUE(WaitForALearntBlock(*cleaner)) << cleaner->Log();
  line.Feed(std::vector<std::string>{tests::FurnishedArticle(9).Json()});
  ExpectRemoved(line, 6, version);
  EXPECT_EQ(learner->Terminate(), 0) << learner->Log();
  EXPECT_EQ(cleaner->Terminate(), 0) << cleaner->Log();

  const auto after = line.Read(line.topics.publishers);
  ASSERT_EQ(after.size(), 2U);
  EXPECT_EQ(after[1].key, "a.example/0");
  EXPECT_FALSE(after[1].value) << "not seen for 30 days, and so a tombstone";
}

/// A worker reads the whole topic before it cleans anything.
TEST(PublisherMemory, IsReadAtTheStart) {
  const TestLine line("memory-start");
  const std::string on = "clean: {publisher_memory: true}\n";
  line.FeedClean(FiveDays());
  const auto learner = line.Daemon("learner", "roles: [story]\n" + on);
  learner->Start();
  ASSERT_TRUE(line.WaitForVerdicts(5, seconds(60))) << learner->Log();
  const auto lessons = line.Read(line.topics.publishers);
  ASSERT_EQ(lessons.size(), 1U) << learner->Log();
  line.Feed(std::vector<std::string>{tests::FurnishedArticle(9).Json()});
  const auto cleaner = line.Daemon("cleaner", "roles: [clean]\n" + on);
  cleaner->Start();
  ExpectRemoved(line, 6, JsonText(*lessons[0].value, "version"));
}

}  // namespace
}  // namespace wiresift
