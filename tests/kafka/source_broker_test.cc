#include <chrono>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kafka/broker.h"
#include "kafka/sink.h"
#include "kafka/source.h"
#include "kafka/topics.h"

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr PartitionId kPartition{0};

/// Polls until the group has given it partitions, of which no record may come meanwhile; gives up
/// after a while.
void WaitForPartitions(KafkaSource& source, Listener& listener) {
  const auto deadline = steady_clock::now() + seconds(60);
  while (listener.assigned.empty() && steady_clock::now() < deadline)
    EXPECT_THAT(Read(source, listener, 1, milliseconds(100)), IsEmpty());
}

TEST(SourceOnBroker, DeliversTheSameRecordsAfterAnAbortAndASeek) {
  const std::string in = NewTopic("in");
  Fill(in, 50);
  Listener listener;
  const auto source = OpenSource(NewName("group"), in);
  ASSERT_NE(source, nullptr);
  const auto sink = OpenSink(NewName("id"), NewTopic("out"), source.get());
  ASSERT_NE(sink, nullptr);
  const std::vector<Record> first = Read(*source, listener, 50);
  ASSERT_EQ(first.size(), 50U);
  ASSERT_TRUE(sink->Write(Line("x")).has_value());
  ASSERT_EQ(sink->Abort(), CommitOutcome::kAborted);
  const Position back{kPartition, Offset{20}};
  ASSERT_TRUE(source->Seek({&back, 1}).has_value());
  const std::vector<Record> again = Read(*source, listener, 30);
  ASSERT_EQ(again.size(), 30U);
  EXPECT_EQ(again.front().at.offset, Offset{20});
  EXPECT_EQ(ValuesOf(again), ValuesOf({first.begin() + 20, first.end()}));
}

TEST(SourceOnBroker, ASeekWhilePausedHoldsAfterwards) {
  const std::string in = NewTopic("in");
  Fill(in, 20);
  Listener listener;
  const auto source = OpenSource(NewName("group"), in);
  ASSERT_EQ(Read(*source, listener, 20).size(), 20U);
  ASSERT_TRUE(source->Pause({&kPartition, 1}).has_value());
  const Position back{kPartition, Offset{5}};
  ASSERT_TRUE(source->Seek({&back, 1}).has_value());
  EXPECT_THAT(Read(*source, listener, 1, milliseconds(500)), IsEmpty());
  ASSERT_TRUE(source->Resume({&kPartition, 1}).has_value());
  const std::vector<Record> again = Read(*source, listener, 15);
  ASSERT_EQ(again.size(), 15U);
  EXPECT_EQ(again.front().at.offset, Offset{5});
}

TEST(SourceOnBroker, APauseLosesAndRepeatsNothing) {
  const std::string in = NewTopic("in");
  Fill(in, 40);
  Listener listener;
  const auto source = OpenSource(NewName("group"), in);
  std::vector<Record> records = Read(*source, listener, 7);
  ASSERT_EQ(records.size(), 7U);
  ASSERT_TRUE(source->Pause({&kPartition, 1}).has_value());
  EXPECT_THAT(Read(*source, listener, 1, milliseconds(500)), IsEmpty());
  ASSERT_TRUE(source->Resume({&kPartition, 1}).has_value());
  for (Record& record : Read(*source, listener, 33))
    records.push_back(std::move(record));
  ASSERT_EQ(records.size(), 40U);
  for (std::size_t i = 0; i < records.size(); ++i) {
    EXPECT_EQ(records[i].at.offset, Offset{static_cast<std::int64_t>(i)});
  }
}

/// Pauses what it is assigned, as the loop does for a lane that is not ready yet.
class PausingListener : public Listener {
 public:
  explicit PausingListener(KafkaSource& source) : source_(source) {}

  void OnAssigned(std::span<const PartitionId> partitions) override {
    Listener::OnAssigned(partitions);
    EXPECT_TRUE(source_.Pause(partitions).has_value());
  }

 private:
  KafkaSource& source_;
};

TEST(SourceOnBroker, APartitionPausedWhenItIsAssignedWaits) {
  const std::string in = NewTopic("in");
  Fill(in, 10);
  const auto source = OpenSource(NewName("group"), in);
  PausingListener listener(*source);
  WaitForPartitions(*source, listener);
  ASSERT_THAT(listener.assigned, ElementsAre(kPartition));
  EXPECT_THAT(Read(*source, listener, 1, seconds(1)), IsEmpty());
  ASSERT_TRUE(source->Seek({}).has_value());
  ASSERT_TRUE(source->Resume({&kPartition, 1}).has_value());
  const std::vector<Record> records = Read(*source, listener, 10);
  ASSERT_EQ(records.size(), 10U);
  EXPECT_EQ(records.front().at.offset, Offset{0});
}

// librdkafka keeps the pause of a partition that goes; the loop ends one only for a lane that was
// not ready, and meanwhile all looks well.
TEST(SourceOnBroker, APartitionThatGoesAndComesBackIsNoLongerPaused) {
  const std::string in = NewTopic("in", 2);
  const std::string group = NewName("group");
  Fill(in, 20);
  Listener listener;
  const auto source = OpenSource(group, in);
  ASSERT_EQ(Read(*source, listener, 20).size(), 20U);
  const PartitionId both[] = {PartitionId{0}, PartitionId{1}};
  ASSERT_TRUE(source->Pause(both).has_value());
  const auto deadline = steady_clock::now() + seconds(30);
  const auto is_late = [&] { return steady_clock::now() > deadline; };
  {
    Listener others;
    const auto other = OpenSource(group, in);
    while ((listener.revoked.empty() || others.assigned.empty()) && !is_late()) {
      EXPECT_THAT(Read(*source, listener, 1, milliseconds(50)), IsEmpty());
      static_cast<void>(Read(*other, others, 1, milliseconds(50)));
    }
  }
  ASSERT_EQ(listener.revoked.size(), 1U);
  const std::vector<Record> again = Read(*source, listener, 1);
  ASSERT_EQ(again.size(), 1U);
  EXPECT_EQ(again.front().at.partition, listener.revoked.front());
}

TEST(SourceOnBroker, GoesOnWhereTheGroupHasCommitted) {
  const std::string in = NewTopic("in");
  const std::string group = NewName("group");
  Fill(in, 10);
  {
    Listener listener;
    const auto source = OpenSource(group, in);
    ASSERT_EQ(Read(*source, listener, 10).size(), 10U);
    const auto sink = OpenSink(NewName("id"), NewTopic("out"), source.get());
    const Position position{kPartition, Offset{6}};
    ASSERT_EQ(sink->Commit({&position, 1}), CommitOutcome::kCommitted);
  }
  Listener listener;
  const auto successor = OpenSource(group, in);
  EXPECT_THAT(ValuesOf(Read(*successor, listener, 4)), ElementsAre("6", "7", "8", "9"));
}

TEST(SourceOnBroker, LagCountsDownToZero) {
  const std::string in = NewTopic("in");
  Fill(in, 30);
  Listener listener;
  const auto source = OpenSource(NewName("group"), in);
  ASSERT_EQ(Read(*source, listener, 10).size(), 10U);
  std::vector<Lag> lag = source->lag();
  ASSERT_THAT(lag, SizeIs(1));
  EXPECT_EQ(lag[0].topic, in);
  EXPECT_EQ(lag[0].records, 21);  // 20 records and the marker of their transaction
  ASSERT_EQ(Read(*source, listener, 20).size(), 20U);
  // The marker comes by itself, and a poll that waits for the next record passes it.
  const auto deadline = steady_clock::now() + seconds(20);
  while (source->lag().at(0).records > 0 && steady_clock::now() < deadline)
    ASSERT_THAT(Read(*source, listener, 1, milliseconds(100)), IsEmpty());
  EXPECT_EQ(source->lag().at(0).records, 0);
}

TEST(SourceOnBroker, AMissingTopicNamesTheCommandAndHealsWhenItIsMade) {
  const std::string name = NewName("later");
  Listener listener;
  KafkaOptions options = Broker().options();
  options.properties["topic.metadata.refresh.interval.ms"] = "500";
  auto source = KafkaSource::Make(options, {NewName("group"), ""}, name, {});
  ASSERT_TRUE(source.has_value());
  std::string said;
  const auto deadline = steady_clock::now() + seconds(20);
  while (said.empty() && steady_clock::now() < deadline) {
    const auto polled = (*source)->Poll(1, milliseconds(100), listener);
    if (!polled) said = polled.error().detail;
  }
  EXPECT_THAT(said, HasSubstr("'" + name + "'"));
  EXPECT_THAT(said, HasSubstr("wiresift topics --create"));
  EXPECT_FALSE((*source)->Poll(1, milliseconds(100), listener).has_value()) << "it must last";

  const auto created = CreateTopics(Broker().options(), {{name, 1, -1, {}, true}}, {});
  ASSERT_TRUE(created.has_value());
  Fill(name, 1);
  EXPECT_THAT(Read(**source, listener, 1), SizeIs(1));
  EXPECT_TRUE((*source)->Poll(1, milliseconds(100), listener).has_value());
}

TEST(SourceOnBroker, ASecondMemberWithTheSameInstanceStopsTheFirst) {
  const std::string in = NewTopic("in");
  const std::string group = NewName("group");
  Listener listener;
  const auto first = OpenSource(group, in, "desk-1");
  WaitForPartitions(*first, listener);
  ASSERT_FALSE(listener.assigned.empty());
  const auto second = OpenSource(group, in, "desk-1");
  Listener other;
  std::optional<Error> error;
  const auto deadline = steady_clock::now() + seconds(30);
  while (!error && steady_clock::now() < deadline) {
    Read(*second, other, 1, milliseconds(50));
    const auto polled = first->Poll(1, milliseconds(50), listener);
    if (!polled) error = polled.error();
  }
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->code, ErrorCode::kFatal);
  EXPECT_THAT(error->detail, HasSubstr("`instance`"));
}

TEST(SourceOnBroker, RecordsDeletedUnreadStopIt) {
  const std::string in = NewTopic("in");
  const std::string group = NewName("group");
  Fill(in, 5);
  {
    Listener listener;
    const auto source = OpenSource(group, in);
    ASSERT_EQ(Read(*source, listener, 5).size(), 5U);
    const auto sink = OpenSink(NewName("id"), NewTopic("out"), source.get());
    // An offset behind the log, as if the topic had been made anew.
    const Position position{kPartition, Offset{100}};
    ASSERT_EQ(sink->Commit({&position, 1}), CommitOutcome::kCommitted);
  }
  Listener listener;
  const auto source = OpenSource(group, in);
  std::optional<Error> error;
  const auto deadline = steady_clock::now() + seconds(20);
  while (!error && steady_clock::now() < deadline) {
    const auto polled = source->Poll(1, milliseconds(50), listener);
    if (!polled) error = polled.error();
  }
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->code, ErrorCode::kFatal);
  EXPECT_THAT(error->detail, HasSubstr("record 100"));
}

}  // namespace
}  // namespace wiresift
