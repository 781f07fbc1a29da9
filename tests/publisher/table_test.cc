#include "publisher/table.h"

#include <gtest/gtest.h>

namespace wiresift {
namespace {

std::string Value(std::string_view hash, int scope = 0) {
  return R"({"domain":"a.example","scope":")" + std::to_string(scope) +
         R"(","version":"x","learnt":[{"hash":")" + std::string(hash) + R"("}]})";
}

TEST(PublisherTable, HoldsTheLatest) {
  PublisherTable table;
  EXPECT_EQ(table.Find("a.example"), nullptr);
  ASSERT_TRUE(table.Apply("a.example/0", Value("0000000000000001")));
  ASSERT_TRUE(table.Apply("a.example/0", Value("0000000000000002")));
  const auto memory = table.Find("a.example");
  ASSERT_NE(memory, nullptr);
  EXPECT_FALSE(memory->Knows(1));
  EXPECT_TRUE(memory->Knows(2));
}

TEST(PublisherTable, JoinsWhatPartitionsHaveLearnt) {
  PublisherTable table;
  ASSERT_TRUE(table.Apply("a.example/0", Value("0000000000000001")));
  ASSERT_TRUE(table.Apply("a.example/1", Value("0000000000000002", 1)));
  ASSERT_TRUE(table.Apply("a.example/0", std::nullopt));
  const auto memory = table.Find("a.example");
  ASSERT_NE(memory, nullptr);
  EXPECT_FALSE(memory->Knows(1));
  EXPECT_TRUE(memory->Knows(2));
  EXPECT_EQ(table.size().publishers, 1U);
  EXPECT_EQ(table.size().blocks, 1U);
}

TEST(PublisherTable, ATombstoneEmptiesIt) {
  PublisherTable table;
  ASSERT_TRUE(table.Apply("a.example/0", Value("0000000000000001")));
  const auto borrowed = table.Find("a.example");
  ASSERT_TRUE(table.Apply("a.example/0", std::nullopt));
  EXPECT_EQ(table.Find("a.example"), nullptr);
  EXPECT_TRUE(borrowed->Knows(1)) << "who cleans with it keeps it";
}

TEST(PublisherTable, ABadRecordChangesNothing) {
  PublisherTable table;
  ASSERT_TRUE(table.Apply("a.example/0", Value("0000000000000001")));
  EXPECT_FALSE(table.Apply("a.example/0", "?"));
  ASSERT_NE(table.Find("a.example"), nullptr);
}

TEST(PublisherTable, ALineWithoutBlocksForgets) {
  PublisherTable table;
  ASSERT_TRUE(table.ApplyLine(Value("0000000000000001")));
  ASSERT_NE(table.Find("a.example"), nullptr);
  ASSERT_TRUE(table.ApplyLine(R"({"domain":"a.example","scope":"0","learnt":[]})"));
  EXPECT_EQ(table.Find("a.example"), nullptr);
}

TEST(PublisherTable, IsOverruled) {
  PublisherTable kept({.off = {}, .keep = {1}});
  ASSERT_TRUE(kept.ApplyLine(Value("0000000000000001")));
  EXPECT_EQ(kept.Find("a.example"), nullptr);
  ASSERT_TRUE(kept.ApplyLine(Value("0000000000000002")));
  EXPECT_NE(kept.Find("a.example"), nullptr);
  PublisherTable off({.off = {"a.example"}, .keep = {}});
  ASSERT_TRUE(off.ApplyLine(Value("0000000000000001")));
  EXPECT_EQ(off.Find("a.example"), nullptr);
}

TEST(PublisherTable, ClearForgetsAll) {
  PublisherTable table;
  ASSERT_TRUE(table.Apply("a.example/0", Value("0000000000000001")));
  table.Clear();
  EXPECT_EQ(table.Find("a.example"), nullptr);
  EXPECT_EQ(table.size().blocks, 0U);
}

}  // namespace
}  // namespace wiresift
