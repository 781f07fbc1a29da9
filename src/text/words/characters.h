#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace wiresift {

/// The parts that a character may play in words; several at once.
enum CharacterKind : std::uint16_t {
  kLetter = 1,
  kDigit = 2,
  kMark = 4,        ///< combines with the character before it
  kUpper = 8,       ///< a letter in upper or title case
  kLower = 16,      ///< any other letter of a script that has cases
  kSpaceless = 32,  ///< belongs to a script that puts no spaces between words
  kSilent = 64,     ///< a writer may put it into a word or leave it out: accents, vowel signs
  kApostrophe = 128,
  kQuote = 256,
  kSentenceEnd = 512,
  kComposes = 1024,  ///< a mark, or a part of a Hangul syllable: NFC may join it to its neighbours
};

/// What a character is compared by and its kinds.
struct Character {
  char32_t folded = 0;  ///< FoldForMatching
  unsigned kinds = 0;

  /// True for any of `some` kinds.
  [[nodiscard]] bool Is(unsigned some) const { return (kinds & some) != 0; }
};

/// Looks up what characters are, most of them in one table. Any thread.
class Characters {
 public:
  /// Made on first use, once in the process.
  static const Characters& Get();

  [[nodiscard]] Character Of(char32_t c) const {
    if (c < kRows) return {rows_[c].folded, rows_[c].kinds};
    if (c >= kHanFirst && c <= kHanLast) return {han_[c - kHanFirst], kLetter | kSpaceless};
    if (c >= 0xAC00 && c <= 0xD7A3) return {c, kLetter};
    return Find(c);
  }

 private:
  /// Every script that newspapers are printed in but Han, whose characters only differ in what they
  /// are compared by, and Hangul, which needs no table.
  static constexpr char32_t kRows = 0x3100;
  static constexpr char32_t kHanFirst = 0x4E00, kHanLast = 0x9FFF;

  struct Row {
    std::uint16_t folded, kinds;
  };

  Characters();
  static Character Find(char32_t c);

  std::vector<Row> rows_;
  std::vector<std::uint16_t> han_;
};

}  // namespace wiresift
