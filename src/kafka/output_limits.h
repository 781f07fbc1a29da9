#pragma once

#include <cstddef>
#include <map>

#include "core/result.h"
#include "kafka/options.h"
#include "kafka/sink.h"

namespace wiresift {

/// Largest outputs of the channels.
using OutputLimits = std::map<Channel, std::size_t>;

/// What a KafkaSink with these topics would take, without being one. Asks the broker, up to 10 s.
[[nodiscard]] Result<OutputLimits> OutputLimitsOf(const KafkaOptions& options,
                                                  const ChannelTopics& topics);

}  // namespace wiresift
