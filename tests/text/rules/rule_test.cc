#include "text/rules/rule.h"

#include <gtest/gtest.h>

#include "text/fixtures.h"

namespace wiresift {
namespace {

struct PatternCase {
  std::string_view name, pattern, text;
  bool fits;
};

class PatternTest : public testing::TestWithParam<PatternCase> {};

TEST_P(PatternTest, Fits) {
  const Rule rule{.id = "t",
                  .kind = RemovalClass::kAd,
                  .language = "en",
                  .pattern = GetParam().pattern,
                  .example = {},
                  .counter = {}};
  const RuleSet set(std::span(&rule, 1));
  std::size_t steps = 0;
  EXPECT_EQ(set.Match(WordsOf(GetParam().text), steps) != nullptr, GetParam().fits);
}

INSTANTIATE_TEST_SUITE_P(
    Table, PatternTest,
    testing::Values(PatternCase{"Word", "go deeper", "Go deeper", true},
                    PatternCase{"PunctuationDoesNotCount", "go deeper", "» GO, deeper!", true},
                    PatternCase{"WholeBlockOnly", "go deeper", "Go deeper now", false},
                    PatternCase{"ApostrophesDoNotCount", "don't miss", "Don’t miss", true},
                    PatternCase{"Choice", "(share|tweet) this", "Tweet this", true},
                    PatternCase{"ChoiceOfTwoWords", "(share this|tweet)", "Share this", true},
                    PatternCase{"ChoiceMissed", "(share|tweet) this", "Print this", false},
                    PatternCase{"OptionalLeftOut", "[please] log in", "Log in", true},
                    PatternCase{"OptionalThere", "[please] log in", "Please log in", true},
                    PatternCase{"GapOfNone", "read * more", "Read more", true},
                    PatternCase{"GapOfMany", "read * more", "Read a great deal more", true},
                    PatternCase{"GapNotBeyondEnd", "read * more", "Read more now", false},
                    PatternCase{"Number", "<n> comments", "12 comments", true},
                    PatternCase{"NotANumber", "<n> comments", "Twelve comments", false},
                    PatternCase{"Month", "<month> <n> <n>", "Jan 7, 2022", true},
                    PatternCase{"DateWords", "updated <date>",
                                "Updated Friday, Jan. 7, 2022 at 4:20 pm", true},
                    PatternCase{"FullDate", "<full>", "07.01.2022", true},
                    PatternCase{"Name", "by <cap> <name>", "By Jane Ann Marlow", true},
                    PatternCase{"NameInLowerCase", "by <cap> <name>", "By noon today", false},
                    PatternCase{"Colon", "related: *", "Related: Ferry strike ends", true},
                    PatternCase{"ColonMissing", "related: *", "Related parties met", false}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(RuleSetTest, FirstRowOfTheTableWins) {
  const Rule rules[] = {{.id = "a",
                         .kind = RemovalClass::kAd,
                         .language = "en",
                         .pattern = "* more",
                         .example = {},
                         .counter = {}},
                        {.id = "b",
                         .kind = RemovalClass::kAd,
                         .language = "en",
                         .pattern = "read more",
                         .example = {},
                         .counter = {}}};
  const RuleSet set(rules);
  std::size_t steps = 0;
  EXPECT_EQ(set.Match(WordsOf("Read more"), steps), &rules[0]);
  EXPECT_GT(steps, 0U);
}

TEST(RuleSetTest, LongBlocksAreNotTried) {
  const Rule rule{.id = "a",
                  .kind = RemovalClass::kAd,
                  .language = "en",
                  .pattern = "* more",
                  .example = {},
                  .counter = {},
                  .score = 1,
                  .words_max = 500};
  const RuleSet set(std::span(&rule, 1));
  std::string text;
  for (int i = 0; i < 200; ++i)
    text += "word ";
  std::size_t steps = 0;
  EXPECT_EQ(set.Match(WordsOf(text + "more"), steps), nullptr);
}

TEST(RuleSetTest, ManyGapsCostNoMoreThanStepsTimesWords) {
  const Rule rule{.id = "a",
                  .kind = RemovalClass::kAd,
                  .language = "en",
                  .pattern = "a * a * a * a * a * a * b",
                  .example = {},
                  .counter = {},
                  .score = 1,
                  .words_max = 120};
  const RuleSet set(std::span(&rule, 1));
  std::string text;
  for (int i = 0; i < 119; ++i)
    text += "a ";
  std::size_t steps = 0;
  EXPECT_EQ(set.Match(WordsOf(text), steps), nullptr);
  EXPECT_LE(steps, 119U * 119U);
}

}  // namespace
}  // namespace wiresift
