#pragma once

#include <string>
#include <string_view>

namespace wiresift {

/// The style of an explanation on a terminal or in a file.
struct TextStyle {
  bool color = false;  ///< ANSI escapes; without them all is said in words and signs
};

/// The looks of a terminal's text: ANSI escapes (ECMA-48, SGR).
namespace ansi {
inline constexpr std::string_view kBold = "\x1B[1m";
inline constexpr std::string_view kDim = "\x1B[2m";
inline constexpr std::string_view kRemoved = "\x1B[9;31m";  ///< struck out, red
inline constexpr std::string_view kWhy = "\x1B[33m";
inline constexpr std::string_view kTitle = "\x1B[1;36m";
inline constexpr std::string_view kMark = "\x1B[32m";
inline constexpr std::string_view kAlarm = "\x1B[1;31m";
inline constexpr std::string_view kEnd = "\x1B[0m";
}  // namespace ansi

/// Builds a text whose looks are left out where colours are not wanted. Borrows the style.
class TextWriter {
 public:
  /// `style` must outlive the writer.
  explicit TextWriter(const TextStyle& style) : style_(style) {}

  TextWriter& Put(std::string_view text);
  /// `text` in the looks of `escape`.
  TextWriter& Put(std::string_view escape, std::string_view text);

  /// `  name        value`, left out when there is no value.
  void Field(std::string_view name, std::string_view value);

  /// The text so far; the writer is empty afterwards.
  [[nodiscard]] std::string Take();

 private:
  const TextStyle& style_;
  std::string out_;
};

/// The text as one line without what a terminal would obey, for text that is not from a parsed
/// body.
[[nodiscard]] std::string SafeLine(std::string_view text);

/// The same for a part of a line: a space at its ends stays.
[[nodiscard]] std::string SafePart(std::string_view text);

}  // namespace wiresift
