#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "core/names.h"

namespace wiresift {

/// A pair of which something is true or not, and said or not: said at thresholds up to `score`.
struct ScoredPair {
  bool is_true = false;
  double score = 0;
};

/// How what is said agrees with what is true.
struct Tally {
  std::size_t right = 0;   ///< said and true
  std::size_t wrong = 0;   ///< said, not true
  std::size_t missed = 0;  ///< true, not said

  /// 1 when nothing is said.
  [[nodiscard]] double precision() const;
  /// 1 when nothing is true.
  [[nodiscard]] double recall() const;
  /// Of precision and recall; 1 when nothing is said or true.
  [[nodiscard]] double f1() const;
};

/// Where 95 % of the resamples lie.
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
  kTooFewPairs,   ///< fewer than kPairsAdvisedMin of a kind: nothing can be said
  kKeep,          ///< the present threshold is as good
  kWithinChance,  ///< better here, but the interval of the difference holds zero
  kChange,        ///< better, beyond the chance of these pairs
};

template <>
inline constexpr auto kNames<Advice> =
    Names<Advice>("too-few-pairs", "keep", "within-chance", "change");

/// With fewer pairs of which it is true, or is not, one label more moves everything.
inline constexpr std::size_t kPairsAdvisedMin = 50;

/// F1 is as good as the best when it is this near, or when a single pair would make up for the
/// difference and that is not more than kNearBestMost. Decisions: a pair among 250 true ones, and
/// among the fewest with which a change is advised.
inline constexpr double kNearBest = 0.002;
inline constexpr double kNearBestMost = 0.01;

struct Suggestion {
  SweepPoint point;
  double from = 0;  ///< the stretch that `point` is the middle of: first and last threshold
  double to = 0;
  Interval gain;  ///< of F1, against the present threshold, in the same resamples
  Advice advice = Advice::kTooFewPairs;
};

struct Sweep {
  std::vector<SweepPoint> curve;  ///< a point for each threshold of the grid
  SweepPoint present;
  /// None without pairs of both kinds, and where nothing true is said at any threshold.
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
