#pragma once

#include <map>
#include <span>
#include <string>

#include "core/result.h"
#include "kafka/handles.h"

namespace wiresift {

/// A topic's settings by name, defaults included.
using TopicConfigs = std::map<std::string, std::string>;

/// The settings of one topic. Asks the broker, up to 10 s.
[[nodiscard]] Result<TopicConfigs> ConfigsOf(rd_kafka_t& client, const std::string& topic);

/// The same of several topics, by their names, in one request.
[[nodiscard]] Result<std::map<std::string, TopicConfigs>> ConfigsOf(
    rd_kafka_t& client, std::span<const std::string> topics);

}  // namespace wiresift
