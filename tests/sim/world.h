#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>

#include "core/names.h"
#include "sim/defect.h"
#include "sim/fault.h"
#include "sim/sink.h"

namespace wiresift::sim {

/// How one seed ended.
struct Outcome {
  std::optional<std::string> failure;  ///< what promise was broken; nothing when all were kept
  std::size_t steps = 0;
  std::array<std::size_t, kCountOf<Fault>> struck{};    ///< faults by kind
  std::array<std::size_t, kChannels.size()> written{};  ///< committed records by channel
  std::size_t refused = 0;  ///< records whose outputs some topic did not take
};

/// Runs the line of one seed to its end and checks what it leaves. A function of its arguments:
/// the same seed, with a trace or without, does the same. `trace` takes the schedule, a line a
/// step; null for none.
[[nodiscard]] Outcome Simulate(std::uint64_t seed, Defect defect = Defect::kNone,
                               std::ostream* trace = nullptr);

}  // namespace wiresift::sim
