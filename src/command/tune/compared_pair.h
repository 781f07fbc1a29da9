#pragma once

#include <cstdint>
#include <string_view>

#include "dedup/match.h"

namespace wiresift {

/// Two articles compared without thresholds: enough to say what the matcher decides at any.
struct ComparedPair {
  bool is_candidate = false;  ///< the index would nominate the earlier one
  Evidence evidence;          ///< empty when it is no candidate

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

/// What Match would answer. `related` is at most `join`.
[[nodiscard]] Outcome DecideAt(const ComparedPair& pair, double join, double related);

}  // namespace wiresift
