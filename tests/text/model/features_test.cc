#include "text/model/features.h"

#include <set>

#include <gtest/gtest.h>

#include "text/body/block.h"

namespace wiresift {
namespace {

TEST(FeaturesTest, EveryFeatureHasANameOfItsOwnThatLeadsBackToIt) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < FeatureCount(); ++i) {
    const auto id = static_cast<FeatureId>(i);
    const std::string name = NameOfFeature(id);
    EXPECT_TRUE(names.insert(name).second) << name;
    EXPECT_EQ(FeatureNamed(name), id) << name;
  }
}

TEST(FeaturesTest, NamesReadAsFamilyValueAndPart) {
  EXPECT_EQ(NameOfFeature(FeatureOf(Family::kTag, static_cast<std::size_t>(Tag::kP))), "tag=p");
  EXPECT_EQ(NameOfFeature(FeatureOf(Family::kCommas, 3)), "commas=3");
  EXPECT_EQ(NameOfFeature(FeatureOf(Family::kPositionByLength, 2 * 5 + 4)),
            "position.length=after.4");
}

TEST(FeaturesTest, ValuesBeyondTheLastAreTheLast) {
  EXPECT_EQ(FeatureOf(Family::kCommas, 99), FeatureOf(Family::kCommas, 3));
}

TEST(FeaturesTest, UnknownNamesAreNoFeature) {
  EXPECT_FALSE(FeatureNamed("tag=blink"));
  EXPECT_FALSE(FeatureNamed(""));
}

TEST(FeaturesTest, BinsCountTheEdgesThatAreReached) {
  constexpr std::array kEdges = {1, 2, 4};
  EXPECT_EQ(BinOf(0, kEdges), 0U);
  EXPECT_EQ(BinOf(2, kEdges), 2U);
  EXPECT_EQ(BinOf(100, kEdges), 3U);
}

}  // namespace
}  // namespace wiresift
