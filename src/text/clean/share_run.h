#pragma once

#include <cstddef>
#include <vector>

#include "text/facts/facts.h"

namespace wiresift {

/// Gives the words that belong to two classes (`Email` stands under a comment too) the class of
/// their neighbours, when these are items of a list of ways to share. Adds its tries to `steps`,
/// and tries nothing once it passes kCleanStepsMax.
void MarkShareRuns(const Facts& facts, std::size_t& steps, std::vector<BlockVerdict>& verdicts);

}  // namespace wiresift
