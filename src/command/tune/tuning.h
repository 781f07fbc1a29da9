#pragma once

#include <cstdint>
#include <span>

#include "command/tune/compared_pair.h"
#include "command/tune/threshold_sweep.h"
#include "core/names.h"
#include "dedup/options.h"

namespace wiresift {

/// A person's judgement of two articles.
enum class PairLabel : std::uint8_t {
  kDuplicate,  ///< one story: the later article must join
  kDifferent,  ///< must not join
  kRelated,    ///< must not join, but be reported
};

template <>
inline constexpr auto kNames<PairLabel> = Names<PairLabel>("duplicate", "different", "related");

struct LabelledPair {
  PairLabel label = PairLabel::kDuplicate;
  ComparedPair compared;
};

/// The thresholds of the matcher as a set of labelled pairs judges them.
struct Tuning {
  Sweep join;     ///< "joins", true of duplicates
  Sweep related;  ///< "is not original", true of related pairs and false of different ones
  /// The suggested thresholds; the present ones where nothing can be suggested. `related` is at
  /// most `join`, as the configuration wants it.
  double join_threshold = 0;
  double related_threshold = 0;
};

/// Tries `join` from .20 to .80, and `related` from .05 up to the join threshold found.
/// Pure; any thread.
[[nodiscard]] Tuning Tune(std::span<const LabelledPair> pairs, const MatchOptions& present);

/// How the matcher errs about a pair at the thresholds of a Tuning.
enum class PairFault : std::uint8_t {
  kNone,
  kMissed,       ///< a duplicate that does not join
  kFalseJoin,    ///< it joins and must not
  kUnreported,   ///< related, taken for original
  kOverReported  ///< different, reported as related
};

template <>
inline constexpr auto kNames<PairFault> =
    Names<PairFault>("none", "missed", "false-join", "unreported", "over-reported");

/// `related` pairs are told from different ones only where there are both.
[[nodiscard]] PairFault FaultOf(const LabelledPair& pair, const Tuning& tuning);

}  // namespace wiresift
