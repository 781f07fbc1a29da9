#include "text/model/text_features.h"

#include <algorithm>
#include <array>

#include "text/model/line_features.h"
#include "text/model/text_run.h"

namespace wiresift {
namespace {

constexpr std::array kDistanceEdges = {2, 4, 8, 16};
constexpr std::array kRunWordEdges = {60, 150, 400};
constexpr std::array kClutterEdges = {.1, .25, .45, .65, .85};
constexpr std::array kRowEdges = {1, 2, 3};

std::size_t Nearness(std::size_t distance) {
  return BinOf(static_cast<double>(distance), kDistanceEdges);
}

}  // namespace

TextFeatures::TextFeatures(const Facts& facts, const MainRun& run,
                           const std::vector<BlockVerdict>& verdicts)
    : facts_(facts),
      run_(run),
      verdicts_(verdicts),
      short_rows_(ShortRows(facts, verdicts)),
      good_before_(facts.size() + 1) {
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const bool is_good =
        facts_.is_prose(i) && facts_[i].rule == nullptr && !verdicts_[i].is_removed;
    good_before_[i + 1] = good_before_[i] + (is_good ? 1 : 0);
    if (run.holds(i) && IsGood(i)) run_words_ += facts[i].shape.words;
  }
  const double lines = std::max<double>(static_cast<double>(facts.size()), 1);
  clutter_ = 1 - static_cast<double>(good_before_.back()) / lines;
}

void TextFeatures::Gather(std::size_t i, FeatureList& out) const {
  AddLineFeatures(facts_, i, out);
  AddLineNeighbours(facts_, i, out);
  Place(i, out);
  Neighbours(i, out);
}

bool TextFeatures::IsGood(std::size_t i) const {
  return good_before_[i + 1] != good_before_[i];
}

std::size_t TextFeatures::GoodNear(std::size_t i, std::size_t before, std::size_t behind) const {
  const std::size_t from = i > before ? i - before : 0;
  const std::size_t to = std::min(facts_.size(), i + 1 + behind);
  return good_before_[to] - good_before_[from] - (IsGood(i) ? 1U : 0U);
}

/// 0 before the run, 1 inside, 2 after, 3 when there is none.
std::size_t TextFeatures::Position(std::size_t i) const {
  if (run_.empty()) return 3;
  if (run_.holds(i)) return 1;
  return i < run_.first ? 0 : 2;
}

void TextFeatures::Place(std::size_t i, FeatureList& out) const {
  const std::size_t position = Position(i);
  out.Add(Family::kPosition, position);
  out.Add(Family::kPositionByLength, position * 5 + CoarseLength(facts_[i].shape));
  out.Add(Family::kPageWords, position * 4 + BinOf(run_words_, kRunWordEdges));
  out.Add(Family::kClutter, position * 6 + BinOf(clutter_, kClutterEdges));
  if (position == 0) out.Add(Family::kBefore, Nearness(run_.first - i));
  if (position == 2) out.Add(Family::kAfter, Nearness(i - run_.last));
  if (position != 1) return;
  out.Add(Family::kFromStart, Nearness(i - run_.first));
  out.Add(Family::kFromEnd, Nearness(run_.last - i));
  out.Add(Family::kRunPart, 4 * (i - run_.first) / (run_.last - run_.first + 1));
}

void TextFeatures::Neighbours(std::size_t i, FeatureList& out) const {
  const std::size_t next = GoodNear(i, 0, 4);
  const std::size_t previous = GoodNear(i, 4, 0);
  out.Add(Family::kGoodNext4, next);
  out.Add(Family::kGoodPrevious4, previous);
  out.Add(Family::kGoodWithin6, (GoodNear(i, 6, 6) + 2) / 3);
  const std::size_t sides =
      std::min<std::size_t>((next + 1) / 2, 2) * 3 + std::min<std::size_t>((previous + 1) / 2, 2);
  out.Add(Family::kGoodAround, (IsGood(i) ? 9U : 0U) + sides);
  out.Add(Family::kShortRow, BinOf(static_cast<double>(short_rows_[i]), kRowEdges));
  if (i >= 1) out.Add(Family::kGoodPrevious1, IsGood(i - 1) ? 1 : 0);
  if (i >= 2) out.Add(Family::kGoodPrevious2, IsGood(i - 2) ? 1 : 0);
  if (i + 1 < facts_.size()) out.Add(Family::kGoodNext1, IsGood(i + 1) ? 1 : 0);
  if (i + 2 < facts_.size()) out.Add(Family::kGoodNext2, IsGood(i + 2) ? 1 : 0);
}

}  // namespace wiresift
