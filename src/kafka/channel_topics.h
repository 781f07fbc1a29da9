#pragma once

#include <map>
#include <string>

#include "kafka/options.h"
#include "pipeline/ports/record.h"

namespace wiresift {

/// The topic that each channel is written to; a channel that is not named may not be written.
using ChannelTopics = std::map<Channel, std::string>;

/// All channels, with the topics that the configuration names.
[[nodiscard]] ChannelTopics ChannelTopicsOf(const TopicNames& names);

}  // namespace wiresift
