// Topics that the operator, or retention, changes under a running line.
#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kafka/admin.h"
#include "kafka/broker.h"
#include "line/test_line.h"
#include "support/generated_feed.h"

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;
using testing::HasSubstr;

using AdminCall =
    std::function<void(rd_kafka_t&, const rd_kafka_AdminOptions_t*, rd_kafka_queue_t*)>;

/// One admin request to the program's broker; fails the test when it is refused.
void Ask(rd_kafka_admin_op_t operation, const AdminCall& request) {
  ClientCallbacks callbacks;
  auto conf = AdminConf(Broker().options());
  ASSERT_TRUE(conf.has_value());
  auto client = MakeClient(RD_KAFKA_PRODUCER, std::move(*conf), callbacks);
  ASSERT_TRUE(client.has_value());
  const auto answer = AskAdmin(**client, operation, "test", [&](const auto* options, auto* queue) {
    request(**client, options, queue);
  });
  ASSERT_TRUE(answer.has_value()) << answer.error().detail;
}

/// Deletes the records of partition 0 that lie before `offset`, as retention would.
void Trim(const std::string& topic, std::int64_t offset) {
  const PartitionListHandle list = MakePartitionList(1);
  rd_kafka_topic_partition_list_add(list.get(), topic.c_str(), 0)->offset = offset;
  rd_kafka_DeleteRecords_t* what = rd_kafka_DeleteRecords_new(list.get());
  Ask(RD_KAFKA_ADMIN_OP_DELETERECORDS, [&](rd_kafka_t& client, const auto* options, auto* queue) {
    rd_kafka_DeleteRecords(&client, &what, 1, options, queue);
  });
  rd_kafka_DeleteRecords_destroy(what);
}

void Delete(const std::string& topic) {
  rd_kafka_DeleteTopic_t* what = rd_kafka_DeleteTopic_new(topic.c_str());
  Ask(RD_KAFKA_ADMIN_OP_DELETETOPICS, [&](rd_kafka_t& client, const auto* options, auto* queue) {
    rd_kafka_DeleteTopics(&client, &what, 1, options, queue);
  });
  rd_kafka_DeleteTopic_destroy(what);
}

void AddPartitions(const std::string& topic, std::size_t total) {
  rd_kafka_NewPartitions_t* what = rd_kafka_NewPartitions_new(topic.c_str(), total, nullptr, 0);
  Ask(RD_KAFKA_ADMIN_OP_CREATEPARTITIONS,
      [&](rd_kafka_t& client, const auto* options, auto* queue) {
        rd_kafka_CreatePartitions(&client, &what, 1, options, queue);
      });
  rd_kafka_NewPartitions_destroy(what);
}

std::vector<std::string> FirstHalf(const std::vector<std::string>& feed) {
  return {feed.begin(), feed.begin() + static_cast<std::ptrdiff_t>(feed.size() / 2)};
}

std::vector<std::string> SecondHalf(const std::vector<std::string>& feed) {
  return {feed.begin() + static_cast<std::ptrdiff_t>(feed.size() / 2), feed.end()};
}

TEST(TopicChanges, RecordsTrimmedUnreadStopItWithTheReason) {
  const TestLine line("trim");
  const auto feed = GenerateFeed(40, 1);
  line.Feed(FirstHalf(feed));
  const auto daemon = line.Daemon("d");
  daemon->Start();
  ASSERT_TRUE(line.WaitForVerdicts(20, seconds(60))) << daemon->Log();
  ASSERT_EQ(daemon->Terminate(), 0) << daemon->Log();
  line.Feed(SecondHalf(feed));
  Trim(line.topics.raw, 30);  // 20 articles, the end of their transaction, 9 unread
  daemon->Start();
  EXPECT_TRUE(daemon->WaitForEnd(kAnswerMax)) << daemon->Log();
  EXPECT_THAT(daemon->Log(), HasSubstr("deleted unread"));
  EXPECT_THAT(daemon->Log(), HasSubstr(line.topics.raw + "[0]"));
  EXPECT_EQ(line.Read(line.topics.audit).size(), 20) << "the rest was read as if nothing lacked";
}

TEST(TopicChanges, TrimmingWhatHasBeenReadIsNoMatter) {
  const TestLine line("trimmed");
  const auto feed = GenerateFeed(40, 2);
  line.Feed(FirstHalf(feed));
  const auto daemon = line.Daemon("d");
  daemon->Start();
  ASSERT_TRUE(line.WaitForVerdicts(20, seconds(60))) << daemon->Log();
  Trim(line.topics.raw, 21);
  line.Feed(SecondHalf(feed));
  EXPECT_TRUE(line.WaitForVerdicts(40, seconds(60))) << daemon->Log();
  EXPECT_EQ(daemon->Terminate(), 0) << daemon->Log();
}

TEST(TopicChanges, ADeletedTopicIsSaidAndNotPassedOver) {
  const TestLine line("deleted");
  line.Feed(GenerateFeed(20, 3));
  const auto daemon = line.Daemon("d");
  daemon->Start();
  ASSERT_TRUE(line.WaitForVerdicts(20, seconds(60))) << daemon->Log();
  ASSERT_TRUE(daemon->WaitForStatus("/readyz", 200, kAnswerMax)) << daemon->Get("/readyz");
  Delete(line.topics.raw);
  EXPECT_TRUE(daemon->WaitForStatus("/readyz", 503, kAnswerMax)) << daemon->Log();
  EXPECT_TRUE(daemon->WaitForText("/readyz", line.topics.raw, kAnswerMax)) << daemon->Log();
  EXPECT_TRUE(daemon->WaitForLog("'" + line.topics.raw + "' does not exist", kAnswerMax))
      << daemon->Log();
  EXPECT_TRUE(daemon->IsRunning());
}

TEST(TopicChanges, PartitionsAddedAreReadWithinTheMetadataInterval) {
  const TestLine line("added");
  const auto feed = GenerateFeed(40, 4);
  line.Feed(FirstHalf(feed));
  const auto daemon = line.Daemon("d");
  daemon->Start();
  ASSERT_TRUE(line.WaitForVerdicts(20, seconds(60))) << daemon->Log();
  AddPartitions(line.topics.raw, 4);
  const auto began = steady_clock::now();
  const auto sink = OpenSink(NewName("feeder"), line.topics.raw);
  ASSERT_NE(sink, nullptr);
  for (std::size_t i = 20; i < feed.size(); ++i)
    ASSERT_TRUE(sink->Write(Line(feed[i], 3)).has_value());
  ASSERT_EQ(sink->Commit({}), CommitOutcome::kCommitted);
  // topic.metadata.refresh.interval.ms is 10 s, and 5 minutes where nobody sets it; the group then
  // agrees anew.
  EXPECT_TRUE(line.WaitForVerdicts(40, kAnswerMax)) << daemon->Log();
  const auto took = std::chrono::duration_cast<milliseconds>(steady_clock::now() - began);
  RecordProperty("read_after_ms", static_cast<int>(took.count()));
  EXPECT_EQ(VerdictsByInput(line.Read(line.topics.audit)).size(), 40);
  EXPECT_EQ(daemon->Terminate(), 0) << daemon->Log();
}

}  // namespace
}  // namespace wiresift
