#pragma once

#include <cstddef>

#include "core/result.h"
#include "kafka/channel_topics.h"
#include "kafka/handles.h"
#include "kafka/options.h"
#include "pipeline/ports/output_size.h"

namespace wiresift {

/// Bytes of the largest message that each topic takes (`max.message.bytes`), for topics that say
/// it. Asks the broker, up to 12 s.
[[nodiscard]] Result<OutputLimits> TopicLimitsOf(rd_kafka_t& client, const ChannelTopics& topics);

/// Bytes that one output may have (SizeOf) when its message may have `message_bytes_max`.
[[nodiscard]] std::size_t OutputBytesMax(std::size_t message_bytes_max);

/// Bytes that a KafkaSink with these topics would take, without opening one. Asks the broker, up to
/// 12 s.
[[nodiscard]] Result<OutputLimits> OutputLimitsOf(const KafkaOptions& options,
                                                  const ChannelTopics& topics);

}  // namespace wiresift
