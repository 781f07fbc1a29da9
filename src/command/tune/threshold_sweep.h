#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "core/names.h"

namespace wiresift {

/// A labelled pair; predicted positive at every threshold up to `score`.
struct ScoredPair {
  bool is_true = false;
  double score = 0;
};

/// How predictions agree with labels.
struct Tally {
  std::size_t right = 0;   ///< predicted and true
  std::size_t wrong = 0;   ///< predicted, not true
  std::size_t missed = 0;  ///< true, not predicted

  /// The share of predictions that are true; 1 when nothing is predicted.
  [[nodiscard]] double precision() const;
  /// The share of true pairs that are predicted; 1 when nothing is true.
  [[nodiscard]] double recall() const;
  /// The harmonic mean of precision and recall; 1 when nothing is predicted or true.
  [[nodiscard]] double f1() const;
};

/// The range in which 95 % of the resamples lie.
struct Interval {
  double low = 0;
  double high = 0;
};

struct SweepPoint {
  double threshold = 0;
  Tally tally;
  Interval f1;
};

/// Whether another threshold is worth it.
enum class Advice {
  kTooFewPairs,   ///< fewer than kPairsAdvisedMin true or other pairs: no advice
  kKeep,          ///< the present threshold is as good
  kWithinChance,  ///< better here, but the interval of the difference holds zero
  kChange,        ///< better, beyond the chance of these pairs
};

template <>
inline constexpr auto kNames<Advice> =
    Names<Advice>("too-few-pairs", "keep", "within-chance", "change");

/// Pairs of each kind, true ones and others, from which advice is given: with fewer, one label more
/// moves everything.
inline constexpr std::size_t kPairsAdvisedMin = 50;

/// Difference of F1 up to which a threshold is as good as the best one; and up to kNearBestMost
/// where a single pair would make up for it. The first is one pair among 250 true ones, the second
/// one among the fewest with which a change is advised.
inline constexpr double kNearBest = 0.002;
inline constexpr double kNearBestMost = 0.01;

struct Suggestion {
  SweepPoint point;
  double from =
      0;  ///< first threshold of the stretch that `point` is the middle of; `to` is the last
  double to = 0;
  Interval gain;  ///< of F1 over the present threshold's, in the same resamples
  Advice advice = Advice::kTooFewPairs;
};

struct Sweep {
  std::vector<SweepPoint> curve;  ///< a point for each threshold of the grid
  SweepPoint present;
  /// None without pairs of both kinds, and where nothing true is predicted at any threshold.
  std::optional<Suggestion> suggestion;
};

/// `first`/100, (`first`+1)/100, …, `last`/100: the thresholds that people write.
[[nodiscard]] std::vector<double> Hundredths(int first, int last);

/// Tries the thresholds of `grid`, which ascend, and the present one. The suggestion is the middle
/// of the widest stretch of the grid whose F1 is as good as the best (kNearBest), of equally wide
/// ones the nearest to `present`: a flat stretch holds on other pairs, a peak seldom does.
/// Intervals are percentiles of 1,000 resamples with a fixed seed, each with as many true pairs and
/// as many others as there are. They take pairs for independent: many pairs of one story make them
/// too narrow, and where no pair is wrong they have no width. Pure; any thread.
[[nodiscard]] Sweep SweepThresholds(std::span<const ScoredPair> pairs, std::span<const double> grid,
                                    double present);

}  // namespace wiresift
