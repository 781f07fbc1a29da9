#include "text/model/model.h"

#include <gtest/gtest.h>

namespace wiresift {
namespace {

constexpr std::string_view kFile =
    "# a comment\nversion\t7\nbase\t-0.5\ntag=p\t1.25\ncommas=0\t-2\n";

std::vector<FeatureId> Features(std::initializer_list<std::string_view> names) {
  std::vector<FeatureId> ids;
  for (const std::string_view name : names)
    ids.push_back(FeatureNamed(name).value());
  return ids;
}

TEST(BlockModelTest, ScoreIsTheBaseAndTheWeightsOfTheFeatures) {
  const auto model = BlockModel::Parse(kFile);
  ASSERT_TRUE(model) << model.error().detail;
  EXPECT_EQ(model->version(), "7");
  EXPECT_DOUBLE_EQ(model->Score({}), -0.5);
  EXPECT_DOUBLE_EQ(model->Score(Features({"tag=p"})), 0.75);
  EXPECT_DOUBLE_EQ(model->Score(Features({"tag=p", "commas=0", "upper=0"})), -1.25);
}

TEST(BlockModelTest, WhatItWritesReadsBackTheSame) {
  const auto model = BlockModel::Parse(kFile);
  ASSERT_TRUE(model);
  const auto again = BlockModel::Parse(model->Write());
  ASSERT_TRUE(again) << again.error().detail;
  EXPECT_EQ(again->Write(), model->Write());
  EXPECT_DOUBLE_EQ(again->Score(Features({"tag=p", "commas=0"})),
                   model->Score(Features({"tag=p", "commas=0"})));
}

struct BadCase {
  std::string_view name, file, want;
};

class BadWeights : public testing::TestWithParam<BadCase> {};

TEST_P(BadWeights, AreRefusedWithTheLine) {
  const auto model = BlockModel::Parse(GetParam().file);
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().code, ErrorCode::kMalformed);
  EXPECT_EQ(model.error().detail, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Table, BadWeights,
    testing::Values(BadCase{"NoTab", "version\t1\ntag=p 1",
                            "weights: line 2: expected a name, a tab and a value"},
                    BadCase{"NoNumber", "version\t1\ntag=p\t1.5x",
                            "weights: line 2: expected a number, found `1.5x`"},
                    BadCase{"UnknownFeature", "version\t1\n\ntag=blink\t1",
                            "weights: line 3: unknown feature `tag=blink`"},
                    BadCase{"NoVersion", "base\t1\n", "weights: no line `version`"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(ShippedModelsTest, AreFittedOnes) {
  const CleanModels& models = ShippedModels();
  EXPECT_NE(models.html.Score(Features({"tag=p"})), models.html.Score(Features({"tag=li"})));
  EXPECT_NE(models.text.Score(Features({"position=inside"})),
            models.text.Score(Features({"position=after"})));
}

}  // namespace
}  // namespace wiresift
