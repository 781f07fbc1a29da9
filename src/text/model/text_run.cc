#include "text/model/text_run.h"

#include <algorithm>

namespace wiresift {
namespace {

// Weights of lines that are no running text, in the search for the run with the greatest sum: a
// short line between paragraphs costs as much as six words of text give.
constexpr double kShortLineWeight = -6;
constexpr double kOtherLineWeight = -3;
constexpr std::uint32_t kShortLength = 60;

/// Another segment of at least this share of the best one's weight belongs to the article too: a
/// list in the middle of a short article does not cut it in two.
constexpr double kSecondSegment = 0.5;

/// Ads and captions stand inside articles; other junk parts them from what follows.
bool StandsInside(RemovalClass kind) {
  return kind == RemovalClass::kAd || kind == RemovalClass::kCaption ||
         kind == RemovalClass::kTitle || kind == RemovalClass::kDatelineFurniture ||
         kind == RemovalClass::kDuplicate || kind == RemovalClass::kCredit;
}

double RunWeight(const Facts& facts, const BlockVerdict& verdict, std::size_t i) {
  if (verdict.is_removed) return StandsInside(verdict.kind) ? -1 : kShortLineWeight;
  if (facts.is_prose(i) && facts[i].rule == nullptr) return facts[i].shape.words;
  if (facts[i].shape.ends_sentence || facts[i].shape.is_bullet) return -1;
  return facts[i].shape.length < kShortLength ? kShortLineWeight : kOtherLineWeight;
}

/// A run of lines and its weight.
struct Segment {
  MainRun run;
  double sum = 0;
};

/// The segment of greatest weight among the blocks [from, to).
Segment BestSegment(const Facts& facts, const std::vector<BlockVerdict>& verdicts, std::size_t from,
                    std::size_t to) {
  Segment best;
  double sum = 0;
  std::size_t start = from;
  for (std::size_t i = from; i < to; ++i) {
    if (sum <= 0) {
      sum = 0;
      start = i;
    }
    sum += RunWeight(facts, verdicts[i], i);
    if (sum > best.sum) best = {.run = {.first = start, .last = i}, .sum = sum};
  }
  return best;
}

}  // namespace

MainRun FindTextRun(const Facts& facts, const std::vector<BlockVerdict>& verdicts) {
  const Segment best = BestSegment(facts, verdicts, 0, facts.size());
  if (best.run.empty()) return best.run;
  MainRun run = best.run;
  const Segment before = BestSegment(facts, verdicts, 0, run.first);
  const Segment after = BestSegment(facts, verdicts, run.last + 1, facts.size());
  if (before.sum >= kSecondSegment * best.sum) run.first = before.run.first;
  if (after.sum >= kSecondSegment * best.sum) run.last = after.run.last;
  return run;
}

bool IsShortLine(const Facts& facts, std::size_t i) {
  return !facts.is_prose(i) && !facts[i].shape.ends_sentence && !facts[i].shape.is_bullet;
}

std::vector<std::size_t> ShortRows(const Facts& facts, const std::vector<BlockVerdict>& verdicts) {
  std::vector<std::size_t> rows(facts.size(), 0);
  for (std::size_t from = 0; from < facts.size();) {
    std::size_t to = from;
    std::size_t weight = 0;
    while (to < facts.size() && (IsShortLine(facts, to) || verdicts[to].is_removed)) {
      weight += 1;
      ++to;
    }
    std::fill(rows.begin() + static_cast<std::ptrdiff_t>(from),
              rows.begin() + static_cast<std::ptrdiff_t>(to), weight);
    from = std::max(to, from + 1);
  }
  return rows;
}

}  // namespace wiresift
