#include "dedup/postings.h"

#include <algorithm>
#include <bit>

namespace wiresift {
namespace {

/// Mean number of postings a bucket. Buckets that are about to be split have up to twice as many;
/// at a mean of 8 a tenth of the postings stand in a second, chained bucket.
constexpr std::size_t kBucketMean = 8;

}  // namespace

std::uint32_t OpenPostings::TakeSpare() {
  if (unused_.empty()) {
    spare_.emplace_back();
    return static_cast<std::uint32_t>(spare_.size() - 1);
  }
  const std::uint32_t spare = unused_.back();
  unused_.pop_back();
  return spare;
}

void OpenPostings::Put(std::uint32_t bucket, std::uint32_t word) {
  Bucket& latest = BucketAt(bucket);
  if (latest.count == Bucket::kWords) {
    const std::uint32_t spare = TakeSpare();
    spare_[spare] = latest;
    latest.count = 0;
    latest.before = spare;
  }
  latest.words[latest.count++] = word;
}

void OpenPostings::TakeLatest(Bucket& bucket) {
  if (--bucket.count > 0 || bucket.before == kNone) return;
  unused_.push_back(bucket.before);
  bucket = spare_[bucket.before];
}

/// In the order in which they came.
void OpenPostings::WordsOf(std::uint32_t bucket, std::vector<std::uint32_t>& out) const {
  out.clear();
  for (const Bucket* at = &BucketAt(bucket);; at = &spare_[at->before]) {
    for (std::uint32_t i = at->count; i > 0; --i)
      out.push_back(at->words[i - 1]);
    if (at->before == kNone) break;
  }
  std::ranges::reverse(out);
}

void OpenPostings::Split() {
  const std::uint32_t low = split_;
  const std::uint32_t bit = std::uint32_t{1} << level_;
  WordsOf(low, words_);
  Bucket& bucket = BucketAt(low);
  for (std::uint32_t spare = bucket.before; spare != kNone; spare = spare_[spare].before)
    unused_.push_back(spare);
  bucket.count = 0;
  bucket.before = kNone;
  if ((low | bit) / kBlockBuckets == blocks_.size()) blocks_.push_back(std::make_unique<Block>());
  for (const std::uint32_t word : words_)
    Put(low | (word & bit), word & ~bit);
  if (++split_ < bit) return;
  ++level_;
  split_ = 0;
}

void OpenPostings::Add(std::uint32_t slot, std::span<const std::uint32_t> sketch) {
  if (sketch.empty()) return;
  if (blocks_.empty()) blocks_.push_back(std::make_unique<Block>());
  size_ += sketch.size();
  while (size_ > buckets() * kBucketMean || slot >> level_ != 0)
    Split();
  for (const std::uint32_t fingerprint : sketch) {
    const Place place = PlaceOf(fingerprint);
    Put(place.bucket, (fingerprint & ~place.mask) | slot);
  }
  recent_.insert(recent_.end(), sketch.begin(), sketch.end());
}

void OpenPostings::UndoAdd(std::size_t count) {
  size_ -= count;
  for (; count > 0; --count) {
    TakeLatest(BucketAt(PlaceOf(recent_.back()).bucket));
    recent_.pop_back();
  }
}

std::vector<std::uint64_t> OpenPostings::Sorted() const {
  std::vector<std::uint64_t> sorted;
  sorted.reserve(size_);
  std::vector<std::uint32_t> words;
  if (blocks_.empty()) return sorted;
  for (std::uint32_t bucket = 0; bucket < buckets(); ++bucket) {
    const std::uint32_t mask = MaskOf(bucket);
    WordsOf(bucket, words);
    for (const std::uint32_t word : words)
      sorted.push_back(std::uint64_t{(word & ~mask) | bucket} << 32 | (word & mask));
  }
  std::ranges::sort(sorted);
  return sorted;
}

std::size_t OpenPostings::bytes() const {
  return blocks_.size() * sizeof(Block) + spare_.size() * sizeof(Bucket) +
         (unused_.capacity() + recent_.capacity() + words_.capacity()) * sizeof(std::uint32_t);
}

SealedPostings::SealedPostings(std::span<const std::uint64_t> sorted, std::uint32_t slots)
    : slot_bits_(std::max(1, static_cast<int>(std::bit_width(slots - 1)))),
      ends_(std::size_t{1} << slot_bits_) {
  words_.reserve(sorted.size());
  for (const std::uint64_t posting : sorted) {
    const auto fingerprint = static_cast<std::uint32_t>(posting >> 32);
    words_.push_back(fingerprint << slot_bits_ | static_cast<std::uint32_t>(posting));
    ends_[fingerprint >> (32 - slot_bits_)] = static_cast<std::uint32_t>(words_.size());
  }
  for (std::size_t i = 1; i < ends_.size(); ++i)
    ends_[i] = std::max(ends_[i], ends_[i - 1]);
}

/// Looks around the guess in steps that double: a fingerprint of a thousand stories bends the
/// spread of its run.
std::size_t SealedPostings::EndOf(std::uint32_t fingerprint) const {
  const std::uint32_t top = fingerprint >> (32 - slot_bits_);
  const std::size_t begin = RunBegin(top);
  const std::size_t end = ends_[top];
  const std::uint32_t slot_mask = (std::uint32_t{1} << slot_bits_) - 1;
  const std::uint32_t last = fingerprint << slot_bits_ | slot_mask;
  std::size_t from = GuessOf(fingerprint);  // all before it are at most `last`
  std::size_t to = from;                    // all from here on are above `last`
  for (std::size_t step = 1; from > begin && words_[from - 1] > last; step *= 2) {
    to = from - 1;
    from -= std::min(step, from - begin);
  }
  for (std::size_t step = 1; to < end && words_[to] <= last; step *= 2) {
    from = to + 1;
    to += std::min(step, end - to);
  }
  const auto words = words_.begin();
  return static_cast<std::size_t>(std::upper_bound(words + static_cast<std::ptrdiff_t>(from),
                                                   words + static_cast<std::ptrdiff_t>(to), last) -
                                  words);
}

std::size_t SealedPostings::bytes() const {
  return (ends_.capacity() + words_.capacity()) * sizeof(std::uint32_t);
}

}  // namespace wiresift
