#include "sim/campaign.h"

#include "sim/world.h"

namespace wiresift::sim {

Campaign RunCampaign(std::uint64_t first, std::size_t seeds, Defect defect,
                     const std::function<void(std::uint64_t)>& on_seed) {
  Campaign campaign;
  for (std::uint64_t seed = first; seed < first + seeds; ++seed) {
    on_seed(seed);
    const Outcome outcome = Simulate(seed, defect);
    ++campaign.seeds;
    campaign.steps += outcome.steps;
    for (std::size_t kind = 0; kind < outcome.struck.size(); ++kind)
      campaign.struck[kind] += outcome.struck[kind];
    for (std::size_t channel = 0; channel < outcome.written.size(); ++channel)
      campaign.written[channel] += outcome.written[channel];
    campaign.refused += outcome.refused;
    if (!outcome.failure) continue;
    campaign.failed = seed;
    campaign.failure = *outcome.failure;
    break;
  }
  return campaign;
}

}  // namespace wiresift::sim
