#pragma once

#include <vector>

#include "text/facts/facts.h"

namespace wiresift {

/// Of blocks that stay and say the same, the first stays. After the blocks are weighed: the first
/// may be a teaser of the second.
void MarkDuplicates(const Facts& facts, std::vector<BlockVerdict>& verdicts);

}  // namespace wiresift
