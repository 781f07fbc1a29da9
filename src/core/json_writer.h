#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wiresift {

/// Writes one JSON text into a string, commas and escapes included. The caller keeps the grammar:
/// Key before each value of an object, Begin and End in pairs. Text must be valid UTF-8.
class JsonWriter {
 public:
  JsonWriter& BeginObject();
  JsonWriter& EndObject();
  JsonWriter& BeginArray();
  JsonWriter& EndArray();
  JsonWriter& Key(std::string_view key);
  JsonWriter& Text(std::string_view value);
  JsonWriter& Integer(std::int64_t value);
  /// Writes at most four decimals and no trailing zeros: scores are not more exact than that.
  JsonWriter& Decimal(double value);
  JsonWriter& Boolean(bool value);
  JsonWriter& Null();

  /// Writes Key and Text, or nothing when `value` is empty.
  JsonWriter& TextField(std::string_view key, std::string_view value);

  /// The text written so far; the writer is empty afterwards.
  [[nodiscard]] std::string Take();

 private:
  void Separate();
  std::string out_;
  bool needs_comma_ = false;
};

/// `text` with JSON escapes, without quotation marks, appended to `out`.
void AppendJsonEscaped(std::string& out, std::string_view text);

}  // namespace wiresift
