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

/// The different numbers and names of a text.
struct TextFacts {
  WordSet numbers;
  WordSet names;

  void Assign(std::span<const WordCode> words);
};

/// Share of the smaller set that the larger one has too; 1 when the smaller one is empty.
[[nodiscard]] double Agreement(const WordSet& a, const WordSet& b);

}  // namespace wiresift
