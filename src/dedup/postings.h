#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <vector>

namespace wiresift {

/// The fingerprints of one segment, and for each the slots (places in the segment) of the texts
/// that have it, while texts still come. Takes 8 to 9 bytes a posting at any size. One thread.
///
/// A hash table of buckets that fill a line of the cache, which grows by one bucket at a time
/// (linear hashing): with 2^level buckets the low `level` bits of a fingerprint choose one, with
/// one bit more where that bucket has been split. A posting is one word, the other bits of the
/// fingerprint and, in place of those that chose the bucket, the slot.
class OpenPostings {
 public:
  /// Adds the fingerprints of the text at `slot`; slots rise from call to call.
  void Add(std::uint32_t slot, std::span<const std::uint32_t> sketch);
  /// Takes back the latest `count` postings that are not settled.
  void UndoAdd(std::size_t count);

  /// None of the postings will be taken back.
  void Settle() { recent_.clear(); }

  /// Calls visit(slot), latest story first, until it returns false.
  template <class Visitor>
  void Visit(std::uint32_t fingerprint, const Visitor& visit) const;

  /// The address that Visit reads first, to be fetched ahead. The table is not empty.
  [[nodiscard]] const void* FirstPlace(std::uint32_t fingerprint) const {
    return &BucketAt(PlaceOf(fingerprint).bucket);
  }

  /// (fingerprint, slot) of each posting as one number, in order.
  [[nodiscard]] std::vector<std::uint64_t> Sorted() const;

  [[nodiscard]] std::size_t size() const { return size_; }

  [[nodiscard]] std::size_t bytes() const;

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;
  static constexpr std::size_t kBlockBuckets = 256;
  static constexpr int kLevelMin = 4;

  /// The latest postings in order; earlier ones are in spare_[before].
  struct alignas(64) Bucket {
    static constexpr std::uint32_t kWords = 14;

    std::uint32_t count = 0;
    std::uint32_t before = kNone;
    std::array<std::uint32_t, kWords> words;
  };

  using Block = std::array<Bucket, kBlockBuckets>;

  struct Place {
    std::uint32_t bucket;
    std::uint32_t mask;  ///< marks the bits that choose the bucket
  };

  [[nodiscard]] Place PlaceOf(std::uint32_t fingerprint) const {
    const std::uint32_t mask = (std::uint32_t{1} << level_) - 1;
    const std::uint32_t bucket = fingerprint & mask;
    if (bucket >= split_) return {bucket, mask};
    return {fingerprint & (mask << 1 | 1), mask << 1 | 1};
  }

  /// The bits that choose a bucket.
  [[nodiscard]] std::uint32_t MaskOf(std::uint32_t bucket) const { return PlaceOf(bucket).mask; }

  [[nodiscard]] const Bucket& BucketAt(std::uint32_t bucket) const {
    return (*blocks_[bucket / kBlockBuckets])[bucket % kBlockBuckets];
  }

  [[nodiscard]] Bucket& BucketAt(std::uint32_t bucket) {
    return (*blocks_[bucket / kBlockBuckets])[bucket % kBlockBuckets];
  }

  [[nodiscard]] std::uint32_t buckets() const { return (std::uint32_t{1} << level_) + split_; }

  void Put(std::uint32_t bucket, std::uint32_t word);
  void TakeLatest(Bucket& bucket);
  [[nodiscard]] std::uint32_t TakeSpare();
  void Split();
  void WordsOf(std::uint32_t bucket, std::vector<std::uint32_t>& out) const;

  int level_ = kLevelMin;
  std::uint32_t split_ = 0;  ///< buckets below have been split
  std::vector<std::unique_ptr<Block>> blocks_;
  std::deque<Bucket> spare_;
  std::vector<std::uint32_t> unused_;  ///< buckets of spare_ that are free
  std::size_t size_ = 0;
  std::vector<std::uint32_t> recent_;  ///< fingerprints that are not settled
  std::vector<std::uint32_t> words_;   ///< scratch of Split
};

/// The postings of a segment to which no text comes any more: 4 bytes each. The top bits of a
/// fingerprint choose a run of sorted words; a word holds the other bits and a slot. Immutable.
class SealedPostings {
 public:
  SealedPostings() = default;
  /// `sorted` as OpenPostings gives it; every slot is under `slots`.
  SealedPostings(std::span<const std::uint64_t> sorted, std::uint32_t slots);

  /// As OpenPostings::Visit.
  template <class Visitor>
  void Visit(std::uint32_t fingerprint, const Visitor& visit) const;

  /// The addresses that Visit reads first and second, to be fetched ahead. The table is not empty.
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

  /// About where the postings of `fingerprint` are: hashes are spread evenly over their run.
  [[nodiscard]] std::size_t GuessOf(std::uint32_t fingerprint) const {
    const std::uint32_t top = fingerprint >> (32 - slot_bits_);
    const std::uint64_t low = fingerprint << slot_bits_;  // the other bits, at the top of 32
    const std::size_t begin = RunBegin(top);
    return begin + static_cast<std::size_t>(low * (ends_[top] - begin) >> 32);
  }

  /// End of the postings of `fingerprint` and of those before it in its run.
  [[nodiscard]] std::size_t EndOf(std::uint32_t fingerprint) const;

  int slot_bits_ =
      1;  ///< bits of a slot; as many top bits choose a run, so that the rest and a slot fit a word
  std::vector<std::uint32_t> ends_;  ///< by value of the top bits: the end of its run
  std::vector<std::uint32_t> words_;
};

template <class Visitor>
void OpenPostings::Visit(std::uint32_t fingerprint, const Visitor& visit) const {
  if (blocks_.empty()) return;
  const Place place = PlaceOf(fingerprint);
  for (const Bucket* bucket = &BucketAt(place.bucket);; bucket = &spare_[bucket->before]) {
    for (std::uint32_t i = bucket->count; i > 0; --i) {
      const std::uint32_t word = bucket->words[i - 1];
      if (((word ^ fingerprint) & ~place.mask) == 0 && !visit(word & place.mask)) return;
    }
    if (bucket->before == kNone) return;
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
