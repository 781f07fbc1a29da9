#pragma once

#include <string>

#include "command/explain/comparison.h"

namespace wiresift {

/// A comparison as one JSON object: `a` and `b` with their clean texts, what A is to B and why.
/// `spans` has bytes into both texts, named as in audit records.
[[nodiscard]] std::string ComparisonAsJson(const Comparison& comparison);

}  // namespace wiresift
