#include "sim/campaign.h"

#include "sim/world.h"

namespace wiresift::sim {

Campaign RunCampaign(std::uint64_t first, std::size_t seeds, Defect defect) {
  Campaign campaign;
  for (std::uint64_t seed = first; seed < first + seeds; ++seed) {
    const Outcome outcome = Simulate(seed, defect);
    ++campaign.seeds;
    campaign.steps += outcome.steps;
    for (std::size_t kind = 0; kind < outcome.struck.size(); ++kind)
      campaign.struck[kind] += outcome.struck[kind];
    if (!outcome.failure) continue;
    campaign.failed = seed;
    campaign.failure = *outcome.failure;
    break;
  }
  return campaign;
}

}  // namespace wiresift::sim
