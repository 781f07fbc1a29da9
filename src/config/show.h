#pragma once

#include <string>

#include "config/config.h"

namespace wiresift {

/// The configuration in effect as YAML, every key with its value. Secrets are shown as
/// `"<redacted>"`: values from files, and Kafka properties that are secret by their name.
[[nodiscard]] std::string ShowConfig(const Config& config);

/// 16 hexadecimal digits over the keys that decide verdicts and published bytes, no others: the
/// same for every member of a group and for a file run. What the audit record's `config` holds.
[[nodiscard]] std::string ConfigHash(const Config& config);

/// A commented file with every key at its default; deploy/config.example holds this.
[[nodiscard]] std::string ExampleConfig();

}  // namespace wiresift
