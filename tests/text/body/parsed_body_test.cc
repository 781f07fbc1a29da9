#include "text/body/parsed_body.h"

#include <string>

#include <gtest/gtest.h>

namespace wiresift {
namespace {

struct LineCase {
  std::string_view name, input, want;
};

class NormalizeTest : public testing::TestWithParam<LineCase> {};

TEST_P(NormalizeTest, Gives) {
  EXPECT_EQ(NormalizeLine(GetParam().input), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Table, NormalizeTest,
                         testing::Values(LineCase{"Spaces", "  a \t b\u00A0 c  ", "a b c"},
                                         LineCase{"Controls", "a\x01 b\x7F", "a b"},
                                         LineCase{"ZeroWidth", "a\u200Bb\uFEFF\u00ADc", "abc"},
                                         LineCase{"Bidi", "\u202Ea\u2066b", "ab"},
                                         LineCase{"Nfc", "u\u0308ber", "\u00FCber"},
                                         LineCase{"JoinerInPersian", "می\u200Cخواهم",
                                                  "می\u200Cخواهم"},
                                         LineCase{"JoinerInEnglish", "a\u200Cb", "ab"},
                                         LineCase{"Blank", " \u200B ", ""}),
                         [](const auto& test) { return std::string(test.param.name); });

/// NFC makes two marks of U+0344, and takes a letter's own marks off where lower ones follow.
TEST(NormalizeLineTest, LimitsMarksAsTheyAreInNfc) {
  std::string tildes;
  std::string dots;
  for (int i = 0; i < 29; ++i) {
    tildes += "\u0303";
    dots += "\u0323";
  }
  for (const std::string& line : {"n" + tildes + "\u0344", "\u01D6" + dots + "\u0323\u0323"}) {
    const std::string once = NormalizeLine(line);
    EXPECT_EQ(NormalizeLine(once), once);
  }
}

TEST(BodyBuilderTest, BlocksAreJoinedByABlankLine) {
  std::string body;
  BodyBuilder builder(body);
  Block first;
  Block second;
  builder.Add("one ");
  ASSERT_TRUE(builder.Finish(first));
  EXPECT_FALSE(builder.Finish(second));
  builder.Add(" two");
  ASSERT_TRUE(builder.Finish(second));
  EXPECT_EQ(body, "one\n\ntwo");
  EXPECT_EQ(first.end, 3U);
  EXPECT_EQ(second.start, 5U);
  EXPECT_EQ(second.end, 8U);
}

}  // namespace
}  // namespace wiresift
