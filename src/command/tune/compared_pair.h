#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "dedup/match.h"

namespace wiresift {

/// Two articles compared without thresholds: enough to say what the matcher decides at any.
struct ComparedPair {
  bool is_candidate = false;  ///< the index would nominate the earlier one
  double cover = 0;           ///< MatchScores::cover; 0 when it is no candidate
  /// Text without paragraph breaks, half of which is in the other: enough whatever `cover` is.
  bool has_half_in_runs = false;
  std::string veto;  ///< the rule that keeps them apart at any threshold, or empty
  Relation if_joined =
      Relation::kCopy;  ///< what the article is where it joins; without a veto only

  /// The article joins where MatchOptions::join is at most this: a share, or an infinity for always
  /// or never.
  [[nodiscard]] double JoinsUpTo() const;

  /// It joins or is reported as related where MatchOptions::related is at most this.
  [[nodiscard]] double RelatedUpTo() const;
};

/// `article` is the later one. `same_source`: both come from one outlet. `sampling` is
/// MatchOptions::sampling. Pure; any thread.
[[nodiscard]] ComparedPair ComparePair(std::string_view article, std::string_view earlier,
                                       bool same_source, std::uint32_t sampling);

/// What Match would answer, in the words of its result.
struct PairDecision {
  Relation relation = Relation::kOriginal;
  std::string rule;
};

/// `related` is at most `join`.
[[nodiscard]] PairDecision DecideAt(const ComparedPair& pair, double join, double related);

}  // namespace wiresift
