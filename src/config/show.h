#pragma once

#include <string>
#include <string_view>

#include "config/config.h"

namespace wiresift {

/// What stands for a secret: a value from a file, and a Kafka property that is secret by its name.
/// No file may have it as a value.
inline constexpr std::string_view kRedacted = "<redacted>";

/// The configuration in effect as YAML, every key with its value, which parses back to the same but
/// for secrets: these are kRedacted.
[[nodiscard]] std::string ShowConfig(const Config& config);

/// 16 hexadecimal digits over the keys that decide verdicts and published bytes, no others: the
/// same for every member of a group and for a file run. What the audit record's `config` holds.
[[nodiscard]] std::string ConfigHash(const Config& config);

/// A commented file with every key at its default; deploy/config.example holds this.
[[nodiscard]] std::string ExampleConfig();

}  // namespace wiresift
