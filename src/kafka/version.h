#pragma once

#include <string>

namespace wiresift {

/// The version of the librdkafka in use, such as `2.15.1`.
[[nodiscard]] std::string LibrdkafkaVersion();

}  // namespace wiresift
