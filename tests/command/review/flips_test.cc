#include "command/review/flips.h"

#include <gtest/gtest.h>

#include "support/case_name.h"

namespace wiresift {
namespace {

struct FlipCase {
  std::string_view name, text;
  std::vector<std::size_t> want;
};

class Flips : public testing::TestWithParam<FlipCase> {};

TEST_P(Flips, AreReadInOrderAndOnce) {
  const auto flips = ParseFlips(GetParam().text, 20);
  ASSERT_TRUE(flips) << flips.error().detail;
  EXPECT_EQ(*flips, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Table, Flips,
                         testing::Values(FlipCase{"None", "", {}}, FlipCase{"Blank", " , ", {}},
                                         FlipCase{"NumbersAndRanges", "9 3, 5-7", {3, 5, 6, 7, 9}},
                                         FlipCase{"Repeated", "2 1-3 2", {1, 2, 3}},
                                         FlipCase{"Bounds", "1 20", {1, 20}},
                                         FlipCase{"RangeOfOne", "4-4", {4}}),
                         tests::kCaseName);

struct WrongCase {
  std::string_view name, text, found;
};

class WrongFlips : public testing::TestWithParam<WrongCase> {};

TEST_P(WrongFlips, SayWhatIsWrong) {
  const auto flips = ParseFlips(GetParam().text, 20);
  ASSERT_FALSE(flips);
  EXPECT_EQ(flips.error().detail, "found \"" + std::string(GetParam().found) +
                                      "\", expected numbers from 1 to 20, such as 3 7-9");
}

INSTANTIATE_TEST_SUITE_P(
    Table, WrongFlips,
    testing::Values(WrongCase{"Zero", "1 0", "0"}, WrongCase{"TooLarge", "21", "21"},
                    WrongCase{"RangeTooLarge", "3-21", "3-21"},
                    WrongCase{"Backwards", "7-3", "7-3"}, WrongCase{"OpenRange", "3-", "3-"},
                    WrongCase{"Negative", "-3", "-3"}, WrongCase{"Word", "2 x9 4", "x9"},
                    WrongCase{"Trailing", "3x", "3x"},
                    WrongCase{"Endless", "99999999999999999999999", "99999999999999999999999"}),
    tests::kCaseName);

TEST(FlipsOfNoBlocks, AreNone) {
  EXPECT_FALSE(ParseFlips("1", 0));
  EXPECT_TRUE(ParseFlips("", 0));
}

}  // namespace
}  // namespace wiresift
