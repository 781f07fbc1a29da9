#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/result.h"
#include "kafka/client.h"
#include "kafka/handles.h"

typedef struct rd_kafka_mock_cluster_s rd_kafka_mock_cluster_t;

namespace wiresift {

/// A topic that the demo's broker has from its start.
struct DemoTopic {
  std::string name;
  int partitions = 1;
};

/// librdkafka's mock cluster of one broker inside this process, on a free loopback port, for
/// `wiresift demo`. It speaks Kafka but keeps none of its promises: aborted records stay visible,
/// offsets sent in a transaction are forgotten, a partition keeps about 5 MiB, and nothing outlives
/// the object. Clients of any thread may connect; the object itself is made and destroyed on one
/// thread.
class DemoBroker {
 public:
  /// Starts the broker with these topics. kUnavailable when no port can be had.
  [[nodiscard]] static Result<std::unique_ptr<DemoBroker>> Make(
      const std::vector<DemoTopic>& topics, LogFunction log);

  /// The value for `bootstrap.servers`.
  [[nodiscard]] std::string servers() const;

 private:
  struct ClusterDelete {
    void operator()(rd_kafka_mock_cluster_t* cluster) const;
  };

  explicit DemoBroker(LogFunction log);

  ClientCallbacks callbacks_;
  ClientHandle client_;
  std::unique_ptr<rd_kafka_mock_cluster_t, ClusterDelete> cluster_;  // runs on client_
};

}  // namespace wiresift
