#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include "kafka/handles.h"

namespace wiresift {

/// The input offsets of one transaction, and the group's member that fences them.
struct OffsetsToSend {
  std::shared_ptr<rd_kafka_topic_partition_list_t> list;
  std::shared_ptr<rd_kafka_consumer_group_metadata_t> group;
};

/// Calls rd_kafka_send_offsets_to_transaction on a thread of its own, since the call may wait for
/// ever, whatever its time-out, when the look-up of the group's coordinator is refused or breaks
/// (librdkafka's issue 5456). Gives nothing when the call has not returned one second after
/// `limit`: the producer is then lost, and is destroyed if the call ever returns.
[[nodiscard]] std::optional<ErrorHandle> SendOffsets(std::shared_ptr<rd_kafka_t> producer,
                                                     OffsetsToSend offsets,
                                                     std::chrono::milliseconds limit);

}  // namespace wiresift
