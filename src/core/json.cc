#include "core/json.h"

#include <utility>

#include "core/limits.h"
#include "core/utf8.h"

namespace wiresift {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// True when `bytes` nest deeper than kJsonDepthMax. simdjson refuses such a document with the code
/// of one that is merely wrong.
bool IsDeep(std::string_view bytes) {
  int depth = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (in_text) {
      if (c == '\\') ++i;
      if (c == '"') in_text = false;
    } else if (c == '"') {
      in_text = true;
    } else if (c == '[' || c == '{') {
      if (++depth > kJsonDepthMax) return true;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return false;
}

std::unexpected<Error> Explain(std::string_view bytes, simdjson::error_code code) {
  if (code == simdjson::EMPTY)
    return Reject(Reason::kEmptyRecord, "record: no bytes but white space");
  if (const auto bad = FindInvalidUtf8(bytes)) {
    return Reject(Reason::kBadUtf8, "byte " + std::to_string(*bad) + ": invalid UTF-8");
  }
  if (IsDeep(bytes)) {
    return Reject(Reason::kTooDeep,
                  "JSON: nested deeper than " + std::to_string(kJsonDepthMax) + " levels");
  }
  return Reject(Reason::kNotJson, std::string("not JSON: ") + simdjson::error_message(code));
}

simdjson::dom::parser MakeParser() {
  simdjson::dom::parser parser;
  // simdjson counts the document as a level too. Fails only for want of memory, which Parse would
  // then report.
  const auto error = parser.allocate(1 << 16, static_cast<std::size_t>(kJsonDepthMax) + 1);
  return error == simdjson::SUCCESS ? std::move(parser) : simdjson::dom::parser();
}

}  // namespace

Result<JsonDocument> JsonDocument::Parse(std::string_view bytes) {
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  if (bytes.empty()) return Explain(bytes, simdjson::EMPTY);
  thread_local simdjson::dom::parser parser = MakeParser();
  JsonDocument out;
  out.document_ = std::make_unique<simdjson::dom::document>();
  const auto root = parser.parse_into_document(
      *out.document_, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  if (root.error() != simdjson::SUCCESS) return Explain(bytes, root.error());
  out.root_ = root.value_unsafe();
  return out;
}

std::optional<JsonValue> Find(JsonValue value, std::string_view key) {
  if (!value.is_object()) return std::nullopt;
  const auto found = value.at_key(key);
  if (found.error() != simdjson::SUCCESS) return std::nullopt;
  return found.value_unsafe();
}

std::vector<JsonValue> Elements(JsonValue value) {
  if (!value.is_array()) return {};
  const simdjson::dom::array array = value.get_array().value_unsafe();
  return {array.begin(), array.end()};
}

std::vector<std::pair<std::string_view, JsonValue>> Members(JsonValue value) {
  std::vector<std::pair<std::string_view, JsonValue>> members;
  if (!value.is_object()) return members;
  const simdjson::dom::object object = value.get_object().value_unsafe();
  for (const auto& [key, member] : object)
    members.emplace_back(key, member);
  return members;
}

std::optional<std::string_view> AsText(JsonValue value) {
  if (!value.is_string()) return std::nullopt;
  return value.get_string().value_unsafe();
}

std::string TextAt(JsonValue object, std::string_view key) {
  const auto value = Find(object, key);
  return value ? std::string(AsText(*value).value_or("")) : std::string();
}

std::string Minified(JsonValue value) {
  return simdjson::minify(value);
}

}  // namespace wiresift
