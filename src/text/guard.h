#pragma once

#include <vector>

#include "text/facts.h"
#include "text/main_run.h"

namespace wiresift {

/// Decision 30: when more than `share` of the words of the main run would go, only certain verdicts
/// hold inside it; when nothing would be left, only they hold anywhere. True when that changed
/// anything.
bool GuardText(const Facts& facts, const MainRun& run, double share,
               std::vector<BlockVerdict>& verdicts);

}  // namespace wiresift
