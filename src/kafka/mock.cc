#include "kafka/mock.h"

#include <utility>

#include <librdkafka/rdkafka_mock.h>

#include "kafka/errors.h"

namespace wiresift {

void MockCluster::ClusterDelete::operator()(rd_kafka_mock_cluster_t* cluster) const {
  rd_kafka_mock_cluster_destroy(cluster);
}

Result<std::unique_ptr<MockCluster>> MockCluster::Make(const std::vector<MockTopic>& topics,
                                                       LogFunction log) {
  std::unique_ptr<MockCluster> mock(new MockCluster(std::move(log)));
  Result<ClientHandle> client =
      MakeClient(RD_KAFKA_PRODUCER, ConfHandle(rd_kafka_conf_new()), mock->callbacks_);
  if (!client) return std::unexpected(client.error());
  mock->client_ = std::move(*client);
  mock->cluster_.reset(rd_kafka_mock_cluster_new(mock->client_.get(), 1));
  if (mock->cluster_ == nullptr) {
    return Fail(ErrorCode::kUnavailable, "the demo's broker could not be started");
  }
  // Three seconds by default, for members that do not come.
  rd_kafka_mock_group_initial_rebalance_delay_ms(mock->cluster_.get(), 0);
  for (const MockTopic& topic : topics) {
    const rd_kafka_resp_err_t code =
        rd_kafka_mock_topic_create(mock->cluster_.get(), topic.name.c_str(), topic.partitions, 1);
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) return KafkaFail("making " + topic.name, code);
  }
  return mock;
}

MockCluster::MockCluster(LogFunction log) {
  callbacks_.log = std::move(log);
}

std::string MockCluster::servers() const {
  return rd_kafka_mock_cluster_bootstraps(cluster_.get());
}

}  // namespace wiresift
