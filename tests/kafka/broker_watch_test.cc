#include "kafka/broker_watch.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <librdkafka/rdkafka_mock.h>

#include "kafka/client.h"
#include "kafka/sink.h"
#include "kafka/source.h"

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// A cluster that comes to have no brokers: of its two, the second is down, and the first answers
/// but is at some time not named any more. librdkafka's mock has no other way to say so.
class LoneBroker {
 public:
  LoneBroker() {
    auto client = MakeClient(RD_KAFKA_PRODUCER, ConfHandle(rd_kafka_conf_new()), callbacks_);
    client_ = std::move(client.value());
    cluster_ = rd_kafka_mock_cluster_new(client_.get(), 2);
    servers_ = rd_kafka_mock_cluster_bootstraps(cluster_);
    servers_.resize(servers_.find(','));
    rd_kafka_mock_group_initial_rebalance_delay_ms(cluster_, 0);
    rd_kafka_mock_topic_create(cluster_, "in", 1, 1);
    LeadBy(1);
    rd_kafka_mock_broker_set_down(cluster_, 2);
  }

  ~LoneBroker() { rd_kafka_mock_cluster_destroy(cluster_); }

  LoneBroker(const LoneBroker&) = delete;
  LoneBroker& operator=(const LoneBroker&) = delete;

  /// The first broker alone.
  [[nodiscard]] KafkaOptions options() const {
    return {.properties = {{"bootstrap.servers", servers_}}};
  }

  /// The first broker answers that there are none.
  void Deny() { rd_kafka_mock_broker_remove_from_metadata(cluster_, 1); }

  /// The first broker names the second to those who ask.
  void Admit() {
    rd_kafka_mock_broker_set_up(cluster_, 2);
    LeadBy(2);
  }

 private:
  void LeadBy(std::int32_t broker) {
    rd_kafka_mock_partition_set_leader(cluster_, "in", 0, broker);
    rd_kafka_mock_coordinator_set(cluster_, "group", "group", broker);
    rd_kafka_mock_coordinator_set(cluster_, "transaction", "id", broker);
  }

  ClientCallbacks callbacks_;
  ClientHandle client_;
  rd_kafka_mock_cluster_t* cluster_ = nullptr;  // runs on client_
  std::string servers_;
};

class NoListener : public SourceListener {
 public:
  void OnAssigned(std::span<const PartitionId>) override {}

  void OnRevoked(std::span<const PartitionId>, bool) override {}
};

class BrokerWatchTest : public testing::Test {
 protected:
  void Write(const std::string& value) {
    auto sink =
        KafkaSink::Make(broker_.options(), {"id", {{Channel::kClean, "in"}}, false}, nullptr, {});
    ASSERT_TRUE(sink.has_value());
    ASSERT_TRUE((*sink)->Open().has_value());
    ASSERT_TRUE((*sink)->Write({Channel::kClean, PartitionId{0}, "key", value, {}}).has_value());
    ASSERT_EQ((*sink)->Commit({}), CommitOutcome::kCommitted);
  }

  /// The values that come within `limit`, up to the first that is `last`.
  std::vector<std::string> ReadTo(KafkaSource& source, const std::string& last,
                                  milliseconds limit) {
    std::vector<std::string> values;
    const auto deadline = steady_clock::now() + limit;
    while ((values.empty() || values.back() != last) && steady_clock::now() < deadline) {
      auto polled = source.Poll(1, milliseconds(100), listener_);
      if (polled && !polled->empty()) values.push_back(*polled->front().value);
    }
    return values;
  }

  bool WaitForTrouble(KafkaSource& source, milliseconds limit) {
    const auto deadline = steady_clock::now() + limit;
    while (steady_clock::now() < deadline) {
      if (!source.Poll(1, milliseconds(100), listener_)) return true;
    }
    return false;
  }

  LoneBroker broker_;
  NoListener listener_;
};

TEST_F(BrokerWatchTest, ASourceComesBackToABrokerThatHasDeniedItself) {
  Write("before");
  auto source = KafkaSource::Make(broker_.options(), {"group", ""}, "in", {});
  ASSERT_TRUE(source.has_value());
  ASSERT_EQ(ReadTo(**source, "before", std::chrono::seconds(20)).size(), 1U);
  broker_.Deny();
  ASSERT_TRUE(WaitForTrouble(**source, std::chrono::seconds(30)));
  broker_.Admit();
  Write("after");
  const std::vector<std::string> values = ReadTo(**source, "after", std::chrono::seconds(60));
  ASSERT_FALSE(values.empty());
  EXPECT_EQ(values.back(), "after");
}

TEST_F(BrokerWatchTest, BrokersAreAskedOnceASecondAtMost) {
  ClientCallbacks callbacks;
  auto conf = ReaderConf(broker_.options());
  ASSERT_TRUE(conf.has_value());
  const auto client = MakeClient(RD_KAFKA_CONSUMER, std::move(*conf), callbacks);
  ASSERT_TRUE(client.has_value());
  BrokerWatch watch;
  EXPECT_TRUE(watch.Ask(**client, milliseconds(10'000)));
  EXPECT_FALSE(watch.IsQuiet());
  EXPECT_FALSE(watch.Ask(**client, milliseconds(10'000)));
}

}  // namespace
}  // namespace wiresift
