#pragma once

#include <vector>

#include "text/facts/facts.h"

namespace wiresift {

/// Removes blocks that repeat one that stays; the first of them stays. After the blocks are
/// weighed: the first may be a teaser of the second.
void MarkDuplicates(const Facts& facts, std::vector<BlockVerdict>& verdicts);

}  // namespace wiresift
