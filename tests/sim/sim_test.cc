#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "core/names.h"
#include "sim/campaign.h"
#include "sim/world.h"
#include "support/sanitized.h"

// The promise of exactly-once under whole schedules of faults; README.md says how to replay one.

namespace wiresift::sim {
namespace {

constexpr std::uint64_t kFirst = 1;
/// As many as the rarest fault, a store that lags, needs to strike.
constexpr std::size_t kSeeds = tests::kSanitized ? 200 : 1'000;

std::string HowToReplay(const Campaign& campaign) {
  return campaign.failure + "\nreplay: sim --first " + std::to_string(campaign.failed.value_or(0)) +
         " --seeds 1 --verbose";
}

TEST(Sim, NoScheduleOfFaultsBreaksAPromise) {
  const Campaign campaign = RunCampaign(kFirst, kSeeds);
  EXPECT_FALSE(campaign.failed) << HowToReplay(campaign);
  for (std::size_t kind = 0; kind < kCountOf<Fault>; ++kind)
    EXPECT_GT(campaign.struck[kind], 0U) << kNames<Fault>[kind] << " never happens";
  for (const Channel channel : kChannels)
    EXPECT_GT(campaign.written[static_cast<std::size_t>(channel)], 0U) << TopicOf(channel);
  EXPECT_GT(campaign.refused, campaign.seeds) << "the topics' limits are above what comes";
}

TEST(Sim, ASeedIsOneSchedule) {
  for (const std::uint64_t seed : {5, 6, 7}) {
    std::ostringstream once;
    std::ostringstream again;
    const Outcome silent = Simulate(seed);
    (void)Simulate(seed, Defect::kNone, &once);
    const Outcome told = Simulate(seed, Defect::kNone, &again);
    EXPECT_EQ(once.str(), again.str());
    EXPECT_EQ(silent.steps, told.steps) << "telling changes what happens";
  }
}

struct DefectCase {
  Defect defect;
  std::size_t seeds;  ///< that are enough to find it
};

class Found : public testing::TestWithParam<DefectCase> {};

TEST_P(Found, WithinItsSeeds) {
  const Campaign campaign = RunCampaign(kFirst, GetParam().seeds, GetParam().defect);
  EXPECT_TRUE(campaign.failed) << "a broken promise goes unnoticed";
}

std::string NameOfCase(const testing::TestParamInfo<DefectCase>& of) {
  std::string name(NameOf(of.param.defect));
  std::erase(name, '-');
  return name;
}

INSTANTIATE_TEST_SUITE_P(
    Defects, Found,
    testing::Values(DefectCase{Defect::kNoRenewal, 200}, DefectCase{Defect::kNoReseek, 30},
                    DefectCase{Defect::kNoUndo, 30}, DefectCase{Defect::kOffsetsApart, 30},
                    DefectCase{Defect::kDeltasApart, 30}, DefectCase{Defect::kNoFencing, 30},
                    DefectCase{Defect::kReadUncommitted, 10}, DefectCase{Defect::kStoreAhead, 600},
                    DefectCase{Defect::kRevokedCommits, 400}),
    NameOfCase);

}  // namespace
}  // namespace wiresift::sim
