#pragma once

#include <string>

#include "command/explain/comparison.h"
#include "command/show/text_writer.h"

namespace wiresift {

/// A comparison for a reader of text: what A is to B, why, and both texts with the shared passages
/// marked: `{3: …}` is passage 3 in both.
[[nodiscard]] std::string ComparisonAsText(const Comparison& comparison, const TextStyle& style);

}  // namespace wiresift
