#include "fit/logistic.h"

#include <cmath>

#include <gtest/gtest.h>

namespace wiresift {
namespace {

std::vector<const Example*> Pointers(const std::vector<Example>& examples) {
  std::vector<const Example*> pointers;
  pointers.reserve(examples.size());
  for (const Example& example : examples)
    pointers.push_back(&example);
  return pointers;
}

/// Feature 0 speaks for keeping three times out of four, feature 1 for dropping.
std::vector<Example> Examples() {
  std::vector<Example> examples;
  for (int i = 0; i < 4; ++i) {
    examples.push_back({{0}, 1, i != 0});
    examples.push_back({{1}, 1, i == 0});
  }
  return examples;
}

TEST(FitLogisticTest, WithoutARidgeGivesTheLogOddsOfTheCounts) {
  const std::vector<Example> examples = Examples();
  const Fitted fitted = FitLogistic(Pointers(examples), 2, {.ridge = 1e-9});
  EXPECT_NEAR(fitted.base + static_cast<double>(fitted.weights[0]), std::log(3), 1e-3);
  EXPECT_NEAR(fitted.base + static_cast<double>(fitted.weights[1]), -std::log(3), 1e-3);
}

TEST(FitLogisticTest, ARidgePullsTheWeightsToZero) {
  const std::vector<Example> examples = Examples();
  const Fitted loose = FitLogistic(Pointers(examples), 2, {.ridge = 0.1});
  const Fitted tight = FitLogistic(Pointers(examples), 2, {.ridge = 10});
  EXPECT_GT(loose.weights[0], tight.weights[0]);
  EXPECT_GT(tight.weights[0], 0);
}

TEST(FitLogisticTest, HeavyExamplesCountMore) {
  const std::vector<Example> examples = {{{0}, 9, true}, {{0}, 1, false}};
  const Fitted fitted = FitLogistic(Pointers(examples), 1, {.ridge = 1e-9});
  EXPECT_NEAR(fitted.base + static_cast<double>(fitted.weights[0]), std::log(9), 1e-3);
}

}  // namespace
}  // namespace wiresift
