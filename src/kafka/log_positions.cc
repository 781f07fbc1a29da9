#include "kafka/log_positions.h"

#include <utility>

#include "kafka/admin.h"
#include "kafka/settings.h"

namespace wiresift {

Result<std::unique_ptr<LogPositions>> LogPositions::Make(const KafkaOptions& options,
                                                         std::string topic) {
  Result<ConfHandle> conf = AdminConf(options);
  if (!conf) return std::unexpected(conf.error());
  std::unique_ptr<LogPositions> positions(new LogPositions(std::move(topic)));
  Result<ClientHandle> client =
      MakeClient(RD_KAFKA_PRODUCER, std::move(*conf), positions->callbacks_);
  if (!client) return std::unexpected(client.error());
  positions->client_ = std::move(*client);
  const Result<std::int32_t> partitions = CountPartitions(*positions->client_, positions->topic_);
  if (!partitions) return std::unexpected(partitions.error());
  positions->partitions_ = *partitions;
  return positions;
}

Result<LogEnds> LogPositions::Ends(PartitionId partition) const {
  return LogEndsOf(*client_, topic_, partition);
}

Result<Offset> LogPositions::At(PartitionId partition, Timestamp time) const {
  return OffsetAt(*client_, topic_, partition, time);
}

}  // namespace wiresift
