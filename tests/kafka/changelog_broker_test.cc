#include <chrono>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kafka/broker.h"
#include "kafka/changelog.h"

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;
using testing::AnyOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::unique_ptr<KafkaChangelog> Open(const std::string& topic, Offset start = {}) {
  auto log = KafkaChangelog::Make(Broker().options(), {topic, PartitionId{0}, start}, {});
  EXPECT_TRUE(log.has_value()) << log.error().detail;
  return log ? std::move(*log) : nullptr;
}

/// The values up to the end, or those that came within `limit`.
std::vector<std::string> ReadAll(KafkaChangelog& log, milliseconds limit = seconds(10)) {
  std::vector<std::string> values;
  const auto deadline = steady_clock::now() + limit;
  while (!log.AtEnd() && steady_clock::now() < deadline) {
    const auto records = log.Read(10, milliseconds(100));
    if (!records) continue;
    for (const std::string& value : ValuesOf(*records))
      values.push_back(value);
  }
  return values;
}

void Write(KafkaSink& sink, const std::string& value) {
  ASSERT_TRUE(sink.Write(Line(value)).has_value());
  sink.Serve(milliseconds(100));  // so that it is in the log
}

TEST(ChangelogOnBroker, AnEmptyLogIsAtItsEnd) {
  const auto log = Open(NewTopic("state"));
  ASSERT_NE(log, nullptr);
  EXPECT_TRUE(log->AtEnd());
  EXPECT_EQ(log->remaining(), 0U);
  const auto records = log->Read(10, milliseconds(10));
  ASSERT_TRUE(records.has_value());
  EXPECT_THAT(*records, IsEmpty());
}

TEST(ChangelogOnBroker, EndsBehindTheMarkerOfTheLastCommit) {
  const std::string topic = NewTopic("state");
  Fill(topic, 25);
  const auto log = Open(topic);
  ASSERT_NE(log, nullptr);
  // 26 with the marker, which the broker may write a little after it has said yes to the commit.
  EXPECT_THAT(log->remaining(), AnyOf(25U, 26U));
  EXPECT_EQ(ReadAll(*log).size(), 25U);
  EXPECT_TRUE(log->AtEnd());
  EXPECT_EQ(log->remaining(), 0U);
}

TEST(ChangelogOnBroker, EndsBehindAnAbortedTail) {
  const std::string topic = NewTopic("state");
  const auto sink = OpenSink(NewName("id"), topic);
  Write(*sink, "kept");
  ASSERT_EQ(sink->Commit({}), CommitOutcome::kCommitted);
  Write(*sink, "dropped");
  Write(*sink, "dropped too");
  ASSERT_EQ(sink->Abort(), CommitOutcome::kAborted);
  const auto log = Open(topic);
  EXPECT_THAT(ReadAll(*log), ElementsAre("kept"));
  EXPECT_TRUE(log->AtEnd());
}

TEST(ChangelogOnBroker, ALogOfAbortedDeltasOnlyIsEmpty) {
  const std::string topic = NewTopic("state");
  const auto sink = OpenSink(NewName("id"), topic);
  Write(*sink, "dropped");
  ASSERT_EQ(sink->Abort(), CommitOutcome::kAborted);
  const auto log = Open(topic);
  EXPECT_THAT(ReadAll(*log), IsEmpty());
  EXPECT_TRUE(log->AtEnd());
}

TEST(ChangelogOnBroker, FencingThePredecessorLetsTheEndBeReached) {
  const std::string topic = NewTopic("state");
  const std::string id = NewName("id");
  const auto predecessor = OpenSink(id, topic);
  Write(*predecessor, "kept");
  ASSERT_EQ(predecessor->Commit({}), CommitOutcome::kCommitted);
  Write(*predecessor, "in the air");

  const auto successor = OpenSink(id, topic);
  const auto log = Open(topic);
  EXPECT_THAT(ReadAll(*log), ElementsAre("kept"));
  EXPECT_TRUE(log->AtEnd());
}

TEST(ChangelogOnBroker, AStrangersOpenTransactionIsWaitedFor) {
  const std::string topic = NewTopic("state");
  const auto stranger = OpenSink(NewName("stranger"), topic);
  Write(*stranger, "late");
  const auto own = OpenSink(NewName("id"), topic);
  Write(*own, "ours");
  ASSERT_EQ(own->Commit({}), CommitOutcome::kCommitted);

  const auto log = Open(topic);
  EXPECT_THAT(ReadAll(*log, seconds(1)), IsEmpty());
  EXPECT_FALSE(log->AtEnd()) << "the committed end is not the end";
  ASSERT_EQ(stranger->Commit({}), CommitOutcome::kCommitted);
  EXPECT_THAT(ReadAll(*log), ElementsAre("late", "ours"));
  EXPECT_TRUE(log->AtEnd());
}

TEST(ChangelogOnBroker, IgnoresWhatIsWrittenAfterItWasMade) {
  const std::string topic = NewTopic("state");
  const auto sink = OpenSink(NewName("id"), topic);
  Write(*sink, "before");
  ASSERT_EQ(sink->Commit({}), CommitOutcome::kCommitted);
  const auto log = Open(topic);
  Write(*sink, "after");
  ASSERT_EQ(sink->Commit({}), CommitOutcome::kCommitted);
  EXPECT_THAT(ReadAll(*log), ElementsAre("before"));
}

TEST(ChangelogOnBroker, StartsAtAStoredOffset) {
  const std::string topic = NewTopic("state");
  Fill(topic, 5);
  EXPECT_THAT(ReadAll(*Open(topic, Offset{3})), ElementsAre("3", "4"));
  EXPECT_TRUE(Open(topic, Offset{6})->AtEnd());
}

TEST(ChangelogOnBroker, RefusesAnOffsetOutsideTheLog) {
  const std::string topic = NewTopic("state");
  Fill(topic, 5);
  const auto log = KafkaChangelog::Make(Broker().options(), {topic, PartitionId{0}, Offset{7}}, {});
  ASSERT_FALSE(log.has_value());
  EXPECT_EQ(log.error().code, ErrorCode::kInvalid);
  EXPECT_THAT(log.error().detail, HasSubstr("0..6"));
}

TEST(ChangelogOnBroker, AMissingTopicIsSaidByName) {
  const std::string topic = NewName("nowhere");
  const auto log = KafkaChangelog::Make(Broker().options(), {topic, PartitionId{0}, Offset{0}}, {});
  ASSERT_FALSE(log.has_value());
  EXPECT_THAT(log.error().detail, HasSubstr("'" + topic + "'"));
}

}  // namespace
}  // namespace wiresift
