#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace wiresift {

/// A word without its case and its apostrophes: FNV-1a of the UTF-8 bytes. Rules, agencies and
/// date words compare these and never bytes.
using WordId = std::uint32_t;

inline constexpr WordId kWordHashBasis = 2166136261U;
inline constexpr WordId kWordHashPrime = 16777619U;

/// A lower-case letter as it goes into ids, or 0 when it leaves no trace there. The Turkish dotless
/// i counts as i, since lower case alone cannot tell which one an I was; Arabic vowel signs and the
/// stretching mark do not count, and the forms of alef, yeh and kaf that writers of Arabic and
/// Persian exchange are one.
[[nodiscard]] constexpr char32_t FoldLetter(char32_t c) {
  if (c == 0x131) return U'i';
  if (c < 0x622 || c > 0x6CC) return c;
  if (c == 0x640 || (c >= 0x64B && c <= 0x652)) return 0;
  if (c == 0x622 || c == 0x623 || c == 0x625) return 0x627;
  if (c == 0x64A || c == 0x649) return 0x6CC;
  return c == 0x643 ? 0x6A9 : c;
}

/// Adds one letter to an id.
[[nodiscard]] constexpr WordId MixWordId(WordId hash, char32_t c) {
  const auto mix = [&](char32_t byte) { hash = (hash ^ byte) * kWordHashPrime; };
  if (c == 0) return hash;
  if (c < 0x80) {
    mix(c);
    return hash;
  }
  if (c < 0x800) {
    mix(0xC0 | c >> 6);
  } else if (c < 0x10000) {
    mix(0xE0 | c >> 12);
    mix(0x80 | (c >> 6 & 0x3F));
  } else {
    mix(0xF0 | c >> 18);
    mix(0x80 | (c >> 12 & 0x3F));
    mix(0x80 | (c >> 6 & 0x3F));
  }
  mix(0x80 | (c & 0x3F));
  return hash;
}

/// The id of a word that is already lower case and holds no apostrophe.
[[nodiscard]] constexpr WordId WordIdOf(std::string_view lower) {
  WordId hash = kWordHashBasis;
  for (std::size_t at = 0; at < lower.size(); ++at) {
    const auto byte = static_cast<unsigned char>(lower[at]);
    const bool is_folded = byte >= 0xC4 && byte < 0xE0 && at + 1 < lower.size();
    if (!is_folded) {
      hash = (hash ^ byte) * kWordHashPrime;
      continue;
    }
    const auto second = static_cast<unsigned char>(lower[++at]);
    hash = MixWordId(hash, FoldLetter((byte & 0x1FU) << 6 | (second & 0x3FU)));
  }
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

/// One word of a block: letters, digits and marks. Numbers keep their inner . , : / and -. Between
/// a digit and a Chinese, Japanese or Korean letter a word ends: 12条评论 is two, 5G网络 one. The
/// signs © and @ are words of their own, since rules ask for them.
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
