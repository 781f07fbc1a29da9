#pragma once

#include <cstdint>

namespace wiresift {

/// One word of a clean text, as the matcher sees it.
struct Token {
  std::uint64_t hash = 0;   ///< TokenHash of the normalised word
  std::uint32_t start = 0;  ///< bytes into the text
  std::uint32_t end = 0;
  bool name = false;             ///< capitalised inside a sentence: a proper name, most likely
  bool number = false;           ///< a number in digits, or at least half of it
  bool unit_start = false;       ///< first word of a paragraph, or of a sentence in a long one
  bool quoted = false;           ///< inside quotation marks
  bool paragraph_start = false;  ///< first word of a line
};

}  // namespace wiresift
