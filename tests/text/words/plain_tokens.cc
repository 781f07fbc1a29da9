#include "text/words/plain_tokens.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <set>

#include "core/limits.h"
#include "core/utf8.h"
#include "text/words/matching_fold.h"
#include "text/words/number_tokens.h"
#include "text/words/token_hash.h"

namespace wiresift::tests {
namespace {

struct Character {
  char32_t c = 0;
  std::size_t start = 0, end = 0;
};

bool IsAnyOf(char32_t c, std::u32string_view set) {
  return set.contains(c);
}

bool IsBetween(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

bool IsApostrophe(char32_t c) {
  return IsAnyOf(c, U"'\u2018\u2019\u02BC\uFF07");
}

bool IsQuote(char32_t c) {
  return IsAnyOf(c, U"\"\u00AB\u00BB\u201C\u201D\u201E\u201F\u300C\u300D\u300E\u300F\uFF02");
}

bool IsSentenceEnd(char32_t c) {
  return IsAnyOf(c, U".!?\u2026\u3002\uFF01\uFF1F\u061F\u06D4\u0964");
}

bool IsSilent(char32_t c) {
  const bool is_hebrew_point =
      IsBetween(c, 0x591, 0x5C7) && !IsAnyOf(c, U"\u05BE\u05C0\u05C3\u05C6");
  return is_hebrew_point || IsBetween(c, 0x300, 0x36F) || c == 0xAD || c == 0x640 || c == 0x670 ||
         IsBetween(c, 0x64B, 0x65F) || IsBetween(c, 0x200C, 0x200F) ||
         IsBetween(c, 0x202A, 0x202E) || IsBetween(c, 0x2060, 0x2069) || c == 0xFEFF;
}

bool IsWord(char32_t c) {
  return IsLetter(c) || IsDigit(c);
}

bool IsWordStart(char32_t c) {
  return IsWord(c) && !IsSilent(c) && !IsApostrophe(c);
}

bool IsSpaceless(char32_t c) {
  return IsBetween(c, 0xE01, 0xEFF) || IsBetween(c, 0x1000, 0x109F) ||
         IsBetween(c, 0x1780, 0x17FF) || IsBetween(c, 0x3005, 0x3007) ||
         IsBetween(c, 0x3041, 0x30FF) || IsBetween(c, 0x31F0, 0x31FF) ||
         IsBetween(c, 0x3400, 0x4DBF) || IsBetween(c, 0x4E00, 0x9FFF) ||
         IsBetween(c, 0xF900, 0xFAFF) || IsBetween(c, 0x20000, 0x323AF);
}

std::vector<Character> CharactersOf(std::string_view text) {
  std::vector<Character> out;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded c = DecodeAt(text, at);
    out.push_back({c.code_point, at, at + c.bytes});
    at += c.bytes;
  }
  return out;
}

/// NFC, where marks or jamo may compose. Single characters are taken as they are: a clean text is
/// in NFC, but what is dropped from a word may bring others together.
std::string Composed(std::string word) {
  for (const Character& at : CharactersOf(word)) {
    if ((IsMark(at.c) && !IsSilent(at.c)) || IsBetween(at.c, 0x1100, 0x11FF))
      return ToNfc(std::move(word));
  }
  return word;
}

bool IsAsciiDigit(char32_t c) {
  return IsBetween(c, '0', '9');
}

/// Lower case where there are cases at all.
bool IsLower(char32_t c) {
  return c < 0x590 && IsLetter(c) && !IsUpper(c);
}

/// Lines with a character beyond white space and the signs of ASCII.
std::size_t LinesOf(const std::vector<Character>& text) {
  std::set<std::size_t> lines;
  std::size_t line = 0;
  for (const Character& at : text) {
    if (at.c == '\n') ++line;
    if (at.c >= 0x80 || IsWord(at.c)) lines.insert(line);
  }
  return lines.size();
}

class Reader {
 public:
  explicit Reader(std::string_view text)
      : text_(CharactersOf(text)), has_paragraphs_(LinesOf(text_) >= kParagraphsMin) {}

  std::vector<Token> Run() {
    while (at_ < text_.size() && out_.size() < kWordsMax) {
      const char32_t c = text_[at_].c;
      if (!IsWordStart(c)) {
        ReadSign(c);
      } else if (IsSpaceless(c)) {
        ReadCharacter();
      } else {
        ReadWord();
      }
    }
    return std::move(out_);
  }

 private:
  /// 0 beyond the end.
  [[nodiscard]] char32_t At(std::size_t at) const { return at < text_.size() ? text_[at].c : 0; }

  [[nodiscard]] bool IsBreakAt(std::size_t at) const {
    return at >= text_.size() || IsSpace(At(at)) || IsAnyOf(At(at), U")]") ||
           IsApostrophe(At(at)) || IsQuote(At(at));
  }

  void ReadSign(char32_t c) {
    ++at_;
    if (c == '\n') {
      new_paragraph_ = fresh_ = true;
      quoted_ = false;
    }
    if (c == ':') fresh_ = true;
    const bool is_initial = c == '.' && (letters_ == 1 || !IsBreakAt(at_));
    if (IsSentenceEnd(c) && !is_initial) sentence_ended_ = fresh_ = true;
    if (!IsQuote(c)) return;
    const bool opens = !quoted_ && !IsBreakAt(at_);
    if (opens) fresh_ = true;
    quoted_ = opens;
    quote_words_ = 0;
  }

  /// True when the character at `at_` belongs to the word that began at `start`.
  [[nodiscard]] bool IsInWord(std::size_t start) const {
    const char32_t c = text_[at_].c;
    if (IsAnyOf(c, U".,")) {
      return at_ > start && IsAsciiDigit(text_[at_ - 1].c) && IsAsciiDigit(At(at_ + 1));
    }
    if (IsSilent(c)) return true;
    if (IsApostrophe(c)) return IsWord(At(at_ + 1));
    return !IsSpaceless(c) && (IsWord(c) || IsMark(c));
  }

  void ReadWord() {
    const std::size_t start = at_;
    std::size_t end = at_;
    std::string word;
    std::size_t letters = 0, digits = 0;
    for (; at_ < text_.size() && IsInWord(start); ++at_) {
      const char32_t c = text_[at_].c;
      if (IsSilent(c) || IsApostrophe(c)) continue;
      AppendUtf8(word, FoldForMatching(c));
      letters += IsLetter(c) ? 1 : 0;
      digits += IsDigit(c) ? 1 : 0;
      if (!IsAnyOf(c, U".,")) end = at_;
    }
    letters_ = letters;
    Push(start, end, std::move(word), digits);
  }

  void ReadCharacter() {
    const std::size_t start = at_;
    std::string word;
    do {
      AppendUtf8(word, FoldForMatching(text_[at_].c));
      ++at_;
    } while (IsMark(At(at_)) && !IsSilent(At(at_)));
    letters_ = IsLetter(text_[start].c) ? 1 : 0;
    Push(start, at_ - 1, std::move(word), 1 - letters_);
  }

  void Push(std::size_t first, std::size_t last, std::string word, std::size_t digits) {
    const char32_t initial = text_[first].c;
    word = Composed(std::move(word));
    const std::size_t unit_words_min = has_paragraphs_ ? 40 : 8;
    const bool is_unit =
        new_paragraph_ || (sentence_ended_ && !IsLower(initial) && unit_words_ >= unit_words_min);
    const Token token = {.hash = TokenHash(word),
                         .start = static_cast<std::uint32_t>(text_[first].start),
                         .end = static_cast<std::uint32_t>(text_[last].end),
                         .name = !fresh_ && letters_ >= 3 && IsUpper(initial),
                         .number = digits > 0 && digits >= letters_,
                         .unit_start = is_unit,
                         .quoted = quoted_,
                         .paragraph_start = new_paragraph_};
    out_.push_back(token);
    unit_words_ = is_unit ? 1 : unit_words_ + 1;
    new_paragraph_ = sentence_ended_ = fresh_ = false;
    if (quoted_ && !has_paragraphs_ && ++quote_words_ == 60) quoted_ = false;
  }

  std::vector<Character> text_;
  bool has_paragraphs_;
  std::vector<Token> out_;
  std::size_t at_ = 0;
  std::size_t letters_ = 0;  ///< of the last word
  bool new_paragraph_ = true, sentence_ended_ = false, fresh_ = true, quoted_ = false;
  std::size_t unit_words_ = 0, quote_words_ = 0;
};

}  // namespace

std::vector<Token> PlainTokens(std::string_view text) {
  std::vector<Token> tokens = Reader(text).Run();
  // Every token is asked whether it is a number.
  std::vector<std::uint32_t> all(tokens.size());
  std::iota(all.begin(), all.end(), 0U);
  JoinNumbers(text, all, tokens);
  return tokens;
}

}  // namespace wiresift::tests
