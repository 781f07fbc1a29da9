#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include "kafka/handles.h"

namespace wiresift {

/// Input offsets of one transaction, and the member that they are fenced with.
struct OffsetsToSend {
  std::shared_ptr<rd_kafka_topic_partition_list_t> list;
  std::shared_ptr<rd_kafka_consumer_group_metadata_t> group;
};

/// rd_kafka_send_offsets_to_transaction, but with an end. The call itself may wait for ever,
/// whatever its time-out, when the look-up of the group's coordinator is refused or breaks
/// (librdkafka's issue 5456). Nothing when it has not returned a second after `limit`: the producer
/// is of no use any more and is destroyed if the call ever returns, else by the end of the process.
[[nodiscard]] std::optional<ErrorHandle> SendOffsets(std::shared_ptr<rd_kafka_t> producer,
                                                     OffsetsToSend offsets,
                                                     std::chrono::milliseconds limit);

}  // namespace wiresift
