#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace wiresift {

/// A code point and the bytes it took.
struct Decoded {
  char32_t code_point = 0;
  std::size_t bytes = 1;
};

/// Place of the first byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7), or
/// nothing when all is well.
[[nodiscard]] std::optional<std::size_t> FindInvalidUtf8(std::string_view text);

/// The code point at `at`. `text` is valid UTF-8 and `at` < size() stands on a first byte.
[[nodiscard]] Decoded DecodeAt(std::string_view text, std::size_t at);

/// Appends `code_point` in UTF-8.
void AppendUtf8(std::string& out, char32_t code_point);

/// Normalisation form C. Text that needs no change, which is nearly all, is only scanned.
[[nodiscard]] std::string ToNfc(std::string text);

/// Simple lower case of one code point.
[[nodiscard]] char32_t ToLower(char32_t code_point);

[[nodiscard]] bool IsLetter(char32_t code_point);
[[nodiscard]] bool IsUpper(char32_t code_point);
[[nodiscard]] bool IsDigit(char32_t code_point);  ///< decimal digits of any script
[[nodiscard]] bool IsMark(char32_t code_point);   ///< combining marks
[[nodiscard]] bool IsSpace(char32_t code_point);  ///< white space, no-break and zero-width ones too

/// The longest prefix of at most `bytes_max` bytes that ends between two code points.
[[nodiscard]] std::string_view Utf8Prefix(std::string_view text, std::size_t bytes_max);

}  // namespace wiresift
