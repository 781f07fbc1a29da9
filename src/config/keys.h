#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "config/config.h"

namespace wiresift {

/// The form that a key's value has in YAML.
enum class KeyShape { kScalar, kList };

/// One row of the table of keys: all there is to know about a setting.
struct Key {
  std::string path;      ///< `match.window`
  std::string expected;  ///< what a value must be, for people: `a duration from 1m to 365d`
  std::string_view doc;  ///< one line
  KeyShape shape = KeyShape::kScalar;
  /// True when another value gives other verdicts or published bytes: the key is part of
  /// ConfigHash.
  bool decides = false;
  /// True for a key of a later release: only its neutral value is accepted, and nothing is set.
  bool later = false;
  /// Sets the field. False when the value is not `expected`; the field is then as before.
  std::function<bool(Config&, std::span<const std::string> values)> set;
  /// Gives the field as YAML, in a form that `set` accepts.
  std::function<std::string(const Config&)> get;
};

/// All keys, in the order of the example file.
[[nodiscard]] const std::vector<Key>& ConfigKeys();

/// The row of `path`, or null.
[[nodiscard]] const Key* FindKey(std::string_view path);

/// The prefix of keys that are librdkafka's properties and pass through: `kafka.`.
inline constexpr std::string_view kKafkaPrefix = "kafka.";

}  // namespace wiresift
