#include "publisher/masked_hash.h"

#include <gtest/gtest.h>

namespace wiresift {
namespace {

TEST(MaskedHash, KnowsNeitherCaseNorNumbers) {
  EXPECT_EQ(MaskedHash("12 Comments"), MaskedHash("7 COMMENTS"));
  EXPECT_EQ(MaskedHash("ÄRGER in Zürich"), MaskedHash("ärger IN zÜRICH"));
  EXPECT_EQ(MaskedHash("٣ صور"), MaskedHash("12 صور"));
}

TEST(MaskedHash, KnowsAllElse) {
  EXPECT_NE(MaskedHash("12 comments"), MaskedHash("comments"));
  EXPECT_NE(MaskedHash("12 comments"), MaskedHash("1.2 comments"));
  EXPECT_NE(MaskedHash("Read more"), MaskedHash("Read more:"));
}

/// Hashes stand in topics: another value is another format.
TEST(MaskedHash, IsFixed) {
  EXPECT_EQ(MaskedHash("#"), MaskedHash("2025"));
  EXPECT_EQ(MaskedHash(""), 0x2d06800538d394c2U) << "XXH3 of nothing";
}

}  // namespace
}  // namespace wiresift
