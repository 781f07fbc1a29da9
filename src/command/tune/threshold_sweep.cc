#include "command/tune/threshold_sweep.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numeric>
#include <random>
#include <utility>

namespace wiresift {
namespace {

constexpr std::size_t kResamples = 1'000;
/// Places in the sorted resamples, of which 950 lie from one to the other.
constexpr std::size_t kIntervalLow = 25;
constexpr std::size_t kIntervalHigh = 974;
constexpr std::uint64_t kSeed = 20'161'101;

double Share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 1 : static_cast<double>(part) / static_cast<double>(whole);
}

/// The number of pairs by how many of the thresholds they reach.
using Histogram = std::vector<std::size_t>;

/// The thresholds that each pair of one kind reaches, counted from the lowest.
class Reaches {
 public:
  Reaches(std::span<const ScoredPair> pairs, bool is_true, std::span<const double> thresholds)
      : thresholds_(thresholds.size()) {
    for (const ScoredPair& pair : pairs) {
      if (pair.is_true != is_true) continue;
      const auto above = std::ranges::upper_bound(thresholds, pair.score);
      reached_.push_back(static_cast<std::size_t>(above - thresholds.begin()));
    }
  }

  [[nodiscard]] std::size_t size() const { return reached_.size(); }

  [[nodiscard]] Histogram All() const {
    Histogram out(thresholds_ + 1);
    for (const std::size_t reached : reached_)
      ++out[reached];
    return out;
  }

  /// Draws as many pairs with replacement.
  [[nodiscard]] Histogram Resample(std::mt19937_64& random) const {
    Histogram out(thresholds_ + 1);
    for (std::size_t i = 0; i < reached_.size(); ++i)
      ++out[reached_[random() % reached_.size()]];
    return out;
  }

 private:
  std::size_t thresholds_;
  std::vector<std::size_t> reached_;
};

/// A tally for each threshold.
std::vector<Tally> TalliesOf(const Histogram& positives, const Histogram& negatives) {
  const std::size_t all = std::accumulate(positives.begin(), positives.end(), std::size_t{0});
  std::vector<Tally> tallies(positives.size() - 1);
  std::size_t right = 0;
  std::size_t wrong = 0;
  for (std::size_t i = tallies.size(); i-- > 0;) {
    right += positives[i + 1];
    wrong += negatives[i + 1];
    tallies[i] = {right, wrong, all - right};
  }
  return tallies;
}

using Samples = std::vector<double>;

/// F1 of each resample, for each threshold.
std::vector<Samples> ResampledF1(const Reaches& positives, const Reaches& negatives,
                                 std::size_t thresholds) {
  std::mt19937_64 random(kSeed);
  std::vector<Samples> f1(thresholds);
  for (std::size_t n = 0; n < kResamples; ++n) {
    const Histogram drawn = positives.Resample(random);
    const std::vector<Tally> tallies = TalliesOf(drawn, negatives.Resample(random));
    for (std::size_t i = 0; i < thresholds; ++i)
      f1[i].push_back(tallies[i].f1());
  }
  return f1;
}

Interval IntervalOf(Samples samples) {
  std::ranges::sort(samples);
  return {samples[kIntervalLow], samples[kIntervalHigh]};
}

Interval GainOf(const Samples& suggested, const Samples& present) {
  Samples gain(suggested.size());
  std::ranges::transform(suggested, present, gain.begin(), std::minus());
  return IntervalOf(std::move(gain));
}

/// Places [first, last] of a curve.
struct Stretch {
  std::size_t first = 0;
  std::size_t last = 0;
};

std::vector<Stretch> StretchesOf(std::span<const SweepPoint> curve, double f1_min) {
  std::vector<Stretch> stretches;
  for (std::size_t i = 0; i < curve.size(); ++i) {
    if (curve[i].tally.f1() < f1_min) continue;
    if (stretches.empty() || stretches.back().last + 1 != i) stretches.push_back({i, i});
    stretches.back().last = i;
  }
  return stretches;
}

Tally BestOf(std::span<const SweepPoint> curve) {
  Tally best;
  double f1 = -1;
  for (const SweepPoint& point : curve) {
    if (point.tally.f1() <= f1) continue;
    best = point.tally;
    f1 = best.f1();
  }
  return best;
}

/// The least F1 that is as good as `best`: what a single pair would make up for, which is no
/// evidence, within bounds. Without that, a step of one pair up and one down would be the best
/// stretch of a file with fewer than 250 duplicates.
double F1Enough(const Tally& best) {
  const Tally one_missed{best.right - 1, best.wrong, best.missed + 1};
  return std::clamp(one_missed.f1(), best.f1() - kNearBestMost, best.f1() - kNearBest);
}

Stretch WidestStretch(std::span<const SweepPoint> curve, double present) {
  const auto rank = [&](const Stretch& stretch) {
    const double nearest =
        std::clamp(present, curve[stretch.first].threshold, curve[stretch.last].threshold);
    return std::pair(stretch.last - stretch.first, -std::abs(nearest - present));
  };
  return std::ranges::max(StretchesOf(curve, F1Enough(BestOf(curve))), {}, rank);
}

Advice AdviceOf(const Sweep& sweep, const Interval& gain, std::size_t fewest) {
  if (fewest < kPairsAdvisedMin) return Advice::kTooFewPairs;
  if (sweep.present.tally.f1() >= F1Enough(BestOf(sweep.curve))) return Advice::kKeep;
  return gain.low > 0 ? Advice::kChange : Advice::kWithinChance;
}

}  // namespace

double Tally::precision() const {
  return Share(right, right + wrong);
}

double Tally::recall() const {
  return Share(right, right + missed);
}

double Tally::f1() const {
  return Share(2 * right, 2 * right + wrong + missed);
}

std::vector<double> Hundredths(int first, int last) {
  std::vector<double> out;
  for (int i = first; i <= last; ++i)
    out.push_back(i / 100.0);
  return out;
}

Sweep SweepThresholds(std::span<const ScoredPair> pairs, std::span<const double> grid,
                      double present) {
  // The present threshold is tried with the others, so that all have the same resamples.
  std::vector<double> tried(grid.begin(), grid.end());
  const auto at = std::ranges::lower_bound(tried, present) - tried.begin();
  tried.insert(tried.begin() + at, present);
  const Reaches positives(pairs, true, tried);
  const Reaches negatives(pairs, false, tried);
  const std::vector<Tally> tallies = TalliesOf(positives.All(), negatives.All());
  std::vector<Samples> f1 = ResampledF1(positives, negatives, tried.size());

  Sweep sweep;
  for (std::size_t i = 0; i < tried.size(); ++i)
    sweep.curve.push_back({tried[i], tallies[i], IntervalOf(f1[i])});
  sweep.present = sweep.curve[static_cast<std::size_t>(at)];
  sweep.curve.erase(sweep.curve.begin() + at);
  const Samples present_f1 = std::move(f1[static_cast<std::size_t>(at)]);
  f1.erase(f1.begin() + at);

  const std::size_t fewest = std::min(positives.size(), negatives.size());
  if (fewest == 0 || BestOf(sweep.curve).right == 0) return sweep;
  const auto [first, last] = WidestStretch(sweep.curve, present);
  const std::size_t middle = std::midpoint(first, last);
  const Interval gain = GainOf(f1[middle], present_f1);
  sweep.suggestion = Suggestion{.point = sweep.curve[middle],
                                .from = sweep.curve[first].threshold,
                                .to = sweep.curve[last].threshold,
                                .gain = gain,
                                .advice = AdviceOf(sweep, gain, fewest)};
  return sweep;
}

}  // namespace wiresift
