#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/words/token.h"
#include "text/words/word_runs.h"

namespace wiresift {

/// A text with fewer lines has no paragraph breaks worth the name: its units are sentences.
inline constexpr std::size_t kParagraphsMin = 3;

/// The words of `text`, which is valid UTF-8, in the form by which all ways to write them are
/// compared: letters and digits folded (FoldForMatching), apostrophes, accents, soft hyphens and
/// Arabic vowel signs dropped, quotes and dashes separate, a number with its unit one word
/// (JoinNumbers). Scripts without spaces (Han, kana, Thai, Lao, Khmer, Myanmar) give one token a
/// character with its marks. Quotation marks end with their paragraph; single ones are taken for
/// apostrophes. At most kWordsMax tokens. Any thread.
[[nodiscard]] std::vector<Token> Tokenize(std::string_view text);

/// Tokenizes into `out`, whose memory is used again: once it is large enough, only words with
/// combining marks and long numbers allocate any. Every `path` gives the same tokens.
void Tokenize(std::string_view text, std::vector<Token>& out, ScanPath path = ScanPath::kFastest);

}  // namespace wiresift
