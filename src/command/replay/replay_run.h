#pragma once

#include <iosfwd>
#include <vector>

#include "command/replay/replay.h"
#include "command/replay/replay_range.h"
#include "core/result.h"

namespace wiresift {

/// Replays the ranges one after the other and prints what RunReplay promises, the summary in any
/// case. kUnavailable when it is stopped, when `out` cannot be written or when the brokers stay
/// away.
[[nodiscard]] Status ReplayRanges(const ReplayCommand& command,
                                  const std::vector<ReplayRange>& ranges, std::ostream& out,
                                  std::ostream& errors);

}  // namespace wiresift
