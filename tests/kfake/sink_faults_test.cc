#include <chrono>
#include <thread>

#include <gtest/gtest.h>

#include "kafka/broker.h"
#include "kafka/topics.h"
#include "kfake/faulty_broker.h"

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr seconds kTransaction{4};

class SinkFaults : public testing::Test {
 protected:
  /// A broker with one topic of one record, a source that has read it and a sink that is open.
  void Open(const std::vector<std::string>& faults) {
    sink_.reset();
    source_.reset();
    broker_ = std::make_unique<FaultyBroker>(faults, 1);
    const std::string topic = NewName("topic");
    ASSERT_TRUE(CreateTopics(broker_->options(), {{.name = topic}}, {}));
    const auto feeder = OpenSink(broker_->options(), NewName("feeder"), topic);
    ASSERT_NE(feeder, nullptr);
    ASSERT_TRUE(feeder->Write(Line("one")));
    ASSERT_EQ(feeder->Commit({}), CommitOutcome::kCommitted);
    auto source = KafkaSource::Make(broker_->options(), {NewName("group"), ""}, topic, {});
    ASSERT_TRUE(source);
    source_ = std::move(*source);
    ASSERT_EQ(Read(*source_, listener_, 1).size(), 1);
    KafkaOptions options = broker_->options();
    options.properties["transaction.timeout.ms"] =
        std::to_string(milliseconds(kTransaction).count());
    options.properties["socket.timeout.ms"] = "1500";
    sink_ = OpenSink(options, NewName("sink"), topic, source_.get());
    ASSERT_NE(sink_, nullptr);
    ASSERT_TRUE(sink_->Write(Line("two")));
    sink_->Serve(milliseconds(500));  // delivered: nothing needs the connection now
  }

  /// Commits what has been read, with faults for the first `time`.
  CommitOutcome CommitWithFaultsFor(milliseconds time) {
    broker_->TurnFaults(true);
    const std::jthread off([&] {
      std::this_thread::sleep_for(time);
      broker_->TurnFaults(false);
    });
    const Position position{PartitionId{0}, Offset{1}};
    return sink_->Commit({&position, 1});
  }

  Listener listener_;
  std::unique_ptr<FaultyBroker> broker_;
  std::unique_ptr<KafkaSource> source_;
  std::unique_ptr<KafkaSink> sink_;
};

// librdkafka waits for ever in about every second of these, and reports no error.
TEST_F(SinkFaults, AGroupWhoseCoordinatorIsNotKnownForAMomentCostsAtMostTheTransaction) {
  for (int i = 0; i < 4; ++i) {
    Open({"FindCoordinator=1:fail=COORDINATOR_NOT_AVAILABLE"});
    if (HasFatalFailure()) return;
    const auto began = steady_clock::now();
    const CommitOutcome outcome = CommitWithFaultsFor(milliseconds(300));
    EXPECT_LT(steady_clock::now() - began, kTransaction + seconds(2));
    EXPECT_NE(outcome, CommitOutcome::kAborted) << "nobody knows whether the offsets were sent";
    EXPECT_GE(broker_->Counts().strikes, 1);
  }
}

// The first request is carried out after the second: by then it would be in the next transaction,
// were that not another producer's.
TEST_F(SinkFaults, OffsetsThatMayArriveLateCostTheProducer) {
  Open({"TxnOffsetCommit=1:delay-request=5s"});
  ASSERT_FALSE(HasFatalFailure());
  EXPECT_EQ(CommitWithFaultsFor(milliseconds(500)), CommitOutcome::kCommitted);
  EXPECT_TRUE(sink_->worn());
}

TEST_F(SinkFaults, OffsetsOfAnAbortedTransactionThatMayArriveLateCostTheProducer) {
  Open({"TxnOffsetCommit=1:delay-request=20s"});
  ASSERT_FALSE(HasFatalFailure());
  EXPECT_EQ(CommitWithFaultsFor(seconds(10)), CommitOutcome::kFenced);
}

}  // namespace
}  // namespace wiresift
