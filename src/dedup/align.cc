#include "dedup/align.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace wiresift {
namespace {

constexpr std::uint64_t kFourHashes = 0x0001'0001'0001'0001 * std::uint64_t{kWordHashMask};

std::uint64_t FourWordsAt(const WordCode* words) {
  std::uint64_t four = 0;
  std::memcpy(&four, words, sizeof four);
  return four & kFourHashes;
}

/// How many words two texts share from their starts on, four at a time.
std::uint32_t CommonWords(std::span<const WordCode> a, std::span<const WordCode> b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t words = 0;
  for (; words + 4 <= most; words += 4) {
    const std::uint64_t differ = FourWordsAt(&a[words]) ^ FourWordsAt(&b[words]);
    if (differ != 0) return static_cast<std::uint32_t>(words) + std::countr_zero(differ) / 16U;
  }
  while (words < most && SameWord(a[words], b[words]))
    ++words;
  return static_cast<std::uint32_t>(words);
}

void Mark(std::vector<std::uint8_t>& covered, std::uint32_t begin, std::uint32_t end) {
  std::fill(covered.begin() + begin, covered.begin() + end, std::uint8_t{1});
}

void MarkCovered(Alignment& alignment) {
  const Run* last = nullptr;
  for (const Run& run : alignment.runs) {
    const bool goes_on = last != nullptr && Continues(*last, run);
    Mark(alignment.new_covered, goes_on ? last->new_end() : run.new_start, run.new_end());
    Mark(alignment.old_covered, goes_on ? last->old_end() : run.old_start, run.old_end());
    last = &run;
  }
}

std::size_t RowsOf(std::span<const WordCode> words) {
  return words.size() < kRunWordsMin ? 0 : words.size() - kRunWordsMin + 1;
}

}  // namespace

std::size_t RunTable::SlotOf(const WordCode* five_words) const {
  const std::uint64_t last = five_words[4] & kWordHashMask;
  return (FourWordsAt(five_words) * 0x9E37'79B9'7F4A'7C15 + last * 0xD6E8'FEB8'6659'FD93) >> shift_;
}

void RunTable::Assign(std::span<const WordCode> article) {
  article_ = article;
  const std::size_t rows = RowsOf(article);
  const std::size_t size = std::bit_ceil(rows * 2 + 2);
  shift_ = 64 - std::countr_zero(size);
  heads_.assign(size, kEnd);
  next_.resize(rows);
  for (std::size_t i = rows; i-- > 0;) {
    std::uint32_t& head = heads_[SlotOf(&article[i])];
    next_[i] = head;
    head = static_cast<std::uint32_t>(i);
  }
}

Run RunTable::LongestRun(std::span<const WordCode> root, std::size_t old_at) const {
  Run longest;
  int tried = 0;
  std::uint32_t at = heads_[SlotOf(&root[old_at])];
  for (; at != kEnd && tried < kPlacesTried; at = next_[at], ++tried) {
    const std::uint32_t words = CommonWords(article_.subspan(at), root.subspan(old_at));
    if (words > longest.words) longest = {at, static_cast<std::uint32_t>(old_at), words};
  }
  return longest.words < kRunWordsMin ? Run{} : longest;
}

double Alignment::mean_run() const {
  return runs.empty() ? 0 : static_cast<double>(words) / static_cast<double>(runs.size());
}

bool Continues(const Run& run, const Run& next) {
  return next.new_start >= run.new_end() && next.new_start - run.new_end() <= kGapWordsMax &&
         next.old_start - run.old_end() <= kGapWordsMax;
}

void Align(const RunTable& article, std::span<const WordCode> root, Alignment& out) {
  out.runs.clear();
  out.words = 0;
  out.new_covered.assign(article.article().size(), 0);
  out.old_covered.assign(root.size(), 0);
  for (std::size_t at = 0; at < RowsOf(root);) {
    const Run run = article.LongestRun(root, at);
    if (run.words > 0) {
      out.runs.push_back(run);
      out.words += run.words;
    }
    at += std::max<std::size_t>(1, run.words);
  }
  MarkCovered(out);
}

}  // namespace wiresift
