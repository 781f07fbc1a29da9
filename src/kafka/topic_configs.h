#pragma once

#include <map>
#include <span>
#include <string>

#include "core/result.h"
#include "kafka/handles.h"

namespace wiresift {

/// A topic's settings by name, defaults included.
using TopicConfigs = std::map<std::string, std::string>;

/// Asks the broker, up to 12 s, for the settings of one topic.
[[nodiscard]] Result<TopicConfigs> ConfigsOf(rd_kafka_t& client, const std::string& topic);

/// Asks for the settings of several topics in one request and gives them by topic.
[[nodiscard]] Result<std::map<std::string, TopicConfigs>> ConfigsOf(
    rd_kafka_t& client, std::span<const std::string> topics);

}  // namespace wiresift
