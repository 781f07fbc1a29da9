#include "daemon/turn_watch.h"

#include <gtest/gtest.h>

namespace wiresift {
namespace {

using std::chrono::seconds;

constexpr TurnWatch::Time kStart{seconds(1'000)};

TEST(TurnWatchTest, EveryLoopHasToTurn) {
  TurnWatch watch(kStart);
  EXPECT_FALSE(watch.HaveTurned({0, 0}, kStart));
  EXPECT_FALSE(watch.HaveTurned({5, 0}, kStart));
  EXPECT_TRUE(watch.HaveTurned({6, 1}, kStart));
  EXPECT_FALSE(watch.HaveTurned({6, 1}, kStart));
  EXPECT_FALSE(watch.HaveTurned({6, 2}, kStart));
  EXPECT_TRUE(watch.HaveTurned({7, 2}, kStart));
}

TEST(TurnWatchTest, ALoopThatStandsStillHangs) {
  TurnWatch watch(kStart);
  EXPECT_FALSE(watch.Hangs(kStart + seconds(60)));
  EXPECT_TRUE(watch.Hangs(kStart + seconds(61)));
  watch.HaveTurned({1, 1}, kStart + seconds(61));
  EXPECT_FALSE(watch.Hangs(kStart + seconds(121)));
  watch.HaveTurned({2, 1}, kStart + seconds(121));
  EXPECT_TRUE(watch.Hangs(kStart + seconds(122)));
}

}  // namespace
}  // namespace wiresift
