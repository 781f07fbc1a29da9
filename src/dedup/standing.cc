#include "dedup/standing.h"

#include <algorithm>

#include "dedup/grams.h"
#include "dedup/sketch.h"

namespace wiresift {

void StandingWords::Assign(std::span<const Token> tokens, std::span<const std::uint32_t> sketch,
                           std::uint32_t sampling, std::span<const std::uint8_t> stories) {
  flags_.clear();
  const auto repeated =
      std::ranges::count_if(stories, [](auto count) { return count >= kStandingStories; });
  if (repeated < kStandingFingerprintsMin) return;
  MarkGrams(tokens, sketch, sampling, stories);
  flags_.assign(tokens.size(), 0);
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= tokens.size(); ++i) {
    if (i < tokens.size() && !tokens[i].unit_start) continue;
    FillUnit(begin, i);
    begin = i;
  }
  const auto standing = static_cast<std::size_t>(std::ranges::count(flags_, 1));
  if (tokens.size() - standing < kOwnWordsMin) flags_.clear();
}

/// Marks the words of the grams that are in the sketch. Where grams overlap, one that many stories
/// have decides.
void StandingWords::MarkGrams(std::span<const Token> tokens, std::span<const std::uint32_t> sketch,
                              std::uint32_t sampling, std::span<const std::uint8_t> stories) {
  HashGrams(tokens, grams_);
  marks_.assign(tokens.size(), Mark::kUnknown);
  for (std::size_t i = 0; i < grams_.size(); ++i) {
    if (!IsSampled(grams_[i], sampling)) continue;
    const auto fingerprint = static_cast<std::uint32_t>(grams_[i]);
    const auto at = std::ranges::lower_bound(sketch, fingerprint);
    if (at == sketch.end() || *at != fingerprint) continue;
    const bool stands = stories[static_cast<std::size_t>(at - sketch.begin())] >= kStandingStories;
    const Mark mark = stands ? Mark::kStanding : Mark::kOwn;
    for (Mark& word : std::span(marks_).subspan(i, kGramWords))
      word = std::max(word, mark);
  }
}

/// Gives the words of a unit their flags: an unmarked word is what the nearest marked one is, of
/// two equally near ones the earlier.
void StandingWords::FillUnit(std::size_t begin, std::size_t end) {
  std::size_t last = end;  // the latest marked word; none yet
  std::size_t next = begin;
  for (std::size_t i = begin; i < end; ++i) {
    if (next <= i) {
      if (marks_[i] != Mark::kUnknown) last = i;
      next = i + 1;
      while (next < end && marks_[next] == Mark::kUnknown)
        ++next;
    }
    if (last == end && next == end) return;  // nothing is known of the unit
    const bool earlier = last != end && (next == end || i - last <= next - i);
    flags_[i] = marks_[earlier ? last : next] == Mark::kStanding ? 1 : 0;
  }
}

}  // namespace wiresift
