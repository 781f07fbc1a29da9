#include "dedup/align.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "text/words/tokens.h"

namespace wiresift {
namespace {

struct AlignCase {
  std::string_view name, article, root;
  std::string_view want_runs;     ///< new_start,old_start,words; …
  std::string_view want_covered;  ///< a digit for each word of the article
};

class AlignTable : public testing::TestWithParam<AlignCase> {};

std::string Runs(const Alignment& alignment) {
  std::string out;
  for (const Run& run : alignment.runs) {
    if (!out.empty()) out += ' ';
    out += std::to_string(run.new_start) + ',' + std::to_string(run.old_start) + ',' +
           std::to_string(run.words);
  }
  return out;
}

std::string Digits(const std::vector<std::uint8_t>& covered) {
  std::string out;
  for (const std::uint8_t word : covered)
    out += word == 0 ? '0' : '1';
  return out;
}

Alignment AlignTexts(std::string_view article, std::string_view root) {
  const WordRecord article_words(Tokenize(article));
  const WordRecord root_words(Tokenize(root));
  RunTable runs;
  runs.Assign(article_words.view().words());
  Alignment alignment;
  Align(runs, root_words.view().words(), alignment);
  return alignment;
}

TEST_P(AlignTable, FindsTheRuns) {
  const Alignment alignment = AlignTexts(GetParam().article, GetParam().root);
  EXPECT_EQ(Runs(alignment), GetParam().want_runs);
  EXPECT_EQ(Digits(alignment.new_covered), GetParam().want_covered);
}

INSTANTIATE_TEST_SUITE_P(
    Table, AlignTable,
    testing::Values(AlignCase{"Equal", "a b c d e f", "a b c d e f", "0,0,6", "111111"},
                    AlignCase{"NothingInCommon", "a b c d e", "f g h i j", "", "00000"},
                    AlignCase{"FourWordsAreTooFew", "a b c d x", "a b c d y", "", "00000"},
                    AlignCase{"TooShortTexts", "a b", "a b", "", "00"},
                    AlignCase{"Shifted", "x y a b c d e", "a b c d e z", "2,0,5", "0011111"},
                    AlignCase{"GapOfOneIsFilled", "a b c d e X f g h i j", "a b c d e Y f g h i j",
                              "0,0,5 6,6,5", "11111111111"},
                    AlignCase{"InsertionIsFilled", "a b c d e X Y Z f g h i j",
                              "a b c d e f g h i j", "0,0,5 8,5,5", "1111111111111"},
                    AlignCase{"GapOfFourIsNot", "a b c d e W X Y Z f g h i j",
                              "a b c d e f g h i j", "0,0,5 9,5,5", "11111000011111"},
                    AlignCase{"LongestOfSeveralPlaces", "a b c d e x a b c d e f g",
                              "a b c d e f g", "6,0,7", "0000001111111"},
                    AlignCase{"Swapped", "f g h i j a b c d e", "a b c d e f g h i j",
                              "5,0,5 0,5,5", "1111111111"},
                    AlignCase{"RepeatInRoot", "a b c d e", "a b c d e q a b c d e", "0,0,5 0,6,5",
                              "11111"}),
    [](const auto& c) { return std::string(c.param.name); });

TEST(Align, TakesLittleTimeForEndlessRepeats) {
  std::string text;
  for (int i = 0; i < 50'000; ++i)
    text += i % 7 == 0 ? "b " : "a ";
  EXPECT_EQ(AlignTexts(text, text).words, 50'000U);
}

}  // namespace
}  // namespace wiresift
