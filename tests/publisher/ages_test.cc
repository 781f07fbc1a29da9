#include "publisher/ages.h"

#include <gtest/gtest.h>

namespace wiresift {
namespace {

TEST(PublisherAges, KnowTheLongestSilent) {
  PublisherAges ages;
  ages.Set("b.example", 3);
  ages.Set("a.example", 3);
  ages.Set("c.example", 2);
  EXPECT_EQ(ages.oldest(), std::pair(2, std::string("c.example")));
  ages.Set("c.example", 9);
  EXPECT_EQ(ages.oldest(), std::pair(3, std::string("a.example")));
  ages.Erase("a.example");
  EXPECT_EQ(ages.oldest().second, "b.example");
  EXPECT_EQ(ages.size(), 2U);
}

TEST(PublisherAges, RollBackTakesTheLatestChangesBack) {
  PublisherAges ages;
  ages.Set("a.example", 1);
  ages.Set("b.example", 2);
  ages.Commit();
  ages.Set("a.example", 5);
  ages.Set("a.example", 6);
  ages.Erase("b.example");
  ages.Set("b.example", 7);
  ages.Set("c.example", 0);
  ages.RollBack(4);
  EXPECT_EQ(ages.size(), 2U);
  EXPECT_EQ(ages.oldest(), std::pair(6, std::string("a.example")));
  ages.RollBack(0);
  EXPECT_EQ(ages.changes(), 0U);
  EXPECT_EQ(ages.size(), 2U);
  EXPECT_EQ(ages.oldest(), std::pair(1, std::string("a.example")));
  ages.Erase("a.example");
  EXPECT_EQ(ages.oldest(), std::pair(2, std::string("b.example")));
}

}  // namespace
}  // namespace wiresift
