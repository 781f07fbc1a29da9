#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "dedup/word_record.h"

namespace wiresift {

/// Which words a text has, a bit for each possible hash.
class WordBits {
 public:
  /// False when it was there already.
  bool Add(WordCode word) {
    std::uint64_t& bits = bits_[HashOf(word) / 64];
    const std::uint64_t before = bits;
    bits |= BitOf(word);
    return bits != before;
  }

  void Clear() { bits_.fill(0); }

  [[nodiscard]] bool Contains(WordCode word) const {
    return (bits_[HashOf(word) / 64] & BitOf(word)) != 0;
  }

 private:
  static std::size_t HashOf(WordCode word) { return word & kWordHashMask; }

  static std::uint64_t BitOf(WordCode word) { return std::uint64_t{1} << (HashOf(word) % 64); }

  std::array<std::uint64_t, (std::size_t{kWordHashMask} + 1) / 64> bits_{};
};

/// The same with the words themselves, each once. Allocates nothing once it has held as many.
class WordSet {
 public:
  void Add(WordCode word);
  void Clear();

  [[nodiscard]] bool Contains(WordCode word) const { return bits_.Contains(word); }

  [[nodiscard]] std::size_t size() const { return members_.size(); }

  [[nodiscard]] std::span<const WordCode> members() const { return members_; }

 private:
  WordBits bits_;
  std::vector<WordCode> members_;  ///< in order of their first appearance
};

/// The facts of a text: its different numbers and names, those of standing text left out.
struct TextFacts {
  WordSet numbers;
  WordSet names;
  WordBits words;  ///< all of them
  /// So many words are capitalised that the language capitalises its nouns, as German does: then a
  /// capital letter makes no name.
  bool capitalises_nouns = false;

  /// `standing` has one flag a word, 1 for standing text, or is empty.
  void Assign(std::span<const WordCode> text, std::span<const std::uint8_t> standing = {});
};

/// Share of the smaller set that the larger one has too; 1 when the smaller one is empty.
[[nodiscard]] double Agreement(const WordSet& a, const WordSet& b);

/// How far the facts of two texts are the same.
struct FactsAgreement {
  double share = 1;       ///< of the facts of the text that has fewer: those the other one names
  std::size_t facts = 0;  ///< how many that text has
};

/// True when names are facts of the two texts beside numbers: not where both capitalise their
/// nouns.
[[nodiscard]] inline bool NamesAreFacts(const TextFacts& a, const TextFacts& b) {
  return !a.capitalises_nouns || !b.capitalises_nouns;
}

/// A fact stands in the other text wherever its word does.
[[nodiscard]] FactsAgreement AgreementOf(const TextFacts& a, const TextFacts& b);

}  // namespace wiresift
