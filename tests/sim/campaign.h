#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "core/names.h"
#include "sim/defect.h"
#include "sim/fault.h"
#include "sim/sink.h"

namespace wiresift::sim {

/// What a run over many seeds has shown.
struct Campaign {
  std::size_t seeds = 0;
  std::size_t steps = 0;
  std::array<std::size_t, kCountOf<Fault>> struck{};    ///< faults by kind
  std::array<std::size_t, kChannels.size()> written{};  ///< committed records by channel
  std::size_t refused = 0;              ///< records whose outputs some topic did not take
  std::optional<std::uint64_t> failed;  ///< the first seed that broke a promise; the run ends there
  std::string failure;
};

/// `on_seed` is told each seed before it runs.
[[nodiscard]] Campaign RunCampaign(
    std::uint64_t first, std::size_t seeds, Defect defect = Defect::kNone,
    const std::function<void(std::uint64_t)>& on_seed = [](std::uint64_t) {});

}  // namespace wiresift::sim
