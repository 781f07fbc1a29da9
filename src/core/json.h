#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <simdjson.h>

#include "core/result.h"

namespace wiresift {

/// A value inside a JsonDocument, valid as long as that is.
using JsonValue = simdjson::dom::element;

/// A parsed JSON text. It is as strict as the DOM parser of simdjson, since the on-demand parser
/// lets malformed documents pass. Of duplicate keys the first wins.
class JsonDocument {
 public:
  /// Parses `bytes` behind a leading byte order mark. Reasons: kEmptyRecord, kBadUtf8, kTooDeep
  /// (over kJsonDepthMax), kNotJson. Any thread: each has a parser of its own, whose buffers are
  /// reused.
  [[nodiscard]] static Result<JsonDocument> Parse(std::string_view bytes);

  [[nodiscard]] JsonValue root() const { return root_; }

 private:
  JsonDocument() = default;
  std::unique_ptr<simdjson::dom::document> document_;
  JsonValue root_;
};

/// `value[key]`, or nothing when `value` is no object or has no such key.
[[nodiscard]] std::optional<JsonValue> Find(JsonValue value, std::string_view key);

/// The elements of an array; none when `value` is no array. (A range-for over the temporary that
/// get_array() gives reads what is destroyed already: GCC 12 does not extend its life.)
[[nodiscard]] std::vector<JsonValue> Elements(JsonValue value);

/// The members of an object, in order; none when `value` is no object.
[[nodiscard]] std::vector<std::pair<std::string_view, JsonValue>> Members(JsonValue value);

/// The text of a string value, else nothing.
[[nodiscard]] std::optional<std::string_view> AsText(JsonValue value);

/// The text under `key` of an object, empty when there is none.
[[nodiscard]] std::string TextAt(JsonValue object, std::string_view key);

/// The value as a JSON text of its own, without white space.
[[nodiscard]] std::string Minified(JsonValue value);

}  // namespace wiresift
