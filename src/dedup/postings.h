#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace wiresift {

/// Fingerprints of one segment, and the slots (places in the segment) of the stories that have
/// them, while stories still come. A hash table of linked lists. One thread.
class OpenPostings {
 public:
  /// Adds the fingerprints of the next story; slots rise.
  void Add(std::uint32_t slot, std::span<const std::uint32_t> sketch);
  /// Takes back the latest `count` postings.
  void UndoAdd(std::size_t count);

  /// Calls visit(slot), latest story first, until it returns false.
  template <class Visitor>
  void Visit(std::uint32_t fingerprint, const Visitor& visit) const;

  /// What Visit will look at first; not of an empty table.
  [[nodiscard]] const void* FirstPlace(std::uint32_t fingerprint) const {
    return &cells_[fingerprint & (cells_.size() - 1)];
  }

  /// (fingerprint, slot) of each posting as one number, in order.
  [[nodiscard]] std::vector<std::uint64_t> Sorted() const;

  [[nodiscard]] std::size_t size() const { return postings_.size(); }

  [[nodiscard]] std::size_t bytes() const;

 private:
  static constexpr std::uint32_t kEnd = UINT32_MAX;         ///< of a list
  static constexpr std::uint32_t kUnused = UINT32_MAX - 1;  ///< a cell that has no list

  struct Posting {
    std::uint32_t fingerprint, slot, next;
  };

  struct Cell {
    std::uint32_t fingerprint = 0;
    std::uint32_t latest = kUnused;
  };

  [[nodiscard]] std::size_t CellOf(std::uint32_t fingerprint) const;
  void Grow();

  std::vector<Cell> cells_;  ///< a power of two of them, at most 3/4 used
  std::size_t used_ = 0;
  std::vector<Posting> postings_;
};

/// The same once no story can come any more: 4 bytes a posting. The top bits of a fingerprint
/// choose a run of sorted words, each of the other bits and a slot. Immutable.
class SealedPostings {
 public:
  SealedPostings() = default;
  /// `sorted` as OpenPostings gives it; every slot is under `slots`.
  SealedPostings(std::span<const std::uint64_t> sorted, std::uint32_t slots);

  /// As OpenPostings::Visit.
  template <class Visitor>
  void Visit(std::uint32_t fingerprint, const Visitor& visit) const;

  /// What Visit will look at first, and then; not of an empty table.
  [[nodiscard]] const void* FirstPlace(std::uint32_t fingerprint) const {
    return &ends_[fingerprint >> (32 - slot_bits_)];
  }

  [[nodiscard]] const void* SecondPlace(std::uint32_t fingerprint) const {
    return words_.data() + GuessOf(fingerprint);
  }

  [[nodiscard]] std::size_t size() const { return words_.size(); }

  [[nodiscard]] std::size_t bytes() const;

 private:
  [[nodiscard]] std::size_t RunBegin(std::uint32_t top) const {
    return top == 0 ? 0 : ends_[top - 1];
  }

  /// Where the postings of `fingerprint` are, about: hashes are spread evenly over their run.
  [[nodiscard]] std::size_t GuessOf(std::uint32_t fingerprint) const {
    const std::uint32_t top = fingerprint >> (32 - slot_bits_);
    const std::uint64_t low = fingerprint << slot_bits_;  // the other bits, at the top of 32
    const std::size_t begin = RunBegin(top);
    return begin + static_cast<std::size_t>(low * (ends_[top] - begin) >> 32);
  }

  /// End of the postings of `fingerprint` and of those before it in its run.
  [[nodiscard]] std::size_t EndOf(std::uint32_t fingerprint) const;

  int slot_bits_ = 1;                ///< also the top bits, so that both halves fit a word
  std::vector<std::uint32_t> ends_;  ///< of the run of each value of the top bits
  std::vector<std::uint32_t> words_;
};

template <class Visitor>
void OpenPostings::Visit(std::uint32_t fingerprint, const Visitor& visit) const {
  if (cells_.empty()) return;
  const std::uint32_t latest = cells_[CellOf(fingerprint)].latest;
  if (latest == kUnused) return;
  for (std::uint32_t at = latest; at != kEnd; at = postings_[at].next) {
    if (!visit(postings_[at].slot)) return;
  }
}

template <class Visitor>
void SealedPostings::Visit(std::uint32_t fingerprint, const Visitor& visit) const {
  if (words_.empty()) return;
  const std::uint32_t top = fingerprint >> (32 - slot_bits_);
  const std::size_t begin = RunBegin(top);
  const std::uint32_t low = fingerprint << slot_bits_ >> slot_bits_;
  const std::uint32_t slot_mask = (std::uint32_t{1} << slot_bits_) - 1;
  for (std::size_t at = EndOf(fingerprint); at > begin; --at) {
    const std::uint32_t word = words_[at - 1];
    if (word >> slot_bits_ != low || !visit(word & slot_mask)) return;
  }
}

}  // namespace wiresift
