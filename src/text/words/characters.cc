#include "text/words/characters.h"

#include <numeric>

#include "core/utf8.h"
#include "text/words/matching_fold.h"
#include "text/words/simplified_han.h"

namespace wiresift {
namespace {

constexpr bool IsBetween(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

/// Characters of scripts that put no spaces between words.
constexpr bool IsSpaceless(char32_t c) {
  return IsBetween(c, 0xE01, 0xEFF) ||    // Thai, Lao
         IsBetween(c, 0x1000, 0x109F) ||  // Myanmar
         IsBetween(c, 0x1780, 0x17FF) ||  // Khmer
         IsBetween(c, 0x3005, 0x3007) ||  // ideographic repetition, closing and zero marks
         IsBetween(c, 0x3041, 0x30FF) ||  // hiragana, katakana
         IsBetween(c, 0x31F0, 0x31FF) ||  // small katakana
         IsBetween(c, 0x3400, 0x4DBF) ||  // Han, extension A
         IsBetween(c, 0x4E00, 0x9FFF) ||  // Han
         IsBetween(c, 0xF900, 0xFAFF) ||  // Han, compatibility
         IsBetween(c, 0x20000, 0x323AF);  // Han, extensions B and on
}

/// Signs that a writer may put into a word or leave out without making it another word.
constexpr bool IsSilent(char32_t c) {
  return c == 0xAD ||                   // soft hyphen
         IsBetween(c, 0x300, 0x36F) ||  // accents of their own
         (IsBetween(c, 0x591, 0x5C7) && c != 0x5BE && c != 0x5C0 && c != 0x5C3 &&
          c != 0x5C6) ||  // Hebrew points
         IsBetween(c, 0x64B, 0x65F) ||
         c == 0x670 || c == 0x640 ||      // Arabic vowels, elongation
         IsBetween(c, 0x200C, 0x200F) ||  // joiners, marks of direction
         IsBetween(c, 0x202A, 0x202E) || IsBetween(c, 0x2060, 0x2069) || c == 0xFEFF;
}

constexpr bool IsApostrophe(char32_t c) {
  return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x2BC || c == 0xFF07;
}

constexpr bool IsQuote(char32_t c) {
  return c == '"' || c == 0xAB || c == 0xBB || IsBetween(c, 0x201C, 0x201F) ||
         IsBetween(c, 0x300C, 0x300F) || c == 0xFF02;
}

constexpr bool IsSentenceEnd(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 ||
         c == 0xFF1F || c == 0x61F || c == 0x6D4 || c == 0x964;
}

/// Scripts with cases lie in front; letters of the others may start a sentence.
constexpr char32_t kCasesEnd = 0x590;

constexpr bool IsJamo(char32_t c) {
  return IsBetween(c, 0x1100, 0x11FF);
}

}  // namespace

const Characters& Characters::Get() {
  static const Characters characters;
  return characters;
}

Characters::Characters() {
  rows_.reserve(kRows);
  for (char32_t c = 0; c < kRows; ++c) {
    const Character found = Find(c);
    rows_.push_back(
        {static_cast<std::uint16_t>(found.folded), static_cast<std::uint16_t>(found.kinds)});
  }
  han_.resize(kHanLast - kHanFirst + 1);
  std::iota(han_.begin(), han_.end(), static_cast<std::uint16_t>(kHanFirst));
  for (const HanForm form : SimplifiedHan())
    han_[form.traditional - kHanFirst] = form.simplified;
}

Character Characters::Find(char32_t c) {
  const bool is_letter = IsLetter(c), is_upper = IsUpper(c);
  const bool is_mark = IsMark(c) && !IsSilent(c);
  unsigned kinds = 0;
  const auto add = [&](unsigned kind, bool is_one) { kinds |= is_one ? kind : 0; };
  add(kLetter, is_letter);
  add(kDigit, IsDigit(c));
  add(kMark, is_mark);
  add(kUpper, is_upper);
  add(kLower, is_letter && !is_upper && c < kCasesEnd);
  add(kSpaceless, IsSpaceless(c));
  add(kSilent, IsSilent(c));
  add(kApostrophe, IsApostrophe(c));
  add(kQuote, IsQuote(c));
  add(kSentenceEnd, IsSentenceEnd(c));
  add(kComposes, is_mark || IsJamo(c));
  return {FoldForMatching(c), kinds};
}

}  // namespace wiresift
