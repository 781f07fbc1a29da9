#include "text/body/plain.h"

#include <gtest/gtest.h>

#include "text/body/limits.h"

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

constexpr std::string_view kWrapped =
    "PORT HOLLOW (AP) - The harbor council on Friday rejected the pilots'\n"
    "demand for shorter shifts, and the strike of the ferries will go on into\n"
    "the third week.\n"
    "   The pilots had asked for shorter shifts, more pay and for a two-\n"
    "day week in winter, when the river is full of ice and the boats leak\n"
    "more than they did when they were new.\n"
    "\n"
    "What comes next\n"
    "\n"
    "Both sides will meet again on Monday in the town hall, which has been\n"
    "kept warm for them by the mayor.\n";

TEST(ParsePlainTest, WrappedLinesAreJoined) {
  const auto document = ParsePlain(kWrapped);
  ASSERT_TRUE(document);
  ASSERT_EQ(document->blocks.size(), 4U);
  EXPECT_EQ(document->TextOf(document->blocks[0]),
            "PORT HOLLOW (AP) - The harbor council on Friday rejected the pilots' demand for "
            "shorter shifts, and the strike of the ferries will go on into the third week.");
  EXPECT_EQ(document->TextOf(document->blocks[1]),
            "The pilots had asked for shorter shifts, more pay and for a two-day week in winter, "
            "when the river is full of ice and the boats leak more than they did when they were "
            "new.");
  EXPECT_FALSE(document->blocks[1].gap_before);
  EXPECT_EQ(document->TextOf(document->blocks[2]), "What comes next");
  EXPECT_TRUE(document->blocks[2].gap_before);
  EXPECT_TRUE(document->blocks[3].gap_before);
}

TEST(ParsePlainTest, HeadlinesOfTheSameLengthAreNotJoined) {
  const auto document = ParsePlain(
      "Harbor Council Rejects the Demand of the Pilots for Shorter Shifts\n"
      "Ferry Strike Goes On Into Its Third Week as the Ice on the River Grows\n"
      "Mayor Opens New Quay and Hopes That Somebody Will Come to Use It\n"
      "Rain to Last Until the Weekend, and Then There Will Be Some Snow\n"
      "Old Lamp Oil Found in the Cellar of the Library Above the Harbor\n");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->blocks.size(), 5U);
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
