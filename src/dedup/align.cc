#include "dedup/align.h"

#include <algorithm>
#include <bit>

namespace wiresift {
namespace {

std::uint32_t CommonWords(std::span<const Token> a, std::span<const Token> b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t words = 0;
  while (words < most && a[words].hash == b[words].hash)
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

}  // namespace

NewText::NewText(std::span<const Token> tokens) : tokens_(tokens) {
  thread_local std::vector<std::uint64_t> grams;
  HashGrams(tokens, grams);
  heads_.assign(std::bit_ceil(grams.size() * 2 + 1), kEnd);
  next_.resize(grams.size());
  for (std::size_t i = grams.size(); i-- > 0;) {
    std::uint32_t& head = heads_[grams[i] & (heads_.size() - 1)];
    next_[i] = head;
    head = static_cast<std::uint32_t>(i);
  }
}

Run NewText::LongestRun(std::span<const Token> root, std::size_t old_at, std::uint64_t gram) const {
  Run longest;
  int tried = 0;
  std::uint32_t at = heads_[gram & (heads_.size() - 1)];
  for (; at != kEnd && tried < kPlacesTried; at = next_[at], ++tried) {
    const std::uint32_t words = CommonWords(tokens_.subspan(at), root.subspan(old_at));
    if (words > longest.words) longest = {at, static_cast<std::uint32_t>(old_at), words};
  }
  return longest.words < kGramWords ? Run{} : longest;
}

double Alignment::mean_run() const {
  return runs.empty() ? 0 : static_cast<double>(words) / static_cast<double>(runs.size());
}

bool Continues(const Run& run, const Run& next) {
  return next.new_start >= run.new_end() && next.new_start - run.new_end() <= kGapWordsMax &&
         next.old_start - run.old_end() <= kGapWordsMax;
}

Alignment Align(const NewText& article, std::span<const Token> root) {
  Alignment alignment;
  alignment.new_covered.resize(article.tokens().size());
  alignment.old_covered.resize(root.size());
  thread_local std::vector<std::uint64_t> grams;
  HashGrams(root, grams);
  for (std::size_t at = 0; at < grams.size();) {
    const Run run = article.LongestRun(root, at, grams[at]);
    if (run.words > 0) {
      alignment.runs.push_back(run);
      alignment.words += run.words;
    }
    at += std::max<std::size_t>(1, run.words);
  }
  MarkCovered(alignment);
  return alignment;
}

}  // namespace wiresift
