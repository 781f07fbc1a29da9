#include "command/show/score.h"

#include <gtest/gtest.h>

namespace wiresift {
namespace {

TEST(Score, HasTwoDecimalsAndNoZeroInFront) {
  EXPECT_EQ(ShowScore(0.974), ".97");
  EXPECT_EQ(ShowScore(0.999), "1");
  EXPECT_EQ(ShowScore(1), "1");
  EXPECT_EQ(ShowScore(0), ".00");
}

TEST(Score, AgainstItsLimitSaysWhichIsMore) {
  EXPECT_EQ(ShowAgainst("cover", 0.61, "join", 0.43), "cover .61 >= join .43");
  EXPECT_EQ(ShowAgainst("cover", 0.43, "join", 0.43), "cover .43 >= join .43");
  EXPECT_EQ(ShowAgainst("cover", 0.1, "related", 0.3), "cover .10 < related .30");
}

/// `cover .43 < join .43` would read like a mistake.
TEST(Score, TooNearItsLimitHasMoreDecimals) {
  EXPECT_EQ(ShowAgainst("cover", 0.4299, "join", 0.43), "cover .4299 < join .4300");
}

TEST(Share, IsRoundedButNeverToAllOrNone) {
  EXPECT_EQ(ShowShare(1), "all");
  EXPECT_EQ(ShowShare(0.9999), "99 %");
  EXPECT_EQ(ShowShare(0.936), "94 %");
  EXPECT_EQ(ShowShare(0.001), "less than 1 %");
  EXPECT_EQ(ShowShare(0), "none");
}

}  // namespace
}  // namespace wiresift
