#include "text/words/words.h"

#include <gtest/gtest.h>

#include "text/fixtures.h"

namespace wiresift {
namespace {

struct SplitCase {
  std::string_view name, text;
  std::vector<std::string> want;
};

class SplitTest : public testing::TestWithParam<SplitCase> {};

TEST_P(SplitTest, GivesSpans) {
  std::vector<std::string> got;
  for (const Word& word : WordsOf(GetParam().text)) {
    got.emplace_back(GetParam().text.substr(word.start, word.end - word.start));
  }
  EXPECT_EQ(got, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Table, SplitTest,
    testing::Values(
        SplitCase{"Plain", "Two words.", {"Two", "words"}}, SplitCase{"Empty", " … ", {}},
        SplitCase{"Apostrophe", "it’s here", {"it’s", "here"}},
        SplitCase{"Elision", "selon l'AFP", {"selon", "l", "AFP"}},
        SplitCase{
            "Number", "2,000.50 on 7/1/2022, 14:30.", {"2,000.50", "on", "7/1/2022", "14:30"}},
        SplitCase{"Signs", "© dpa @jane", {"©", "dpa", "@", "jane"}},
        SplitCase{"HanAndDigits",
                  "12条评论 2022年1月7日",
                  {"12", "条评论", "2022", "年", "1", "月", "7", "日"}},
        SplitCase{"KanaAndHangul", "第3回 댓글5개", {"第", "3", "回", "댓글", "5", "개"}},
        SplitCase{"LatinBetweenDigitsAndHan", "5G网络 A股3.5万", {"5G网络", "A股", "3.5", "万"}},
        SplitCase{"DigitsAndLatin", "3rd F16", {"3rd", "F16"}},
        SplitCase{"Cyrillic", "МОСКВА, /ТАСС/", {"МОСКВА", "ТАСС"}}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(WordsTest, CaseAndApostrophesDoNotChangeTheId) {
  EXPECT_EQ(WordsOf("DON’T")[0].id, WordIdOf("dont"));
  EXPECT_EQ(WordsOf("Über")[0].id, WordIdOf("über"));
}

TEST(WordsTest, FlagsSayWhatRulesAskFor) {
  const std::vector<Word> words = WordsOf("Photo: AP/Jane 29.11.2024 um 14:30 Jan. End.");
  EXPECT_TRUE(words[0].flags & kColonAfter);
  EXPECT_TRUE(words[1].flags & kAllCaps);
  EXPECT_TRUE(words[1].flags & kGluedAfter);
  EXPECT_TRUE(words[2].flags & kCapitalised);
  EXPECT_FALSE(words[2].flags & kAllCaps);
  EXPECT_TRUE(words[3].flags & kFullDate);
  EXPECT_TRUE(words[5].flags & kClockTime);
  EXPECT_FALSE(words[5].flags & kFullDate);
  EXPECT_TRUE(words[6].flags & kMonth);
  EXPECT_TRUE(words[7].flags & kStopAfter);
}

TEST(WordsTest, EveryWordOfAnEastAsianDateIsADateWord) {
  for (const std::string_view date : {"2022年1月7日 16:20", "2022년 1월 7일 오후 4시 20분"}) {
    for (const Word& word : WordsOf(date))
      EXPECT_TRUE(word.flags & kDateWord) << date << " at " << word.start;
  }
}

TEST(WordsTest, StopsAtTheLimit) {
  std::vector<Word> words;
  SplitWords("a b c d", 2, words);
  EXPECT_EQ(words.size(), 2U);
}

}  // namespace
}  // namespace wiresift
