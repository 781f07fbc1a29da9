#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "command/explain/comparison.h"

namespace wiresift {

/// The outcome in one sentence that can be read aloud: `A is a copy of B: 94 % of A's words stand
/// in B, and 88 % of B's words stand in A. 3 places differ, 1 of them in numbers.`
[[nodiscard]] std::string WhatItIs(const Comparison& comparison);

/// The rule with its numbers: `cover .61 >= join .43`, `veto:numbers, though cover .61 >= join
/// .43`.
[[nodiscard]] std::string WhatDecided(const Comparison& comparison);

/// A score for people.
struct ScoreLine {
  std::string_view name;  ///< as in audit records
  std::string value;
  std::string meaning;
};

[[nodiscard]] std::vector<ScoreLine> ScoreLines(const Comparison& comparison);

/// `numbers .97, mean run 45.2`.
[[nodiscard]] std::string ValuesOf(const VetoFinding& veto);

/// A sentence for each thing that a service would do differently when it met the two in its stream.
[[nodiscard]] std::vector<std::string> NotesOn(const Comparison& comparison);

}  // namespace wiresift
