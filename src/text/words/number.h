#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace wiresift {

/// A number in the one form by which all its notations are compared, and where it ends in the text.
struct WrittenNumber {
  std::string value;  ///< ASCII digits with a point, a time as 17:20, percent with its sign
  std::size_t end = 0;
};

/// Reads the number whose first digit stands at `start`: 1,400 and 1.400 and 1 400 and 14,00,000;
/// 5.2 and 5,2; 700m and 700 million and 7亿; 5:20 p.m. and 5.20pm and 17:20 and 17h20; 5% and
/// 5 per cent; 5th; digits of any script. Empty for what is no single number: dates, versions,
/// lists. `text` is valid UTF-8. Any thread.
[[nodiscard]] std::optional<WrittenNumber> ReadNumber(std::string_view text, std::size_t start);

/// The same for a number in words, `value`, that ends at `end`: two million.
[[nodiscard]] WrittenNumber ReadNumberInWords(unsigned value, std::string_view text,
                                              std::size_t end);

}  // namespace wiresift
