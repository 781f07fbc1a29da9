#include "core/ids.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace wiresift {
namespace {

TEST(StoryUri, IsAUrnOf32Digits) {
  EXPECT_EQ(StoryUri({0xAB, 0x1}), "urn:wiresift:story:00000000000000ab0000000000000001");
}

/// The name of a story is for life, in every replay and every release.
TEST(StoryIdOf, IsTheSameForEver) {
  EXPECT_EQ(StoryUri(StoryIdOf({"news.raw", PartitionId{3}, Offset{42}})),
            "urn:wiresift:story:53ed491fe32756abd678b41867d7334f");
}

TEST(StoryIdOf, DiffersWithEveryPartOfTheCoordinate) {
  const std::set<StoryId> ids = {
      StoryIdOf({"a", PartitionId{1}, Offset{2}}),  StoryIdOf({"b", PartitionId{1}, Offset{2}}),
      StoryIdOf({"a", PartitionId{2}, Offset{2}}),  StoryIdOf({"a", PartitionId{1}, Offset{3}}),
      StoryIdOf({"a", PartitionId{11}, Offset{2}}), StoryIdOf({"a", PartitionId{1}, Offset{12}})};
  EXPECT_EQ(ids.size(), 6U);
}

TEST(Coordinate, IsWrittenAndOrderedByTopicPartitionOffset) {
  EXPECT_EQ(ToString(Coordinate{"news.raw", PartitionId{3}, Offset{42}}), "news.raw/3/42");
  EXPECT_LT((Coordinate{"a", PartitionId{2}, Offset{9}}),
            (Coordinate{"a", PartitionId{10}, Offset{1}}));
  EXPECT_LT((Coordinate{"a", PartitionId{2}, Offset{9}}),
            (Coordinate{"a", PartitionId{2}, Offset{10}}));
}

}  // namespace
}  // namespace wiresift
