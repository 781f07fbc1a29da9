#include "kafka/cluster.h"

#include <utility>

#include "kafka/client.h"
#include "kafka/settings.h"

namespace wiresift {
namespace {

constexpr int kWaitMilliseconds = 10'000;

}  // namespace

Result<std::string> ClusterId(const KafkaOptions& options) {
  Result<ConfHandle> conf = AdminConf(options);
  if (!conf) return std::unexpected(conf.error());
  ClientCallbacks callbacks;
  const Result<ClientHandle> client = MakeClient(RD_KAFKA_PRODUCER, std::move(*conf), callbacks);
  if (!client) return std::unexpected(client.error());
  char* id = rd_kafka_clusterid(client->get(), kWaitMilliseconds);
  if (id == nullptr) {
    return std::unexpected(
        KafkaNoAnswer(**client, "asking for the cluster's id", RD_KAFKA_RESP_ERR__TIMED_OUT));
  }
  std::string out(id);
  rd_kafka_mem_free(client->get(), id);
  return out;
}

}  // namespace wiresift
