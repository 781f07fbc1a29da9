#pragma once

#include <string>

#include "command/explain/comparison.h"

namespace wiresift {

/// A comparison as a page: what A is to B, why, and both texts side by side with the shared
/// passages marked; a passage has one number and colour on both sides, and its number leads to the
/// other side. One file, no scripts, nothing loaded from elsewhere, light and dark. All text from
/// articles is escaped.
[[nodiscard]] std::string ComparisonAsHtml(const Comparison& comparison);

}  // namespace wiresift
