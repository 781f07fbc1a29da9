#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "sim/defect.h"
#include "sim/fault.h"

namespace wiresift::sim {

/// What a run over many seeds has shown.
struct Campaign {
  std::size_t seeds = 0;
  std::size_t steps = 0;
  std::array<std::size_t, kFaultNames.size()> struck{};
  std::optional<std::uint64_t> failed;  ///< the first seed that broke a promise; the run ends there
  std::string failure;
};

[[nodiscard]] Campaign RunCampaign(std::uint64_t first, std::size_t seeds,
                                   Defect defect = Defect::kNone);

}  // namespace wiresift::sim
