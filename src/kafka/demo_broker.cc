#include "kafka/demo_broker.h"

#include <utility>

#include <librdkafka/rdkafka_mock.h>

#include "kafka/errors.h"

namespace wiresift {

void DemoBroker::ClusterDelete::operator()(rd_kafka_mock_cluster_t* cluster) const {
  rd_kafka_mock_cluster_destroy(cluster);
}

Result<std::unique_ptr<DemoBroker>> DemoBroker::Make(const std::vector<DemoTopic>& topics,
                                                     LogFunction log) {
  std::unique_ptr<DemoBroker> broker(new DemoBroker(std::move(log)));
  Result<ClientHandle> client =
      MakeClient(RD_KAFKA_PRODUCER, ConfHandle(rd_kafka_conf_new()), broker->callbacks_);
  if (!client) return std::unexpected(client.error());
  broker->client_ = std::move(*client);
  broker->cluster_.reset(rd_kafka_mock_cluster_new(broker->client_.get(), 1));
  if (broker->cluster_ == nullptr) {
    return Fail(ErrorCode::kUnavailable, "the demo's broker could not be started");
  }
  // Three seconds by default, for members that do not come.
  rd_kafka_mock_group_initial_rebalance_delay_ms(broker->cluster_.get(), 0);
  for (const DemoTopic& topic : topics) {
    const rd_kafka_resp_err_t code =
        rd_kafka_mock_topic_create(broker->cluster_.get(), topic.name.c_str(), topic.partitions, 1);
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) return KafkaFail("making " + topic.name, code);
  }
  return broker;
}

DemoBroker::DemoBroker(LogFunction log) {
  callbacks_.log = std::move(log);
}

std::string DemoBroker::servers() const {
  return rd_kafka_mock_cluster_bootstraps(cluster_.get());
}

}  // namespace wiresift
