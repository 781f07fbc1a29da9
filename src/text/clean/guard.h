#pragma once

#include <vector>

#include "text/facts/facts.h"
#include "text/model/main_run.h"

namespace wiresift {

/// The guard against cleaning too much: when more than `share` of the words of the
/// main run would go that are kept or removed in doubt, those in doubt stay. What the model is sure
/// of goes all the same: the run of a page reaches over its comments and teasers. When nothing
/// would be left, the run stays, or, without one, everything that no rule decided. True when that
/// changed anything.
bool GuardText(const Facts& facts, const MainRun& run, double share,
               std::vector<BlockVerdict>& verdicts);

}  // namespace wiresift
