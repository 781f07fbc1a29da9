#include "command/replay/replay_range.h"

#include <gtest/gtest.h>

namespace wiresift {
namespace {

constexpr LogEnds kEnds{Offset{10}, Offset{50}};
const std::string kName = "wiresift.clean[0]";

Result<ReplayRange> Resolved(const LogPlace& from, const LogPlace& to) {
  return Resolve({.from = from, .to = to}, kEnds, kName, Offset{20}, Offset{30});
}

TEST(ReplayRanges, FollowFromPlaces) {
  const auto whole = Resolved(LogBeginning(), LogEnding());
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->from, Offset{10});
  EXPECT_EQ(whole->to, Offset{50});
  EXPECT_TRUE(whole->is_open);
  const auto times = Resolved(Timestamp(), Timestamp());
  ASSERT_TRUE(times);
  EXPECT_EQ(times->from, Offset{20}) << "where the log is at that time";
  EXPECT_EQ(times->to, Offset{30});
  EXPECT_FALSE(times->is_open);
  const auto offsets = Resolved(Offset{10}, Offset{49});
  ASSERT_TRUE(offsets);
  EXPECT_EQ(offsets->from, Offset{10});
  EXPECT_EQ(offsets->to, Offset{49});
}

TEST(ReplayRanges, SayWhichOffsetIsNotInTheLog) {
  const auto early = Resolved(Offset{9}, LogEnding());
  ASSERT_FALSE(early);
  EXPECT_EQ(early.error().detail,
            "--from: wiresift.clean[0]: found offset 9, expected one of its log, 10 to 50");
  const auto late = Resolved(LogBeginning(), Offset{51});
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().detail,
            "--to: wiresift.clean[0]: found offset 51, expected one of its log, 10 to 50");
}

TEST(ReplayRanges, AreDescribed) {
  EXPECT_EQ(Describe({.partition = PartitionId{1}}, "t"), "t[1]: nothing to replay");
  EXPECT_EQ(
      Describe({.start = Offset{5}, .from = Offset{5}, .to = Offset{9}, .has_records = true}, "t"),
      "t[0]: offsets 5 to 9");
  EXPECT_EQ(
      Describe({.start = Offset{2}, .from = Offset{5}, .to = Offset{9}, .has_records = true}, "t"),
      "t[0]: offsets 5 to 9, the memory is built from 2 on");
}

}  // namespace
}  // namespace wiresift
