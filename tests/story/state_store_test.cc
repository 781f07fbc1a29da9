#include "story/state_store.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace wiresift {
namespace {

TEST(MemoryStore, WritesReadsScansAndClears) {
  MemoryStore store;
  const std::vector<Delta> deltas = {{"s2", "two"}, {"s1", "one"}, {"t1", "root"}, {"s3", "three"}};
  ASSERT_TRUE(store.Write(deltas, Offset{4}));
  ASSERT_TRUE(store.Write(
      std::vector<Delta>{{"s3", std::nullopt}, {"s2", "new"}, {"x", std::nullopt}}, Offset{9}));
  EXPECT_EQ(store.changelog_next(), Offset{9});
  EXPECT_EQ(*store.Get("s2"), "new");
  EXPECT_EQ(*store.Get("s3"), std::nullopt);

  std::string seen;
  ASSERT_TRUE(store.Scan("s", [&](std::string_view key, std::string_view value) {
    seen += std::string(key) + '=' + std::string(value) + ' ';
    return true;
  }));
  EXPECT_EQ(seen, "s1=one s2=new ");
  int visits = 0;
  ASSERT_TRUE(store.Scan("", [&](std::string_view, std::string_view) { return ++visits < 2; }));
  EXPECT_EQ(visits, 2) << "the visitor ends the scan";

  ASSERT_TRUE(store.Clear());
  EXPECT_EQ(store.changelog_next(), Offset{0});
  EXPECT_TRUE(store.parts().empty());
}

}  // namespace
}  // namespace wiresift
