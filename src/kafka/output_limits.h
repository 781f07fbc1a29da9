#pragma once

#include <cstddef>

#include "core/result.h"
#include "kafka/channel_topics.h"
#include "kafka/handles.h"
#include "kafka/options.h"
#include "pipeline/ports/output_size.h"

namespace wiresift {

/// `max.message.bytes` of each topic that says it. Asks the broker, up to 10 s.
[[nodiscard]] Result<OutputLimits> TopicLimitsOf(rd_kafka_t& client, const ChannelTopics& topics);

/// The bytes that one output may have (SizeOf) where no message may have more than these.
[[nodiscard]] std::size_t OutputBytesMax(std::size_t message_bytes_max);

/// What a KafkaSink with these topics would take, without being one. Asks the broker, up to 10 s.
[[nodiscard]] Result<OutputLimits> OutputLimitsOf(const KafkaOptions& options,
                                                  const ChannelTopics& topics);

}  // namespace wiresift
