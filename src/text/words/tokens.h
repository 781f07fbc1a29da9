#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/words/word_runs.h"

namespace wiresift {

/// One word of a clean text, as the matcher sees it.
struct Token {
  std::uint64_t hash = 0;   ///< TokenHash of the normalised word
  std::uint32_t start = 0;  ///< bytes into the text
  std::uint32_t end = 0;
  bool name = false;             ///< capitalised inside a sentence: a proper name, most likely
  bool number = false;           ///< at least half digits
  bool unit_start = false;       ///< first word of a paragraph, or of a sentence in a long one
  bool quoted = false;           ///< inside quotation marks
  bool paragraph_start = false;  ///< first word of a line
};

/// A text with fewer lines has no paragraph breaks worth the name: its units are sentences.
inline constexpr std::size_t kParagraphsMin = 3;

/// The words of `text`, which is valid UTF-8: lower case, NFC, apostrophes, soft hyphens and Arabic
/// vowel signs dropped, quotes and dashes separate, numbers kept with their inner `.` and `,`.
/// Scripts without spaces (Han, kana, Thai, Lao, Khmer, Myanmar) give one token a character with
/// its marks. Quotation marks end with their paragraph; single ones are taken for apostrophes.
/// At most kWordsMax tokens. Any thread.
[[nodiscard]] std::vector<Token> Tokenize(std::string_view text);

/// Tokenizes into `out`, whose memory is used again: once it is large enough, only words with
/// combining marks allocate any. Every `path` gives the same tokens.
void Tokenize(std::string_view text, std::vector<Token>& out, ScanPath path = ScanPath::kFastest);

}  // namespace wiresift
