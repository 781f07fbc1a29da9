#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "dedup/word_record.h"

namespace wiresift {

/// A set of words with a bit for each possible hash. Allocates nothing once it has held as many.
class WordSet {
 public:
  void Add(WordCode word);
  void Clear();

  [[nodiscard]] bool Contains(WordCode word) const {
    const std::size_t hash = word & kWordHashMask;
    return (bits_[hash / 64] >> (hash % 64) & 1) != 0;
  }

  [[nodiscard]] std::size_t size() const { return members_.size(); }

  [[nodiscard]] std::span<const WordCode> members() const { return members_; }

 private:
  std::array<std::uint64_t, (std::size_t{kWordHashMask} + 1) / 64> bits_{};
  std::vector<WordCode> members_;  ///< in order of their first appearance
};

/// Which words a text has, a bit for each possible hash.
class WordBits {
 public:
  void Add(WordCode word) {
    const std::size_t hash = word & kWordHashMask;
    bits_[hash / 64] |= std::uint64_t{1} << (hash % 64);
  }

  void Clear() { bits_.fill(0); }

  [[nodiscard]] bool Contains(WordCode word) const {
    const std::size_t hash = word & kWordHashMask;
    return (bits_[hash / 64] >> (hash % 64) & 1) != 0;
  }

 private:
  std::array<std::uint64_t, (std::size_t{kWordHashMask} + 1) / 64> bits_{};
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

/// A fact stands in the other text wherever its word does. Where both texts capitalise their nouns
/// the numbers alone are facts.
[[nodiscard]] FactsAgreement AgreementOf(const TextFacts& a, const TextFacts& b);

}  // namespace wiresift
