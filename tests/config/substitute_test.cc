#include "config/substitute.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/fake_lookup.h"

namespace wiresift {
namespace {

Lookup TestLookup() {
  return FakeLookup({{"HOST", "kafka-1"}, {"EMPTY", ""}, {"TRICKY", "${HOST}"}},
                    {{"/run/secret", "pass\n"}, {"/run/crlf", "pass\r\n"}, {"/run/two", "a\n\n"}});
}

struct SubstituteCase {
  std::string_view name, text, want;
};

class Substitutes : public testing::TestWithParam<SubstituteCase> {};

TEST_P(Substitutes, Text) {
  const auto got = Substitute(GetParam().text, TestLookup());
  ASSERT_TRUE(got) << got.error().detail;
  EXPECT_EQ(got->text, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Substitutes,
    testing::Values(SubstituteCase{"Plain", "a$b {c}", "a$b {c}"},
                    SubstituteCase{"Variable", "${HOST}:9092", "kafka-1:9092"},
                    SubstituteCase{"Two", "${HOST},${HOST}", "kafka-1,kafka-1"},
                    SubstituteCase{"DefaultNotUsed", "${HOST:-other}", "kafka-1"},
                    SubstituteCase{"DefaultWhenMissing", "${NOPE:-other}", "other"},
                    SubstituteCase{"DefaultWhenEmpty", "${EMPTY:-other}", "other"},
                    SubstituteCase{"EmptyDefault", "${NOPE:-}", ""},
                    SubstituteCase{"SetButEmpty", "${EMPTY}", ""},
                    SubstituteCase{"File", "${file:/run/secret}", "pass"},
                    SubstituteCase{"FileWithCrLf", "${file:/run/crlf}", "pass"},
                    SubstituteCase{"OneLineBreakOnly", "${file:/run/two}", "a\n"},
                    SubstituteCase{"Escape", "$${HOST}", "${HOST}"},
                    SubstituteCase{"ValueIsNotLookedAtAgain", "${TRICKY}", "${HOST}"}),
    [](const auto& tested) { return std::string(tested.param.name); });

struct MissingCase {
  std::string_view name, text, want;
};

class Missing : public testing::TestWithParam<MissingCase> {};

TEST_P(Missing, IsNamed) {
  const auto got = Substitute(GetParam().text, TestLookup());
  ASSERT_FALSE(got);
  EXPECT_THAT(got.error().detail, testing::HasSubstr(GetParam().want));
}

INSTANTIATE_TEST_SUITE_P(
    Table, Missing,
    testing::Values(MissingCase{"Variable", "${NOPE}", "environment variable NOPE is not set"},
                    MissingCase{"File", "${file:/nope}",
                                "cannot read /nope: No such file or directory"},
                    MissingCase{"Open", "${HOST", "\"${\" without \"}\""},
                    MissingCase{"NoName", "${}", "names no variable"},
                    MissingCase{"BadName", "${a-b}", "\"${a-b}\" names no variable"},
                    MissingCase{"DigitFirst", "${1A}", "names no variable"}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(SubstituteTest, SaysWhenAFileWasRead) {
  EXPECT_TRUE(Substitute("x${file:/run/secret}", TestLookup())->from_file);
  EXPECT_FALSE(Substitute("${HOST}", TestLookup())->from_file);
  EXPECT_TRUE(Substitute("${HOST}", TestLookup())->changed);
  EXPECT_FALSE(Substitute("HOST", TestLookup())->changed);
}

TEST(SubstituteTest, ProcessLookupReadsTheProcess) {
  const std::string path = testing::TempDir() + "wiresift_substitute_secret";
  std::ofstream(path) << "s3cret\n";
  setenv("WIRESIFT_SUBSTITUTE_TEST", "here", 1);
  const Lookup lookup = ProcessLookup();
  EXPECT_EQ(Substitute("${WIRESIFT_SUBSTITUTE_TEST}", lookup)->text, "here");
  EXPECT_EQ(Substitute("${file:" + path + "}", lookup)->text, "s3cret");
  std::ofstream(path) << std::string(70'000, 'x');
  const auto large = Substitute("${file:" + path + "}", lookup);
  ASSERT_FALSE(large);
  EXPECT_THAT(large.error().detail, testing::HasSubstr("larger than 64 KiB"));
  std::remove(path.c_str());
  EXPECT_FALSE(Substitute("${file:" + path + "}", lookup));
  EXPECT_FALSE(Substitute("${file:/}", lookup));
}

}  // namespace
}  // namespace wiresift
