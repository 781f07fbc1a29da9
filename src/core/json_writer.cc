#include "core/json_writer.h"

#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace wiresift {
namespace {

/// How each byte is written: 0 as it is, 'u' as \u00XX, else with this letter after a backslash.
constexpr std::array<char, 256> MakeEscapes() {
  std::array<char, 256> table{};
  for (std::size_t i = 0; i < 0x20; ++i)
    table[i] = 'u';
  table['\b'] = 'b';
  table['\f'] = 'f';
  table['\n'] = 'n';
  table['\r'] = 'r';
  table['\t'] = 't';
  table['"'] = '"';
  table['\\'] = '\\';
  return table;
}

constexpr std::array<char, 256> kEscapes = MakeEscapes();

}  // namespace

void AppendJsonEscaped(std::string& out, std::string_view text) {
  std::size_t clean_from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char escape = kEscapes[static_cast<unsigned char>(text[i])];
    if (escape == 0) continue;
    out.append(text, clean_from, i - clean_from);
    clean_from = i + 1;
    if (escape == 'u') {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<int>(text[i]));
    } else {
      out += '\\';
      out += escape;
    }
  }
  out.append(text, clean_from, text.size() - clean_from);
}

void JsonWriter::Separate() {
  if (needs_comma_) out_ += ',';
  needs_comma_ = true;
}

JsonWriter& JsonWriter::BeginObject() {
  Separate();
  out_ += '{';
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::EndObject() {
  out_ += '}';
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::BeginArray() {
  Separate();
  out_ += '[';
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::EndArray() {
  out_ += ']';
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::Key(std::string_view key) {
  Text(key);
  out_ += ':';
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::Text(std::string_view value) {
  Separate();
  out_ += '"';
  AppendJsonEscaped(out_, value);
  out_ += '"';
  return *this;
}

JsonWriter& JsonWriter::Integer(std::int64_t value) {
  Separate();
  fmt::format_to(std::back_inserter(out_), "{}", value);
  return *this;
}

JsonWriter& JsonWriter::Decimal(double value) {
  Separate();
  const double rounded = std::round(value * 1e4) / 1e4;
  fmt::format_to(std::back_inserter(out_), "{}", std::isfinite(rounded) ? rounded + 0.0 : 0.0);
  return *this;
}

JsonWriter& JsonWriter::Boolean(bool value) {
  Separate();
  out_ += value ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::Null() {
  Separate();
  out_ += "null";
  return *this;
}

JsonWriter& JsonWriter::TextField(std::string_view key, std::string_view value) {
  if (value.empty()) return *this;
  return Key(key).Text(value);
}

std::string JsonWriter::Take() {
  needs_comma_ = false;
  return std::exchange(out_, {});
}

}  // namespace wiresift
