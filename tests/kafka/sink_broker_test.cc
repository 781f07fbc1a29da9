#include <chrono>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kafka/broker.h"
#include "kafka/sink.h"
#include "support/random.h"

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::HasSubstr;
using testing::IsEmpty;

/// Bytes that no compression makes smaller.
std::string Noise(std::size_t bytes, std::uint64_t seed) {
  return tests::Random(seed).Bytes(bytes);
}

TEST(SinkOnBroker, AnAbortedTransactionIsNeverSeen) {
  const std::string topic = NewTopic("abort");
  const auto sink = OpenSink(NewName("id"), topic);
  ASSERT_NE(sink, nullptr);
  ASSERT_TRUE(sink->Write(Line("dropped")).has_value());
  sink->Serve(milliseconds(200));  // so that the record has reached the broker
  ASSERT_EQ(sink->Abort(), CommitOutcome::kAborted);
  ASSERT_TRUE(sink->Write(Line("kept")).has_value());
  ASSERT_EQ(sink->Commit({}), CommitOutcome::kCommitted);
  EXPECT_THAT(Committed(topic), ElementsAre("kept"));
}

TEST(SinkOnBroker, AnOpenTransactionIsNotSeenYet) {
  const std::string topic = NewTopic("open");
  const auto sink = OpenSink(NewName("id"), topic);
  ASSERT_NE(sink, nullptr);
  ASSERT_TRUE(sink->Write(Line("pending")).has_value());
  sink->Serve(milliseconds(200));
  EXPECT_THAT(Committed(topic), IsEmpty());
  ASSERT_EQ(sink->Commit({}), CommitOutcome::kCommitted);
  EXPECT_THAT(Committed(topic), ElementsAre("pending"));
}

TEST(SinkOnBroker, OffsetsMoveWithTheTransaction) {
  const std::string in = NewTopic("in");
  const std::string out = NewTopic("out");
  Fill(in, 3);
  Listener listener;
  const auto source = OpenSource(NewName("group"), in);
  ASSERT_NE(source, nullptr);
  ASSERT_EQ(Read(*source, listener, 3).size(), 3U);
  const PartitionId partition{0};
  const Position position{partition, Offset{2}};
  const auto sink = OpenSink(NewName("id"), out, source.get());
  ASSERT_NE(sink, nullptr);

  ASSERT_TRUE(sink->Write(Line("x")).has_value());
  ASSERT_EQ(sink->Abort(), CommitOutcome::kAborted);
  auto committed = source->Committed({&partition, 1});
  ASSERT_TRUE(committed.has_value()) << committed.error().detail;
  EXPECT_THAT(*committed, IsEmpty());

  ASSERT_TRUE(sink->Write(Line("y")).has_value());
  ASSERT_EQ(sink->Commit({&position, 1}), CommitOutcome::kCommitted);
  committed = source->Committed({&partition, 1});
  ASSERT_TRUE(committed.has_value());
  EXPECT_THAT(*committed, ElementsAre(position));
  EXPECT_THAT(Committed(out), ElementsAre("y"));
  EXPECT_FALSE(sink->worn());
}

TEST(SinkOnBroker, CommitsPositionsWithoutAnyOutput) {
  const std::string in = NewTopic("in");
  Fill(in, 1);
  Listener listener;
  const auto source = OpenSource(NewName("group"), in);
  ASSERT_EQ(Read(*source, listener, 1).size(), 1U);
  const auto sink = OpenSink(NewName("id"), NewTopic("out"), source.get());
  ASSERT_NE(sink, nullptr);
  const PartitionId partition{0};
  const Position position{partition, Offset{1}};
  ASSERT_EQ(sink->Commit({&position, 1}), CommitOutcome::kCommitted);
  const auto committed = source->Committed({&partition, 1});
  ASSERT_TRUE(committed.has_value());
  EXPECT_THAT(*committed, ElementsAre(position));
}

TEST(SinkOnBroker, ASuccessorFencesTheOlderOne) {
  const std::string topic = NewTopic("fence");
  const std::string id = NewName("id");
  const auto older = OpenSink(id, topic);
  ASSERT_NE(older, nullptr);
  ASSERT_TRUE(older->Write(Line("zombie")).has_value());
  older->Serve(milliseconds(200));
  const auto newer = OpenSink(id, topic);
  ASSERT_NE(newer, nullptr);
  ASSERT_TRUE(newer->Write(Line("heir")).has_value());
  ASSERT_EQ(newer->Commit({}), CommitOutcome::kCommitted);

  static_cast<void>(older->Write(Line("zombie again")).has_value());
  EXPECT_EQ(older->Commit({}), CommitOutcome::kFenced);
  EXPECT_TRUE(older->worn());
  EXPECT_FALSE(older->Write(Line("zombie for ever")).has_value());
  EXPECT_EQ(older->Abort(), CommitOutcome::kFenced);
  EXPECT_THAT(Committed(topic), ElementsAre("heir"));
}

TEST(SinkOnBroker, AnOversizeOutputCostsNoTimeAndNotTheRest) {
  const std::string topic = NewTopic("large", 1, {{"max.message.bytes", "10485760"}});
  const auto sink = OpenSink(NewName("id"), topic);
  ASSERT_NE(sink, nullptr);
  ASSERT_TRUE(sink->Write(Line("before")).has_value());
  const auto start = steady_clock::now();
  Output large = Line("large");
  large.value = std::string(10 << 20, 'x');
  const Status refused = sink->Write(std::move(large));
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::kTooLarge);
  ASSERT_TRUE(sink->Write(Line("after")).has_value());
  EXPECT_EQ(sink->Commit({}), CommitOutcome::kCommitted);
  EXPECT_LT(steady_clock::now() - start, std::chrono::seconds(5));
  EXPECT_THAT(Committed(topic), ElementsAre("before", "after"));
}

/// Batches that librdkafka fills by its own measure would be refused as records are, and for ever.
TEST(SinkOnBroker, ATopicThatTakesLittleGetsSmallBatches) {
  const std::string topic = NewTopic("small", 1, {{"max.message.bytes", "20000"}});
  const auto sink = OpenSink(NewName("id"), topic);
  ASSERT_NE(sink, nullptr);
  EXPECT_LT(sink->output_bytes_max(Channel::kClean), 20'000U);
  const auto start = steady_clock::now();
  std::vector<std::string> lines;
  for (int i = 0; i < 100; ++i) {
    lines.push_back(Noise(5'000, static_cast<std::uint64_t>(i) + 1));
    ASSERT_TRUE(sink->Write(Line(lines.back())).has_value());
  }
  const Status refused = sink->Write(Line(Noise(12'000, 1)));
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::kTooLarge);
  EXPECT_EQ(sink->Commit({}), CommitOutcome::kCommitted);
  EXPECT_LT(steady_clock::now() - start, std::chrono::seconds(5));
  EXPECT_THAT(Committed(topic), ElementsAreArray(lines));
}

TEST(SinkOnBroker, TheLargestOutputIsTaken) {
  const std::string topic = NewTopic("largest", 1, {{"max.message.bytes", "10485760"}});
  const auto sink = OpenSink(NewName("id"), topic);
  ASSERT_NE(sink, nullptr);
  const std::string noise = Noise(sink->output_bytes_max(Channel::kClean) - 3, 1);
  Output output{Channel::kClean, std::nullopt, "key", noise, {}};
  ASSERT_TRUE(sink->Write(std::move(output)).has_value());
  ASSERT_EQ(sink->Commit({}), CommitOutcome::kCommitted);
  EXPECT_THAT(Committed(topic), ElementsAre(noise));
}

TEST(SinkOnBroker, AMissingTopicIsSaidByName) {
  const std::string topic = NewName("nowhere");
  auto sink =
      KafkaSink::Make(Broker().options(), {NewName("id"), {{Channel::kClean, topic}}}, nullptr, {});
  ASSERT_TRUE(sink.has_value());
  const Status opened = (*sink)->Open();
  ASSERT_FALSE(opened.has_value());
  EXPECT_THAT(opened.error().detail, HasSubstr(topic));
  EXPECT_THAT(opened.error().detail, HasSubstr("wiresift topics --create"));
}

TEST(SinkOnBroker, WritesManyMoreThanItsQueueHolds) {
  const std::string topic = NewTopic("queue");
  KafkaOptions options = Broker().options();
  options.properties["queue.buffering.max.messages"] = "100";
  auto sink = KafkaSink::Make(options, {NewName("id"), {{Channel::kClean, topic}}}, nullptr, {});
  ASSERT_TRUE(sink.has_value());
  ASSERT_TRUE((*sink)->Open().has_value());
  for (int i = 0; i < 2'000; ++i) {
    ASSERT_TRUE((*sink)->Write(Line(std::to_string(i))).has_value()) << i;
  }
  ASSERT_EQ((*sink)->Commit({}), CommitOutcome::kCommitted);
  EXPECT_EQ(Committed(topic).size(), 2'000U);
}

TEST(SinkOnBroker, KnowsWhereTheStateGoesOn) {
  const std::string topic = NewTopic("state", 1);
  auto made =
      KafkaSink::Make(Broker().options(), {NewName("id"), {{Channel::kState, topic}}}, nullptr, {});
  ASSERT_TRUE(made.has_value());
  KafkaSink& sink = **made;
  ASSERT_TRUE(sink.Open().has_value());
  EXPECT_EQ(sink.state_next(), Offset{0});
  const auto write = [&](const std::string& value) {
    ASSERT_TRUE(sink.Write({Channel::kState, PartitionId{0}, "key", value, {}}).has_value());
  };
  write("a");
  write("b");
  ASSERT_EQ(sink.Commit({}), CommitOutcome::kCommitted);
  EXPECT_EQ(sink.state_next(), Offset{2});
  write("c");  // offset 3: behind the marker of the commit
  ASSERT_EQ(sink.Abort(), CommitOutcome::kAborted);
  EXPECT_EQ(sink.state_next(), Offset{2});
}

}  // namespace
}  // namespace wiresift
