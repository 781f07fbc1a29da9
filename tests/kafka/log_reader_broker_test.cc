#include <chrono>
#include <future>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kafka/broker.h"
#include "kafka/log_reader.h"

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Le;
using testing::SizeIs;

struct Outcome {
  std::vector<std::string> values;
  Result<Offset> end = Offset();
};

Outcome ReadAll(ChangelogPlace place, ReadOptions options = {},
                const KafkaOptions& kafka = Broker().options()) {
  Outcome outcome;
  const auto keep = [&](const std::vector<Record>& records) -> Status {
    for (const std::string& value : ValuesOf(records))
      outcome.values.push_back(value);
    return {};
  };
  outcome.end = ReadToEnd(kafka, std::move(place), keep, std::move(options));
  return outcome;
}

ChangelogPlace PlaceOf(const std::string& topic, LogEnd end = LogEnd::kWritten) {
  return {.topic = topic, .partition = PartitionId{0}, .start = {}, .end = end};
}

ReadOptions Patient(milliseconds patience) {
  return {.patience = patience, .is_stopped = {}, .log = {}};
}

/// Writes one line, without committing it, so that it is in the log.
void Write(KafkaSink& sink, const std::string& value) {
  ASSERT_TRUE(sink.Write(Line(value)).has_value());
  sink.Serve(milliseconds(200));
}

TEST(LogReaderOnBroker, AnEmptyTopicIsReadAtOnce) {
  const std::string topic = NewTopic("log");
  const Outcome read = ReadAll(PlaceOf(topic), Patient(milliseconds(0)));
  ASSERT_TRUE(read.end.has_value()) << read.end.error().detail;
  EXPECT_EQ(*read.end, Offset{0});
  EXPECT_THAT(read.values, IsEmpty());
}

TEST(LogReaderOnBroker, ReadsPastTheMarkersAtTheEnd) {
  const std::string topic = NewTopic("log");
  const auto sink = OpenSink(NewName("id"), topic);
  ASSERT_NE(sink, nullptr);
  Write(*sink, "kept");
  ASSERT_EQ(sink->Commit({}), CommitOutcome::kCommitted);
  Write(*sink, "dropped");
  ASSERT_EQ(sink->Abort(), CommitOutcome::kAborted);
  for (const LogEnd end : {LogEnd::kWritten, LogEnd::kCommitted}) {
    const Outcome read = ReadAll(PlaceOf(topic, end));
    ASSERT_TRUE(read.end.has_value()) << read.end.error().detail;
    EXPECT_THAT(read.values, ElementsAre("kept"));
  }
}

TEST(LogReaderOnBroker, ReadsOnWhereTheLastReadingEnded) {
  const std::string topic = NewTopic("log");
  Fill(topic, 3);
  const Outcome first = ReadAll(PlaceOf(topic));
  ASSERT_TRUE(first.end.has_value()) << first.end.error().detail;
  EXPECT_THAT(first.values, SizeIs(3));
  Fill(topic, 2);
  ChangelogPlace rest = PlaceOf(topic);
  rest.start = *first.end;
  EXPECT_THAT(ReadAll(rest).values, ElementsAre("0", "1"));
}

TEST(LogReaderOnBroker, WaitsForAnOpenTransactionThatEndsInTime) {
  const std::string topic = NewTopic("log");
  const auto sink = OpenSink(NewName("id"), topic);
  ASSERT_NE(sink, nullptr);
  Write(*sink, "late");
  auto reading = std::async(std::launch::async, [&] { return ReadAll(PlaceOf(topic)); });
  std::this_thread::sleep_for(seconds(1));
  ASSERT_EQ(sink->Commit({}), CommitOutcome::kCommitted);
  const Outcome read = reading.get();
  ASSERT_TRUE(read.end.has_value()) << read.end.error().detail;
  EXPECT_THAT(read.values, ElementsAre("late"));
}

TEST(LogReaderOnBroker, SaysWhereATransactionStaysOpen) {
  const std::string topic = NewTopic("log");
  Fill(topic, 2);
  const auto sink = OpenSink(NewName("id"), topic);
  ASSERT_NE(sink, nullptr);
  Write(*sink, "never ends");
  const auto start = steady_clock::now();
  const Outcome read = ReadAll(PlaceOf(topic), Patient(seconds(3)));
  EXPECT_GE(steady_clock::now() - start, seconds(3));
  EXPECT_THAT(read.values, ElementsAre("0", "1"));
  ASSERT_FALSE(read.end.has_value());
  EXPECT_EQ(read.end.error().code, ErrorCode::kUnavailable);
  // Two records and the marker of their commit.
  EXPECT_THAT(read.end.error().detail,
              AllOf(HasSubstr(topic + "[0]: nothing came for 3 s at offset 3, expected the log up "
                                      "to 4"),
                    HasSubstr("a transaction of another writer is open")));
}

TEST(LogReaderOnBroker, IsMorePatientThanATransactionMayTake) {
  const std::string topic = NewTopic("log");
  KafkaOptions brief = Broker().options();
  brief.properties["transaction.timeout.ms"] = "1000";
  KafkaOptions lasting = Broker().options();
  lasting.properties["transaction.timeout.ms"] = "60000";
  const auto sink = OpenSink(lasting, NewName("id"), topic);
  ASSERT_NE(sink, nullptr);
  Write(*sink, "of somebody else");
  const Outcome read = ReadAll(PlaceOf(topic), {}, brief);
  ASSERT_FALSE(read.end.has_value());
  EXPECT_THAT(read.end.error().detail, HasSubstr("nothing came for 16 s"));
}

TEST(LogReaderOnBroker, ReadsToTheCommittedEndAtOnce) {
  const std::string topic = NewTopic("log");
  Fill(topic, 2);
  const auto sink = OpenSink(NewName("id"), topic);
  ASSERT_NE(sink, nullptr);
  Write(*sink, "never ends");
  const Outcome read = ReadAll(PlaceOf(topic, LogEnd::kCommitted));
  ASSERT_TRUE(read.end.has_value()) << read.end.error().detail;
  EXPECT_THAT(read.values, ElementsAre("0", "1"));
  EXPECT_EQ(*read.end, Offset{3});
}

TEST(LogReaderOnBroker, AnEndThatMovesIsNotFollowed) {
  const std::string topic = NewTopic("log");
  Fill(topic, 2);
  std::vector<std::string> values;
  const auto grow = [&](const std::vector<Record>& records) -> Status {
    for (const std::string& value : ValuesOf(records))
      values.push_back(value);
    Fill(topic, 1);
    return {};
  };
  const auto end = ReadToEnd(Broker().options(), PlaceOf(topic), grow);
  ASSERT_TRUE(end.has_value()) << end.error().detail;
  EXPECT_THAT(values, ElementsAre("0", "1"));
}

TEST(LogReaderOnBroker, IsStoppedWhileItWaits) {
  const std::string topic = NewTopic("log");
  const auto sink = OpenSink(NewName("id"), topic);
  ASSERT_NE(sink, nullptr);
  Write(*sink, "never ends");
  const auto start = steady_clock::now();
  const auto is_stopped = [&] { return steady_clock::now() - start > seconds(1); };
  const Outcome read = ReadAll(PlaceOf(topic), {.is_stopped = is_stopped, .log = {}});
  ASSERT_FALSE(read.end.has_value());
  EXPECT_EQ(read.end.error().detail, "stopped before the end");
  EXPECT_THAT(steady_clock::now() - start, Le(seconds(10)));
}

TEST(LogReaderOnBroker, ABrokerThatHangsIsNotTakenForATransaction) {
  const std::string topic = NewTopic("log");
  const auto sink = OpenSink(NewName("id"), topic);
  ASSERT_NE(sink, nullptr);
  Write(*sink, "open");
  auto reader = LogReader::Make(Broker().options(), PlaceOf(topic), Patient(seconds(8)));
  ASSERT_TRUE(reader.has_value()) << reader.error().detail;
  Broker().Freeze();
  const auto read = reader->Read(10);
  Broker().Thaw();
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().code, ErrorCode::kUnavailable);
  EXPECT_THAT(read.error().detail, HasSubstr(topic + "[0]: nothing came for 8 s at offset 0"));
  EXPECT_THAT(read.error().detail, testing::Not(HasSubstr("transaction")));
}

}  // namespace
}  // namespace wiresift
