#include "text/plain.h"

#include <gtest/gtest.h>

#include "core/limits.h"

namespace wiresift {
namespace {

TEST(ParsePlainTest, EachLineIsABlockAndBlankLinesAreGaps) {
  const auto document = ParsePlain("One\r\nTwo  \n \n   • Three\rFour");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->body, "One\n\nTwo\n\n• Three\n\nFour");
  ASSERT_EQ(document->blocks.size(), 4U);
  EXPECT_TRUE(document->blocks[0].gap_before);
  EXPECT_FALSE(document->blocks[1].gap_before);
  EXPECT_TRUE(document->blocks[2].gap_before);
  EXPECT_FALSE(document->blocks[3].gap_before);
  EXPECT_EQ(document->blocks[2].kind, BlockKind::kListItem);
  EXPECT_EQ(document->TextOf(document->blocks[3]), "Four");
}

TEST(ParsePlainTest, EmptyTextHasNoBlocks) {
  const auto document = ParsePlain(" \n\n\u2028");
  ASSERT_TRUE(document);
  EXPECT_TRUE(document->blocks.empty());
}

TEST(ParsePlainTest, TooManyLinesAreRefused) {
  std::string text;
  for (std::size_t i = 0; i <= kBlocksMax; ++i)
    text += "x\n";
  const auto document = ParsePlain(text);
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().reason, Reason::kTooLarge);
}

}  // namespace
}  // namespace wiresift
