#pragma once

#include <vector>

#include "text/facts/facts.h"

namespace wiresift {

/// When a separator line (`_____`, `* * *`) closes the text, nothing but who made it, its rights
/// and how to reach the reporter stands behind: what a row of the rule table fits there goes,
/// however unsure the row is.
void MarkTail(const Facts& facts, std::vector<BlockVerdict>& verdicts);

/// Removes separator lines. After the blocks are weighed, since they say nothing about what stands
/// beside them.
void MarkSeparators(const Facts& facts, std::vector<BlockVerdict>& verdicts);

}  // namespace wiresift
