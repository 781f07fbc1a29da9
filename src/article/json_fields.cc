#include "article/json_fields.h"

#include <array>

#include <fmt/format.h>

namespace wiresift {
namespace {

/// The keys under which an object keeps what it is called, in order of preference.
constexpr std::array<std::string_view, 9> kTextKeys = {
    "value", "name", "title", "domain", "literal", "url", "uri", "@id", "$text"};

bool IsEmpty(JsonValue value) {
  if (value.is_null()) return true;
  if (const auto text = AsText(value)) return text->empty();
  if (value.is_array()) return value.get_array().value_unsafe().size() == 0;
  return false;
}

bool HasMainRole(JsonValue value) {
  const auto role = Find(value, "role");
  const auto text = role ? AsText(*role) : std::nullopt;
  return text == "main";
}

/// The element that an array stands for.
std::optional<JsonValue> Pick(JsonValue array) {
  std::optional<JsonValue> first;
  for (const JsonValue element : Elements(array)) {
    if (HasMainRole(element)) return element;
    if (!first && !TextOf(element).empty()) first = element;
  }
  return first;
}

std::optional<JsonValue> FindPath(JsonValue value, std::string_view path) {
  while (true) {
    const std::size_t dot = path.find('.');
    const auto next = Find(value, path.substr(0, dot));
    if (!next || dot == std::string_view::npos) return next;
    value = *next;
    path.remove_prefix(dot + 1);
  }
}

std::string ObjectText(JsonValue object) {
  for (const std::string_view key : kTextKeys) {
    const auto value = Find(object, key);
    if (!value || value->is_object() || value->is_array()) continue;
    if (std::string text = TextOf(*value); !text.empty()) return text;
  }
  return {};
}

}  // namespace

std::optional<FieldValue> FindField(JsonValue article, Field field) {
  for (const Alias& alias : AliasesOf(field)) {
    const auto value = FindPath(article, alias.path);
    if (value && !IsEmpty(*value)) return FieldValue{alias.path, *value};
  }
  return std::nullopt;
}

std::string TextOf(JsonValue value) {
  switch (value.type()) {
    case simdjson::dom::element_type::STRING:
      return std::string(value.get_string().value_unsafe());
    case simdjson::dom::element_type::INT64:
      return std::to_string(value.get_int64().value_unsafe());
    case simdjson::dom::element_type::UINT64:
      return std::to_string(value.get_uint64().value_unsafe());
    case simdjson::dom::element_type::DOUBLE:
      return fmt::format("{}", value.get_double().value_unsafe());
    case simdjson::dom::element_type::OBJECT:
      return ObjectText(value);
    case simdjson::dom::element_type::ARRAY: {
      const auto element = Pick(value);
      return element ? TextOf(*element) : std::string();
    }
    default:
      return {};
  }
}

std::string TextOf(JsonValue article, Field field) {
  const auto found = FindField(article, field);
  return found ? TextOf(found->value) : std::string();
}

std::string JoinedTextOf(JsonValue value) {
  if (!value.is_array()) return TextOf(value);
  std::string joined;
  for (const JsonValue element : Elements(value)) {
    const std::string text = TextOf(element);
    if (text.empty()) continue;
    if (!joined.empty()) joined += ", ";
    joined += text;
  }
  return joined;
}

std::string_view TypeName(JsonValue value) {
  switch (value.type()) {
    case simdjson::dom::element_type::STRING:
      return "text";
    case simdjson::dom::element_type::OBJECT:
      return "object";
    case simdjson::dom::element_type::ARRAY:
      return "array";
    case simdjson::dom::element_type::BOOL:
      return "boolean";
    case simdjson::dom::element_type::NULL_VALUE:
      return "null";
    default:
      return "number";
  }
}

}  // namespace wiresift
