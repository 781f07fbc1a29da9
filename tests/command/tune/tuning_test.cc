#include "command/tune/tuning.h"

#include <optional>
#include <vector>

#include <gtest/gtest.h>

#include "support/case_name.h"

namespace wiresift {
namespace {

using Pairs = std::vector<LabelledPair>;

LabelledPair PairOf(PairLabel label, double cover, std::optional<DecidedBy> objection = {}) {
  return {label, {.is_candidate = true, .evidence = {.cover = cover, .objection = objection}}};
}

void AddPairs(Pairs& pairs, std::size_t count, const LabelledPair& pair) {
  pairs.insert(pairs.end(), count, pair);
}

/// Duplicates at .7, related pairs at .4, different ones at .1.
Pairs ThreeKinds(std::size_t count) {
  Pairs pairs;
  AddPairs(pairs, count, PairOf(PairLabel::kDuplicate, 0.7));
  AddPairs(pairs, count, PairOf(PairLabel::kRelated, 0.4));
  AddPairs(pairs, count, PairOf(PairLabel::kDifferent, 0.1));
  return pairs;
}

TEST(Tuning, SuggestsBothThresholds) {
  const Tuning tuning = Tune(ThreeKinds(60), {});
  ASSERT_TRUE(tuning.join.suggestion);
  EXPECT_EQ(tuning.join.suggestion->from, 0.41);
  EXPECT_EQ(tuning.join.suggestion->to, 0.7);
  EXPECT_EQ(tuning.join_threshold, 0.55);
  ASSERT_TRUE(tuning.related.suggestion);
  EXPECT_EQ(tuning.related.suggestion->from, 0.11);
  EXPECT_EQ(tuning.related.suggestion->to, 0.4);
  EXPECT_EQ(tuning.related_threshold, 0.25);
}

TEST(Tuning, KeepsThePresentThresholdsWhereNothingIsSaid) {
  Pairs pairs;
  AddPairs(pairs, 60, PairOf(PairLabel::kDifferent, 0.5));
  const Tuning tuning = Tune(pairs, {});
  EXPECT_FALSE(tuning.join.suggestion);
  EXPECT_FALSE(tuning.related.suggestion);
  EXPECT_EQ(tuning.join_threshold, MatchOptions().join);
  EXPECT_EQ(tuning.related_threshold, MatchOptions().related);
}

/// The configuration refuses a `related` above `join`.
TEST(Tuning, RelatedIsNeverAboveJoin) {
  Pairs pairs;
  AddPairs(pairs, 60, PairOf(PairLabel::kDuplicate, 0.29));
  AddPairs(pairs, 60, PairOf(PairLabel::kDifferent, 0.21));
  const Tuning tuning = Tune(pairs, {});
  EXPECT_EQ(tuning.join_threshold, 0.25);
  EXPECT_EQ(tuning.related_threshold, 0.25);
  ASSERT_FALSE(tuning.related.curve.empty());
  EXPECT_EQ(tuning.related.curve.back().threshold, 0.25);
}

TEST(Tuning, VetoedPairsJoinAtNoThreshold) {
  Pairs pairs = ThreeKinds(60);
  AddPairs(pairs, 60, PairOf(PairLabel::kDifferent, 0.9, Veto::kNumbers));
  const Tuning tuning = Tune(pairs, {});
  EXPECT_EQ(tuning.join_threshold, 0.55);
  EXPECT_EQ(tuning.join.curve.back().tally.wrong, 0U);
}

struct FaultCase {
  std::string_view name;
  PairLabel label;
  double cover;
  PairFault want;
};

class Faults : public testing::TestWithParam<FaultCase> {};

TEST_P(Faults, AreNamed) {
  const Tuning tuning = Tune(ThreeKinds(60), {});
  EXPECT_EQ(NameOf(FaultOf(PairOf(GetParam().label, GetParam().cover), tuning)),
            NameOf(GetParam().want));
}

INSTANTIATE_TEST_SUITE_P(
    Table, Faults,
    testing::Values(FaultCase{"Joined", PairLabel::kDuplicate, 0.55, PairFault::kNone},
                    FaultCase{"Missed", PairLabel::kDuplicate, 0.54, PairFault::kMissed},
                    FaultCase{"DifferentJoined", PairLabel::kDifferent, 0.6, PairFault::kFalseJoin},
                    FaultCase{"RelatedJoined", PairLabel::kRelated, 0.6, PairFault::kFalseJoin},
                    FaultCase{"Reported", PairLabel::kRelated, 0.25, PairFault::kNone},
                    FaultCase{"Unreported", PairLabel::kRelated, 0.24, PairFault::kUnreported},
                    FaultCase{"OverReported", PairLabel::kDifferent, 0.25,
                              PairFault::kOverReported},
                    FaultCase{"Apart", PairLabel::kDifferent, 0.24, PairFault::kNone}),
    tests::kCaseName);

TEST(Faults, OfReportsNeedRelatedPairs) {
  Pairs pairs;
  AddPairs(pairs, 60, PairOf(PairLabel::kDuplicate, 0.7));
  AddPairs(pairs, 60, PairOf(PairLabel::kDifferent, 0.4));
  const Tuning tuning = Tune(pairs, {});
  EXPECT_EQ(FaultOf(PairOf(PairLabel::kDifferent, 0.4), tuning), PairFault::kNone);
}

}  // namespace
}  // namespace wiresift
