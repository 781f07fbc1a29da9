#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "core/json.h"

namespace wiresift::tests {

/// The value at `path` of a JSON text, keys and array places joined by dots: texts as they are,
/// others as minified JSON, `(none)` where there is nothing.
inline std::string JsonAt(std::string_view json, std::string_view path) {
  const auto document = JsonDocument::Parse(json);
  if (!document) {
    ADD_FAILURE() << "not JSON: " << json << ": " << document.error().detail;
    return "(not JSON)";
  }
  JsonValue value = document->root();
  while (!path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    const std::string step(path.substr(0, dot));
    path.remove_prefix(std::min(dot + 1, path.size()));
    simdjson::simdjson_result<JsonValue> next =
        value.is_array() ? value.at(static_cast<std::size_t>(std::stoul(step)))
                         : value.at_key(step);
    if (next.error() != simdjson::SUCCESS) return "(none)";
    value = next.value_unsafe();
  }
  if (const auto text = AsText(value)) return std::string(*text);
  return std::string(simdjson::minify(value));
}

}  // namespace wiresift::tests
