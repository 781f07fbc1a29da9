#include "fit/labels.h"

#include <gtest/gtest.h>

namespace wiresift {
namespace {

constexpr std::string_view kGold =
    "The ferry left the old harbor on Friday.\nWhat now\nNobody could say when it would be back.";

TEST(GoldTextTest, TakesTheBlocksThatItHolds) {
  GoldText gold(kGold);
  EXPECT_EQ(gold.words(), 18U);
  EXPECT_TRUE(gold.Takes("The ferry left the old harbor on Friday."));
  EXPECT_FALSE(gold.Takes("Subscribe to our newsletter and read it every day."));
  EXPECT_TRUE(gold.Takes("Nobody could say when it would be back, or why."));
}

TEST(GoldTextTest, TakesABlockOnce) {
  GoldText gold(kGold);
  EXPECT_TRUE(gold.Takes("Nobody could say when it would be back."));
  EXPECT_FALSE(gold.Takes("Nobody could say when it would be back."));
}

TEST(GoldTextTest, ShortBlocksHaveToBeAWholeLine) {
  GoldText gold(kGold);
  EXPECT_TRUE(gold.Takes("What now"));
  EXPECT_FALSE(gold.Takes("old harbor"));
  EXPECT_FALSE(gold.Takes("—"));
}

}  // namespace
}  // namespace wiresift
