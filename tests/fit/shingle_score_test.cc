#include "fit/shingle_score.h"

#include <gtest/gtest.h>

namespace wiresift {
namespace {

TEST(ShingleScoreTest, EqualTextsScoreOne) {
  ShingleScore score;
  score.Add("one two three four five", "One-off? no: one two three four five");
  score.Add("a b c d", "a, b, c: d!");
  EXPECT_DOUBLE_EQ(score.recall(), 1);
  EXPECT_LT(score.precision(), 1);
}

TEST(ShingleScoreTest, EachTextCountsAsOne) {
  ShingleScore score;
  score.Add("a b c d e f g h", "a b c d e f g h");
  score.Add("a b c d", "e f g h");
  EXPECT_DOUBLE_EQ(score.precision(), 0.5);
  EXPECT_DOUBLE_EQ(score.recall(), 0.5);
  EXPECT_DOUBLE_EQ(score.f1(), 0.5);
}

TEST(ShingleScoreTest, NoTextCostsRecallAlone) {
  ShingleScore score;
  score.Add("a b c d e", "");
  score.Add("a b c d e", "a b c d e");
  EXPECT_DOUBLE_EQ(score.precision(), 1);
  EXPECT_DOUBLE_EQ(score.recall(), 0.5);
  EXPECT_EQ(score.Line(), "2 texts: F1 0.6667, P 1.0000, R 0.5000");
}

}  // namespace
}  // namespace wiresift
