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
[[nodiscard]] inline Decoded DecodeAt(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[at + i]));
  };
  const char32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first < 0xE0) return {(first & 0x1F) << 6 | (byte(1) & 0x3F), 2};
  if (first < 0xF0) return {(first & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
  return {(first & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F),
          4};
}

/// True when a code point starts with `byte`, which is from valid UTF-8.
[[nodiscard]] constexpr bool IsFirstByte(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

/// True when a code point starts at `at`, or the text ends there. `text` is valid UTF-8.
[[nodiscard]] constexpr bool IsBoundary(std::string_view text, std::size_t at) {
  return at == text.size() || IsFirstByte(text[at]);
}

/// The code point that ends before `at`. `text` is valid UTF-8 and `at` > 0 a boundary.
[[nodiscard]] inline Decoded DecodeBefore(std::string_view text, std::size_t at) {
  std::size_t start = at - 1;
  while (!IsBoundary(text, start))
    --start;
  return DecodeAt(text, start);
}

/// Appends `code_point` in UTF-8.
void AppendUtf8(std::string& out, char32_t code_point);

/// True for code points that NFC leaves alone whatever stands beside them and that nothing
/// combines with: most of what newspapers print, no marks and, from U+100 on, no spaces.
[[nodiscard]] constexpr bool IsPlainInNfc(char32_t c) {
  if (c < 0x300) return true;
  if (c >= 0x400 && c <= 0x482) return true;    // Cyrillic
  if (c >= 0x5D0 && c <= 0x5EA) return true;    // Hebrew letters
  if (c >= 0x621 && c <= 0x64A) return true;    // Arabic letters
  if (c >= 0x2010 && c <= 0x2027) return true;  // dashes, quotes, bullet, ellipsis
  if (c == 0x20AC || c == 0x2122) return true;  // euro, trade mark
  if (c >= 0x3001 && c <= 0x3029) return true;  // CJK punctuation
  if (c >= 0x3041 && c <= 0x3096) return true;  // hiragana
  if (c >= 0x30A1 && c <= 0x30FE) return true;  // katakana
  if (c >= 0x4E00 && c <= 0x9FFF) return true;  // Han
  return c >= 0xAC00 && c <= 0xD7A3;            // Hangul syllables
}

/// Normalisation form C. Text that needs no change, which is nearly all, is only scanned.
[[nodiscard]] std::string ToNfc(std::string text);

/// Simple lower case of one code point.
[[nodiscard]] char32_t ToLower(char32_t code_point);

/// The character that a reader would take for the same when he sees it without its marks: the base
/// letter of an accented one, the plain form of a full-width or presentation form. `code_point`
/// itself when it stands for several. Marks of their own stay what they are.
[[nodiscard]] char32_t BaseCharacter(char32_t code_point);

[[nodiscard]] bool IsLetter(char32_t code_point);
[[nodiscard]] bool IsUpper(char32_t code_point);
[[nodiscard]] bool IsDigit(char32_t code_point);  ///< decimal digits of any script
/// 0 to 9. `code_point` is a digit.
[[nodiscard]] unsigned DigitValue(char32_t code_point);
[[nodiscard]] bool IsMark(char32_t code_point);   ///< combining marks
[[nodiscard]] bool IsSpace(char32_t code_point);  ///< white space, no-break and zero-width ones too

/// The longest prefix of at most `bytes_max` bytes that ends between two code points.
[[nodiscard]] std::string_view Utf8Prefix(std::string_view text, std::size_t bytes_max);

}  // namespace wiresift
