#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace wiresift {

[[nodiscard]] constexpr bool IsUpperAscii(char c) {
  return c >= 'A' && c <= 'Z';
}

[[nodiscard]] constexpr bool IsLowerAscii(char c) {
  return c >= 'a' && c <= 'z';
}

[[nodiscard]] constexpr bool IsLetterAscii(char c) {
  return IsUpperAscii(c) || IsLowerAscii(c);
}

/// The lower case of an ASCII letter; other bytes as they are, whatever the locale says.
[[nodiscard]] constexpr char ToLowerAscii(char c) {
  return IsUpperAscii(c) ? static_cast<char>(c + 32) : c;
}

[[nodiscard]] inline std::string ToLowerAscii(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char c) { return ToLowerAscii(c); });
  return lower;
}

}  // namespace wiresift
