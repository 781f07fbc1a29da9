#include "command/tune/tuning.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace wiresift {
namespace {

/// Hundredths: the range of `join` that is tried. Below it any two reports of one event join; above
/// it no excerpt does.
constexpr int kJoinFirst = 20;
constexpr int kJoinLast = 80;

/// Hundredths: the least `related` that is tried. Below it a shared address or a standing sentence
/// is enough.
constexpr int kRelatedFirst = 5;

Sweep SweepJoin(std::span<const LabelledPair> pairs, double present) {
  std::vector<ScoredPair> scored;
  for (const LabelledPair& pair : pairs)
    scored.push_back({pair.label == PairLabel::kDuplicate, pair.compared.JoinsUpTo()});
  return SweepThresholds(scored, Hundredths(kJoinFirst, kJoinLast), present);
}

Sweep SweepRelated(std::span<const LabelledPair> pairs, double join, double present) {
  std::vector<ScoredPair> scored;
  for (const LabelledPair& pair : pairs) {
    if (pair.label == PairLabel::kDuplicate) continue;
    scored.push_back({pair.label == PairLabel::kRelated, pair.compared.RelatedUpTo()});
  }
  // The epsilon keeps .29 at 29: as a binary fraction it may be a little less.
  const int last = static_cast<int>(std::floor(join * 100 + 1e-9));
  return SweepThresholds(scored, Hundredths(kRelatedFirst, last), present);
}

}  // namespace

Tuning Tune(std::span<const LabelledPair> pairs, const MatchOptions& present) {
  Tuning tuning;
  tuning.join = SweepJoin(pairs, present.join);
  const auto& join = tuning.join.suggestion;
  tuning.join_threshold = join ? join->point.threshold : present.join;
  const double related_now = std::min(present.related, tuning.join_threshold);
  tuning.related = SweepRelated(pairs, tuning.join_threshold, related_now);
  const auto& related = tuning.related.suggestion;
  tuning.related_threshold = related ? related->point.threshold : related_now;
  return tuning;
}

PairFault FaultOf(const LabelledPair& pair, const Tuning& tuning) {
  const Relation relation =
      DecideAt(pair.compared, tuning.join_threshold, tuning.related_threshold).relation;
  if (pair.label == PairLabel::kDuplicate) {
    return Joins(relation) ? PairFault::kNone : PairFault::kMissed;
  }
  if (Joins(relation)) return PairFault::kFalseJoin;
  if (!tuning.related.suggestion) return PairFault::kNone;
  const bool is_reported = relation != Relation::kOriginal;
  if (pair.label == PairLabel::kRelated) {
    return is_reported ? PairFault::kNone : PairFault::kUnreported;
  }
  return is_reported ? PairFault::kOverReported : PairFault::kNone;
}

}  // namespace wiresift
