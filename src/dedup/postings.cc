#include "dedup/postings.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace wiresift {
namespace {

constexpr std::size_t kCellsMin = 1024;

/// The low bits of a fingerprint are as good as any hash: it is one.
constexpr std::size_t Home(std::uint32_t fingerprint, std::size_t mask) {
  return fingerprint & mask;
}

}  // namespace

std::size_t OpenPostings::CellOf(std::uint32_t fingerprint) const {
  const std::size_t mask = cells_.size() - 1;
  std::size_t at = Home(fingerprint, mask);
  while (cells_[at].latest != kUnused && cells_[at].fingerprint != fingerprint) {
    at = (at + 1) & mask;
  }
  return at;
}

void OpenPostings::Grow() {
  const std::vector<Cell> old =
      std::exchange(cells_, std::vector<Cell>(std::max(kCellsMin, cells_.size() * 2)));
  for (const Cell& cell : old) {
    if (cell.latest != kUnused) cells_[CellOf(cell.fingerprint)] = cell;
  }
}

void OpenPostings::Add(std::uint32_t slot, std::span<const std::uint32_t> sketch) {
  while ((used_ + sketch.size()) * 4 > cells_.size() * 3)
    Grow();
  for (const std::uint32_t fingerprint : sketch) {
    Cell& cell = cells_[CellOf(fingerprint)];
    const bool is_new = cell.latest == kUnused;
    used_ += is_new ? 1 : 0;
    postings_.push_back({fingerprint, slot, is_new ? kEnd : cell.latest});
    cell = {fingerprint, static_cast<std::uint32_t>(postings_.size() - 1)};
  }
}

void OpenPostings::UndoAdd(std::size_t count) {
  for (; count > 0; --count) {
    const Posting& last = postings_.back();
    cells_[CellOf(last.fingerprint)].latest = last.next;
    postings_.pop_back();
  }
}

std::vector<std::uint64_t> OpenPostings::Sorted() const {
  std::vector<std::uint64_t> sorted;
  sorted.reserve(postings_.size());
  for (const Posting& posting : postings_) {
    sorted.push_back(std::uint64_t{posting.fingerprint} << 32 | posting.slot);
  }
  std::ranges::sort(sorted);
  return sorted;
}

std::size_t OpenPostings::bytes() const {
  return cells_.capacity() * sizeof(Cell) + postings_.capacity() * sizeof(Posting);
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
  std::size_t from = GuessOf(fingerprint);  // what is before is not above `last`
  std::size_t to = from;                    // what is from here on is above it
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
