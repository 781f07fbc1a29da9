#pragma once

#include <optional>
#include <string>

#include "sim/cluster.h"
#include "sim/setup.h"

namespace wiresift::sim {

/// What a run without faults leaves, computed from the same logs by the stage and the engine alone,
/// without loop, lanes or transactions. Nothing when the cluster holds that, byte for byte;
/// else the first difference.
[[nodiscard]] std::optional<std::string> FindDifference(Cluster& cluster, const Setup& setup);

/// The state that the committed changelog of a lane leads to.
[[nodiscard]] std::map<std::string, std::string> StateOf(Cluster& cluster, LaneId lane);

}  // namespace wiresift::sim
