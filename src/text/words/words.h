#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace wiresift {

/// A word without its case and its apostrophes: a hash of its UTF-8 bytes. Rules, agencies and date
/// words compare these and never bytes.
using WordId = std::uint32_t;

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

/// Makes the id of a word from its bytes, eight at a time.
class WordIdMaker {
 public:
  /// Adds `count` bytes (1 to 8), the first the lowest; those above are zero.
  constexpr void AddBytes(std::uint64_t bytes, unsigned count) {
    pending_ |= bytes << 8 * pending_count_;
    const unsigned sum = pending_count_ + count;
    if (sum < 8) {
      pending_count_ = sum;
      return;
    }
    Mix();
    pending_ = pending_count_ == 0 ? 0 : bytes >> 8 * (8 - pending_count_);
    pending_count_ = sum - 8;
  }

  /// Adds one letter, 0 for nothing.
  constexpr void Add(char32_t c) {
    if (c == 0) return;
    if (c < 0x80) {
      AddBytes(c, 1);
    } else if (c < 0x800) {
      AddBytes(0xC0 | c >> 6 | Tail(c) << 8, 2);
    } else if (c < 0x10000) {
      AddBytes(0xE0 | c >> 12 | Tail(c >> 6) << 8 | Tail(c) << 16, 3);
    } else {
      AddBytes(0xF0 | c >> 18 | Tail(c >> 12) << 8 | Tail(c >> 6) << 16 | Tail(c) << 24, 4);
    }
  }

  [[nodiscard]] constexpr WordId id() const {
    WordIdMaker last = *this;
    if (pending_count_ != 0) last.Mix();
    return static_cast<WordId>(last.hash_ >> 32);
  }

 private:
  static constexpr std::uint64_t Tail(char32_t c) { return 0x80 | (c & 0x3F); }

  /// Multiplies and folds, so that the upper half of the product reaches the lower one.
  constexpr void Mix() {
    hash_ = (hash_ ^ pending_) * 0x9E37'79B9'7F4A'7C15;
    hash_ ^= hash_ >> 32;
    hash_ *= 0xD6E8'FEB8'6659'FD93;
  }

  std::uint64_t hash_ = 0;
  std::uint64_t pending_ = 0;
  unsigned pending_count_ = 0;
};

/// The id of a word that is already lower case and holds no apostrophe.
[[nodiscard]] constexpr WordId WordIdOf(std::string_view lower) {
  WordIdMaker hash;
  for (std::size_t at = 0; at < lower.size(); ++at) {
    const auto byte = static_cast<unsigned char>(lower[at]);
    const bool is_folded = byte >= 0xC4 && byte < 0xE0 && at + 1 < lower.size();
    if (!is_folded) {
      hash.AddBytes(byte, 1);
      continue;
    }
    const auto second = static_cast<unsigned char>(lower[++at]);
    hash.Add(FoldLetter((byte & 0x1FU) << 6 | (second & 0x3FU)));
  }
  return hash.id();
}

/// Facts of a word that a rule may ask for, beside which word it is. Bits of Word::flags.
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
  kApostrophe = 1 << 10,  ///< one stands inside: AP's
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
