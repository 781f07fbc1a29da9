#include "command/tune/threshold_sweep.h"

#include <limits>

#include <gtest/gtest.h>

namespace wiresift {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();
constexpr double kAlways = std::numeric_limits<double>::infinity();

using Pairs = std::vector<ScoredPair>;

void AddPairs(Pairs& pairs, std::size_t count, bool is_true, double score) {
  pairs.insert(pairs.end(), count, ScoredPair{is_true, score});
}

/// `count` of each kind, told apart by every threshold above `low` and up to `high`.
Pairs Separable(std::size_t count, double low, double high) {
  Pairs pairs;
  AddPairs(pairs, count, true, high);
  AddPairs(pairs, count, false, low);
  return pairs;
}

TEST(Tally, IsOneWhereThereIsNothingToBeWrongAbout) {
  EXPECT_DOUBLE_EQ(Tally().precision(), 1);
  EXPECT_DOUBLE_EQ(Tally().recall(), 1);
  EXPECT_DOUBLE_EQ(Tally().f1(), 1);
  EXPECT_DOUBLE_EQ((Tally{.right = 0, .wrong = 2, .missed = 0}.f1()), 0);
  const Tally tally{.right = 6, .wrong = 2, .missed = 4};
  EXPECT_DOUBLE_EQ(tally.precision(), 0.75);
  EXPECT_DOUBLE_EQ(tally.recall(), 0.6);
  EXPECT_DOUBLE_EQ(tally.f1(), 2 * 0.75 * 0.6 / 1.35);
}

TEST(Hundredths, AreTheNumbersThatPeopleWrite) {
  const std::vector<double> grid = Hundredths(20, 80);
  ASSERT_EQ(grid.size(), 61U);
  EXPECT_EQ(grid[0], 0.2);
  EXPECT_EQ(grid[9], 0.29);
  EXPECT_EQ(grid[23], 0.43);
  EXPECT_TRUE(Hundredths(5, 4).empty());
}

TEST(ThresholdSweep, CountsWhatIsSaidAtEachThreshold) {
  const Pairs pairs = {{true, 0.9},  {true, 0.5},  {true, kNever},
                       {false, 0.5}, {false, 0.1}, {false, kAlways}};
  const Sweep sweep = SweepThresholds(pairs, Hundredths(49, 51), 0.43);
  ASSERT_EQ(sweep.curve.size(), 3U);
  EXPECT_EQ(sweep.curve[1].threshold, 0.5);
  EXPECT_EQ(sweep.curve[1].tally.right, 2U);
  EXPECT_EQ(sweep.curve[1].tally.wrong, 2U);
  EXPECT_EQ(sweep.curve[1].tally.missed, 1U);
  EXPECT_EQ(sweep.curve[2].tally.right, 1U);
  EXPECT_EQ(sweep.curve[2].tally.wrong, 1U);
  EXPECT_EQ(sweep.curve[2].tally.missed, 2U);
  EXPECT_EQ(sweep.present.threshold, 0.43);
  EXPECT_EQ(sweep.present.tally.right, 2U);
}

TEST(ThresholdSweep, SuggestsTheMiddleOfTheStretch) {
  const Sweep sweep = SweepThresholds(Separable(60, 0.4, 0.6), Hundredths(20, 80), 0.3);
  ASSERT_TRUE(sweep.suggestion);
  EXPECT_EQ(sweep.suggestion->from, 0.41);
  EXPECT_EQ(sweep.suggestion->to, 0.6);
  EXPECT_EQ(sweep.suggestion->point.threshold, 0.5);
  EXPECT_DOUBLE_EQ(sweep.suggestion->point.tally.f1(), 1);
  EXPECT_EQ(sweep.suggestion->advice, Advice::kChange);
  EXPECT_NEAR(sweep.suggestion->gain.low, 1 - 2. / 3, 1e-9);
}

/// Two stretches of one F1, ten and thirty thresholds wide.
TEST(ThresholdSweep, TakesTheWidestStretch) {
  Pairs pairs = Separable(100, 0.25, 0.75);
  AddPairs(pairs, 20, true, 0.35);
  AddPairs(pairs, 24, false, 0.45);
  const Sweep sweep = SweepThresholds(pairs, Hundredths(20, 80), 0.3);
  ASSERT_TRUE(sweep.suggestion);
  EXPECT_EQ(sweep.suggestion->from, 0.46);
  EXPECT_EQ(sweep.suggestion->to, 0.75);
}

TEST(ThresholdSweep, TakesTheNearerOfEqualStretches) {
  Pairs pairs;
  AddPairs(pairs, 300, true, 0.8);
  AddPairs(pairs, 300, false, 0.1);
  // F1 is the same from .36 to .45 and from .56 to .65, and lower between.
  AddPairs(pairs, 30, true, 0.45);
  AddPairs(pairs, 33, false, 0.55);
  const auto suggested = [&](double present) {
    return SweepThresholds(pairs, Hundredths(36, 65), present).suggestion->point.threshold;
  };
  EXPECT_EQ(suggested(0.4), 0.4);
  EXPECT_EQ(suggested(0.48), 0.4);
  EXPECT_EQ(suggested(0.54), 0.6);
  EXPECT_EQ(suggested(0.7), 0.6);
}

/// A step of one pair is no better stretch.
TEST(ThresholdSweep, OnePairIsNoEvidence) {
  Pairs pairs = Separable(100, 0.4, 0.6);
  AddPairs(pairs, 1, false, 0.5);
  AddPairs(pairs, 1, true, 0.52);
  const Sweep sweep = SweepThresholds(pairs, Hundredths(20, 80), 0.43);
  ASSERT_TRUE(sweep.suggestion);
  EXPECT_EQ(sweep.suggestion->from, 0.41);
  EXPECT_EQ(sweep.suggestion->to, 0.6);
  EXPECT_EQ(sweep.suggestion->advice, Advice::kKeep);
}

TEST(ThresholdSweep, PairsOfOneKindSuggestNothing) {
  Pairs duplicates;
  AddPairs(duplicates, 60, true, 0.5);
  Pairs others;
  AddPairs(others, 60, false, 0.5);
  const Sweep only_true = SweepThresholds(duplicates, Hundredths(20, 80), 0.43);
  EXPECT_FALSE(only_true.suggestion);
  EXPECT_EQ(only_true.curve.front().tally.right, 60U);
  const Sweep only_false = SweepThresholds(others, Hundredths(20, 80), 0.43);
  EXPECT_FALSE(only_false.suggestion);
  EXPECT_EQ(only_false.curve.front().tally.wrong, 60U);
  EXPECT_EQ(only_false.curve.front().tally.f1(), 0);
  EXPECT_EQ(only_false.curve.back().tally.f1(), 1);
}

TEST(ThresholdSweep, TakesNoPairsAndNoGrid) {
  EXPECT_FALSE(SweepThresholds({}, Hundredths(20, 80), 0.43).suggestion);
  const Sweep sweep = SweepThresholds(Separable(60, 0.4, 0.6), {}, 0.43);
  EXPECT_TRUE(sweep.curve.empty());
  EXPECT_FALSE(sweep.suggestion);
  EXPECT_DOUBLE_EQ(sweep.present.tally.f1(), 1);
}

TEST(ThresholdSweep, SuggestsNothingWhereNoTrueOneIsSaid) {
  Pairs pairs;
  AddPairs(pairs, 60, true, kNever);
  AddPairs(pairs, 60, false, 0.5);
  EXPECT_FALSE(SweepThresholds(pairs, Hundredths(20, 80), 0.43).suggestion);
}

TEST(ThresholdSweep, AdvisesAgainstAChangeByFewPairs) {
  Pairs pairs = Separable(49, 0.4, 0.6);
  EXPECT_EQ(SweepThresholds(pairs, Hundredths(20, 80), 0.3).suggestion->advice,
            Advice::kTooFewPairs);
  AddPairs(pairs, 1, true, 0.6);
  EXPECT_EQ(SweepThresholds(pairs, Hundredths(20, 80), 0.3).suggestion->advice,
            Advice::kTooFewPairs);
  AddPairs(pairs, 1, false, 0.4);
  EXPECT_EQ(SweepThresholds(pairs, Hundredths(20, 80), 0.3).suggestion->advice, Advice::kChange);
}

/// Two pairs of 60 are better at the suggestion: a resample without them is not.
TEST(ThresholdSweep, TellsChanceFromGain) {
  Pairs pairs = Separable(60, 0.3, 0.6);
  AddPairs(pairs, 2, false, 0.45);
  const Sweep sweep = SweepThresholds(pairs, Hundredths(20, 80), 0.43);
  ASSERT_TRUE(sweep.suggestion);
  EXPECT_EQ(sweep.suggestion->advice, Advice::kWithinChance);
  EXPECT_DOUBLE_EQ(sweep.suggestion->gain.low, 0);
  EXPECT_GT(sweep.suggestion->gain.high, 0.02);
}

TEST(ThresholdSweep, IntervalsHoldTheCurveAndAreRepeatable) {
  Pairs pairs = Separable(80, 0.4, 0.6);
  AddPairs(pairs, 8, true, 0.3);
  AddPairs(pairs, 8, true, kAlways);
  AddPairs(pairs, 8, false, kAlways);
  const Sweep sweep = SweepThresholds(pairs, Hundredths(20, 80), 0.43);
  for (const SweepPoint& point : sweep.curve) {
    EXPECT_LE(point.f1.low, point.tally.f1());
    EXPECT_GE(point.f1.high, point.tally.f1());
  }
  EXPECT_LT(sweep.present.f1.low, sweep.present.f1.high);
  const Sweep again = SweepThresholds(pairs, Hundredths(20, 80), 0.43);
  EXPECT_EQ(again.present.f1.low, sweep.present.f1.low);
  EXPECT_EQ(again.present.f1.high, sweep.present.f1.high);
  // The same threshold on the grid and beside it has the same resamples.
  EXPECT_EQ(sweep.present.f1.low, sweep.curve[23].f1.low);
}

}  // namespace
}  // namespace wiresift
