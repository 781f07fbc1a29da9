#include "text/words/number.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "core/utf8.h"
#include "support/random.h"

namespace wiresift {
namespace {

struct NumberCase {
  std::string_view name, text, value;
  std::string_view rest;  ///< what stands behind the number
};

void PrintTo(const NumberCase& c, std::ostream* out) {
  *out << c.name;
}

class ReadNumberTable : public testing::TestWithParam<NumberCase> {};

TEST_P(ReadNumberTable, GivesOneForm) {
  const auto number = ReadNumber(GetParam().text, 0);
  ASSERT_TRUE(number);
  EXPECT_EQ(number->value, GetParam().value);
  EXPECT_EQ(GetParam().text.substr(number->end), GetParam().rest);
}

INSTANTIATE_TEST_SUITE_P(
    Notations, ReadNumberTable,
    testing::Values(NumberCase{"Plain", "42 people", "42", " people"},
                    NumberCase{"LeadingZeros", "007", "7", ""}, NumberCase{"Zero", "0", "0", ""},
                    NumberCase{"Commas", "1,234,567 or", "1234567", " or"},
                    NumberCase{"Points", "1.234.567", "1234567", ""},
                    NumberCase{"NoBreakSpaces", "12\u00A0345", "12345", ""},
                    NumberCase{"ThinSpaces", "12\u202F345,5", "12345.5", ""},
                    NumberCase{"Spaces", "12 345 fans", "12345", " fans"},
                    NumberCase{"SwissApostrophes", "12'345", "12345", ""},
                    NumberCase{"IndianGroups", "12,34,567 votes", "1234567", " votes"},
                    NumberCase{"SpaceBeforeAYear", "3 2026", "3", " 2026"},
                    NumberCase{"FourDigitsFormNoGroup", "2020 300 runners", "2020", " 300 runners"},
                    NumberCase{"DecimalPoint", "5.25", "5.25", ""},
                    NumberCase{"DecimalComma", "5,25 Euro", "5.25", " Euro"},
                    NumberCase{"TrailingZeros", "5.00", "5", ""},
                    NumberCase{"EndOfSentence", "2014. Then", "2014", ". Then"},
                    NumberCase{"EndOfClause", "30, left", "30", ", left"},
                    NumberCase{"AttachedMillion", "700m", "700000000", ""},
                    NumberCase{"SpelledMillion", "700 million", "700000000", ""},
                    NumberCase{"HyphenMillion", "1.2-million-euro", "1200000", "-euro"},
                    NumberCase{"Billion", "1.2bn", "1200000000", ""},
                    NumberCase{"Milliarde", "1,2 Milliarden Euro", "1200000000", " Euro"},
                    NumberCase{"Millon", "3 millones", "3000000", ""},
                    NumberCase{"CyrillicScale", "1,5 млн рублей", "1500000", " рублей"},
                    NumberCase{"Crore", "7 crore", "70000000", ""},
                    NumberCase{"Devanagari", "७ करोड़", "70000000", ""},
                    NumberCase{"Arabic", "٣ مليون", "3000000", ""},
                    NumberCase{"ArabicSeparators", "١٬٢٣٤٫٥", "1234.5", ""},
                    NumberCase{"Han", "7亿元", "700000000", "元"},
                    NumberCase{"HanTraditional", "7億元", "700000000", "元"},
                    NumberCase{"FullWidth", "１２万人", "120000", "人"},
                    NumberCase{"Korean", "3억 명", "300000000", " 명"},
                    NumberCase{"Thai", "5 ล้านคน", "5000000", "คน"},
                    NumberCase{"MetresAreNoMillions", "100 m", "100", " m"},
                    NumberCase{"PercentSign", "5% of", "5%", " of"},
                    NumberCase{"PercentSpace", "5,5 %", "5.5%", ""},
                    NumberCase{"Percent", "5.5 percent.", "5.5%", "."},
                    NumberCase{"PerCent", "5 per cent", "5%", ""},
                    NumberCase{"PorCiento", "5 por ciento", "5%", ""},
                    NumberCase{"PourCent", "5 pour cent", "5%", ""},
                    NumberCase{"PerPerson", "5 per person", "5", " per person"},
                    NumberCase{"Morning", "4am", "4:00", ""},
                    NumberCase{"MorningPoints", "4 a.m.", "4:00", "."},
                    NumberCase{"Midnight", "12:05 a.m.", "0:05", "."},
                    NumberCase{"Afternoon", "5:20 p.m. on", "17:20", ". on"},
                    NumberCase{"AfternoonAttached", "5.20pm", "17:20", ""},
                    NumberCase{"TwentyFourHours", "17:20", "17:20", ""},
                    NumberCase{"LeadingZeroHour", "08:05", "8:05", ""},
                    NumberCase{"FrenchHour", "17h20", "17:20", ""},
                    NumberCase{"FullFrenchHour", "8h", "8:00", ""},
                    NumberCase{"AmWithoutPoint", "3 a man", "3", " a man"},
                    NumberCase{"Ordinal", "5th of May", "5", " of May"},
                    NumberCase{"Score", "3:1", "3", ":1"},
                    NumberCase{"Unit", "12-year-old", "12", "-year-old"}),
    [](const auto& c) { return std::string(c.param.name); });

TEST(ReadNumber, IsEmptyForWhatIsNoSingleNumber) {
  for (const std::string_view text :
       {"01.12.2026", "192.168.0.1", "4,8,15", "1:23:45", "1234567890123456789012345"})
    EXPECT_FALSE(ReadNumber(text, 0)) << text;
}

TEST(ReadNumber, StaysInItsText) {
  // Any text that begins with a digit: the end is behind the first digit and no further than the
  // text.
  tests::Random random(7);
  const std::u32string_view signs = U"0123456789.,: -%ampthk'\u00A0\u0661\u4E07\uC5B5\u0E25/";
  for (int i = 0; i < 50'000; ++i) {
    std::string text = std::to_string(random.Below(10));
    for (std::size_t size = random.Below(12); size > 0; --size)
      AppendUtf8(text, signs[random.Below(signs.size())]);
    const auto number = ReadNumber(text, 0);
    if (!number) continue;
    EXPECT_GE(number->end, 1U) << text;
    EXPECT_LE(number->end, text.size()) << text;
    EXPECT_TRUE(IsBoundary(text, number->end)) << text;
    EXPECT_FALSE(number->value.empty()) << text;
  }
}

TEST(ReadNumberInWords, TakesTheUnitBehind) {
  const std::string_view text = "two million people";
  const WrittenNumber number = ReadNumberInWords(2, text, 3);
  EXPECT_EQ(number.value, "2000000");
  EXPECT_EQ(text.substr(number.end), " people");
}

}  // namespace
}  // namespace wiresift
