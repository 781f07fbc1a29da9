#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace wiresift {

/// A word without its case and its apostrophes: FNV-1a of the UTF-8 bytes. Rules, agencies and
/// date words compare these and never bytes.
using WordId = std::uint32_t;

/// The id of a word that is already lower case and holds no apostrophe.
[[nodiscard]] constexpr WordId WordIdOf(std::string_view lower) {
  WordId hash = 2166136261U;
  for (const char c : lower)
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

/// What a rule may ask of a word, beside which word it is. Bits of Word::flags.
enum WordFlag : std::uint16_t {
  kCapitalised = 1 << 0,  ///< first letter is upper case
  kAllCaps = 1 << 1,      ///< two letters or more, none lower case
  kNumber = 1 << 2,       ///< starts with a digit
  kDateWord = 1 << 3,     ///< number, month, weekday, time zone, "Uhr" …
  kMonth = 1 << 4,        ///< name of a month
  kFullDate = 1 << 5,     ///< 29.11.2024, 2024-11-29, 7/1/2022
  kColonAfter = 1 << 6,   ///< a colon follows
  kStopAfter = 1 << 7,    ///< . ! ? or … follows
  kGluedAfter = 1 << 8,   ///< a slash follows, after a space at most
  kClockTime = 1 << 9,    ///< 14:30
};

/// One word of a block: letters, digits and marks. Numbers keep their inner . , : / and -.
/// The signs © and @ are words of their own, since rules ask for them.
struct Word {
  WordId id = 0;
  std::uint32_t start = 0;  ///< bytes into the text it was split from
  std::uint32_t end = 0;
  std::uint16_t flags = 0;
};

/// Appends the words of `text` to `out`, at most `words_max`. A single letter before an
/// apostrophe is a word (l'AFP); other apostrophes are dropped (don't).
void SplitWords(std::string_view text, std::size_t words_max, std::vector<Word>& out);

}  // namespace wiresift
