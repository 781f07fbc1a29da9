#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "text/words/words.h"

namespace wiresift {

/// A summary of the words of a block, or of those that a variant of a rule needs.
struct RuleSignature {
  std::uint64_t words = 0;  ///< a bit a word
  WordId last = 0;          ///< the last word; in what a variant needs 0 for any
  std::uint16_t flags = 0;

  void Add(const Word& word) {
    words |= BitOf(word.id);
    flags |= word.flags;
    last = word.id;
  }

  [[nodiscard]] static std::uint64_t BitOf(WordId id) {
    return std::uint64_t{1} << (id * 0x9E3779B1U >> 26);
  }
};

/// A variant that may fit, with what turns most blocks away before it is tried.
struct RuleCandidate {
  RuleSignature needs;
  std::uint8_t words_min = 0;
  std::uint8_t words_max = 0;
  std::uint32_t variant = 0;

  [[nodiscard]] bool MayFit(std::size_t word_count, const RuleSignature& block) const {
    return word_count >= words_min && word_count <= words_max &&
           (needs.words & ~block.words) == 0 && (needs.flags & ~block.flags) == 0 &&
           (needs.last == 0 || needs.last == block.last);
  }
};

/// Candidates by a word that a block must hold: a hash table without links, and a bit for every
/// word before it, since nearly every word of a text is none of these.
class RuleIndex {
 public:
  struct Entry {
    WordId id = 0;
    RuleCandidate candidate;
  };

  RuleIndex() = default;

  /// Keeps the order of `entries` among those of one word.
  explicit RuleIndex(std::span<const Entry> entries);

  /// The candidates of `id`; none when all are for blocks of fewer words than `word_count`.
  [[nodiscard]] std::span<const RuleCandidate> Find(WordId id, std::size_t word_count) const {
    if (bits_.empty() || (bits_[id % kBits / 64] >> (id % 64) & 1) == 0) return {};
    const Slot& slot = slots_[SlotOf(id)];
    if (slot.words_max < word_count) return {};
    return std::span(candidates_).subspan(slot.first, slot.count);
  }

 private:
  static constexpr std::size_t kBits = std::size_t{1} << 15;

  struct Slot {
    WordId id = 0;
    std::uint32_t first = 0;
    std::uint32_t count = 0;     ///< 0: free
    std::uint8_t words_max = 0;  ///< the most that any of them takes
  };

  /// The slot of `id`, or the free one where it would stand.
  [[nodiscard]] std::size_t SlotOf(WordId id) const {
    std::size_t at = (id * 0x9E3779B1U) >> shift_;
    while (slots_[at].count != 0 && slots_[at].id != id)
      at = (at + 1) & (slots_.size() - 1);
    return at;
  }

  void Count(std::span<const Entry> entries);
  void Fill(std::span<const Entry> entries);

  std::uint32_t shift_ = 0;
  std::vector<Slot> slots_;
  std::vector<std::uint64_t> bits_;
  std::vector<RuleCandidate> candidates_;
};

}  // namespace wiresift
