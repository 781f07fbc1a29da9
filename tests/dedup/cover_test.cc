#include "dedup/cover.h"

#include <string>

#include <gtest/gtest.h>

#include "text/words/tokens.h"

namespace wiresift {
namespace {

constexpr std::string_view kThreeLines =
    "one two three four five six seven eight nine ten\nHeading\n"
    "un deux trois quatre cinq six sept huit";

std::vector<std::uint8_t> Flags(std::string_view digits) {
  std::vector<std::uint8_t> flags;
  for (const char c : digits)
    flags.push_back(c == '1' ? 1 : 0);
  return flags;
}

std::vector<Unit> UnitsOf(std::string_view text) {
  std::vector<Unit> units;
  FindUnits(WordRecord(Tokenize(text)).view().words(), units);
  return units;
}

TEST(FindUnits, LeavesShortLinesOut) {
  const std::vector<Unit> units = UnitsOf(kThreeLines);
  ASSERT_EQ(units.size(), 2U);
  EXPECT_EQ(units[0].words(), 10U);
  EXPECT_EQ(units[1].begin, 11U);
  EXPECT_EQ(units[1].end, 19U);
}

struct CoverCase {
  std::string_view name, covered;
  double words, units, runs;
};

class CoverTable : public testing::TestWithParam<CoverCase> {};

TEST_P(CoverTable, Counts) {
  const std::vector<Unit> units = UnitsOf(kThreeLines);
  const Cover cover = CoverOf(units, Flags(GetParam().covered));
  EXPECT_NEAR(cover.words, GetParam().words, 1e-9);
  EXPECT_NEAR(cover.units, GetParam().units, 1e-9);
  EXPECT_NEAR(cover.runs, GetParam().runs, 1e-9);
}

INSTANTIATE_TEST_SUITE_P(
    Table, CoverTable,
    testing::Values(CoverCase{"None", "0000000000000000000", 0, 0, 0},
                    CoverCase{"All", "1111111111111111111", 18.0 / 19, 1, 1},
                    CoverCase{"FourFifthsAreEnough", "1111111100000000000", 10.0 / 19, .5,
                              8.0 / 19},
                    CoverCase{"LessIsNot", "1111111000000000000", 0, 0, 7.0 / 19},
                    CoverCase{"TheOther", "0000000000011111111", 8.0 / 19, .5, 8.0 / 19}),
    [](const auto& c) { return std::string(c.param.name); });

TEST(CoverOf, NothingIsNothing) {
  const Cover cover = CoverOf({}, {});
  EXPECT_EQ(cover.words, 0);
  EXPECT_EQ(cover.units, 0);
  EXPECT_EQ(cover.runs, 0);
}

}  // namespace
}  // namespace wiresift
