#include "publisher/profile.h"

#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "support/case_name.h"

namespace wiresift {
namespace {

constexpr std::string_view kBody = "p <div.story-body";
constexpr std::string_view kBox = "div.promo \"#\" <aside";

PublisherProfile TwoPages() {
  PublisherProfile profile("lakeside.example");
  for (const char* page : {"https://lakeside.example/2", "https://lakeside.example/1"}) {
    profile.Add(page, kBody, true, 40);
    profile.Add(page, kBody, true, 25);
    profile.Add(page, kBox, false, 3);
  }
  profile.Add("https://lakeside.example/2", kBody, false, 7);
  return profile;
}

TEST(PublisherProfile, LogOddsFollowTheCounts) {
  const PublisherProfile profile = TwoPages();
  EXPECT_EQ(profile.CountsOf(kBody), (ReviewCounts{4, 130, 1, 7}));
  EXPECT_FLOAT_EQ(profile.LogOdds(kBody), std::log(4.05F / 1.05F));
  EXPECT_FLOAT_EQ(profile.LogOdds(kBox), std::log(0.05F / 2.05F));
  EXPECT_EQ(profile.LogOdds("p <div.unseen"), 0);
}

TEST(PublisherProfile, LogOddsAreClippedAtFour) {
  PublisherProfile profile("lakeside.example");
  for (int i = 0; i < 500; ++i) {
    profile.Add("1", "kept", true, 10);
    profile.Add("1", "dropped", false, 10);
  }
  EXPECT_EQ(profile.LogOdds("kept"), 4);
  EXPECT_EQ(profile.LogOdds("dropped"), -4);
}

TEST(PublisherProfile, APageTakenBackLeavesNoTrace) {
  PublisherProfile profile = TwoPages();
  profile.Remove("https://lakeside.example/2");
  EXPECT_EQ(profile.pages(), 1U);
  EXPECT_EQ(profile.CountsOf(kBody), (ReviewCounts{2, 65, 0, 0}));
  profile.Remove("https://lakeside.example/1");
  EXPECT_EQ(profile.LogOdds(kBody), 0);
  profile.Remove("https://lakeside.example/1");
  EXPECT_EQ(profile.Render(), PublisherProfile("lakeside.example").Render());
}

TEST(PublisherProfile, IsWrittenARowALineInOrder) {
  PublisherProfile profile = TwoPages();
  profile.RaiseVersion();
  EXPECT_EQ(profile.Render(),
            R"({"format":"wiresift-profile/1","domain":"lakeside.example","version":1,"pages":2}
{"page":"https://lakeside.example/1"}
{"signature":"div.promo \"#\" <aside","kept":0,"kept_words":0,"dropped":1,"dropped_words":3}
{"signature":"p <div.story-body","kept":2,"kept_words":65,"dropped":0,"dropped_words":0}
{"page":"https://lakeside.example/2"}
{"signature":"div.promo \"#\" <aside","kept":0,"kept_words":0,"dropped":1,"dropped_words":3}
{"signature":"p <div.story-body","kept":2,"kept_words":65,"dropped":1,"dropped_words":7}
)");
}

TEST(PublisherProfile, ReadsWhatItWrites) {
  PublisherProfile profile = TwoPages();
  profile.AddPage("https://lakeside.example/empty");
  profile.RaiseVersion();
  profile.RaiseVersion();
  const auto read = PublisherProfile::Parse(profile.Render(), "x");
  ASSERT_TRUE(read) << read.error().detail;
  EXPECT_EQ(read->Render(), profile.Render());
  EXPECT_EQ(read->version(), 2U);
  EXPECT_EQ(read->LogOdds(kBody), profile.LogOdds(kBody));
  EXPECT_EQ(read->name(), profile.name());
  EXPECT_TRUE(read->Holds("https://lakeside.example/empty"));
}

TEST(PublisherProfile, ItsNameTellsContentsOfOneVersionApart) {
  PublisherProfile one = TwoPages();
  PublisherProfile other = TwoPages();
  EXPECT_EQ(one.name(), "");
  other.Add("https://lakeside.example/2", kBody, true, 1);
  one.RaiseVersion();
  other.RaiseVersion();
  EXPECT_TRUE(one.name().starts_with("lakeside.example@1-")) << one.name();
  EXPECT_NE(one.name(), other.name());
}

struct WrongCase {
  std::string_view name, text, want;
};

class WrongProfile : public testing::TestWithParam<WrongCase> {};

TEST_P(WrongProfile, SaysWhereWhatAndWhatWasExpected) {
  const auto read = PublisherProfile::Parse(GetParam().text, "a.ndjson");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().detail, GetParam().want);
}

#define HEAD                                                                      \
  R"({"format":"wiresift-profile/1","domain":"a.example","version":1,"pages":1})" \
  "\n"
#define PAGE        \
  R"({"page":"1"})" \
  "\n"
#define ROW                                                                    \
  R"({"signature":"p","kept":1,"kept_words":2,"dropped":0,"dropped_words":0})" \
  "\n"

INSTANTIATE_TEST_SUITE_P(
    Table, WrongProfile,
    testing::Values(
        WrongCase{"Empty", "",
                  "a.ndjson:1: record: no bytes but white space, expected a JSON object a line"},
        WrongCase{"OtherFormat", R"({"format":"wiresift-profile/2","domain":"a.example"})",
                  "a.ndjson:1: format: found \"wiresift-profile/2\", expected "
                  "\"wiresift-profile/1\" as the first field"},
        WrongCase{"NoFormat", R"({"domain":"a.example"})",
                  "a.ndjson:1: format: found nothing, expected \"wiresift-profile/1\" as the first "
                  "field"},
        WrongCase{
            "BadDomain",
            R"({"format":"wiresift-profile/1","domain":"www.A.example","version":1,"pages":0})",
            "a.ndjson:1: domain: found \"www.A.example\", expected a host in lower case "
            "without www., such as example.com"},
        WrongCase{"UnknownField", HEAD PAGE R"({"signature":"p","keep":1})",
                  "a.ndjson:3: keep: found an unknown field, expected signature, kept, kept_words, "
                  "dropped, dropped_words"},
        WrongCase{"MissingField", HEAD PAGE R"({"signature":"p","kept":1})",
                  "a.ndjson:3: kept_words: found nothing, expected this field"},
        WrongCase{"NegativeCount",
                  HEAD PAGE
                  R"({"signature":"p","kept":-1,"kept_words":2,"dropped":0,"dropped_words":0})",
                  "a.ndjson:3: kept: found another value, expected a whole number of 0 or more"},
        WrongCase{
            "RowBeforePage", HEAD ROW,
            "a.ndjson:2: signature: found a row of no page, expected a line with `page` above "
            "it"},
        WrongCase{
            "RowTwice", HEAD PAGE ROW ROW,
            "a.ndjson:4: signature: found one named before, expected each signature of a page "
            "once"},
        WrongCase{"PageTwice", HEAD PAGE PAGE,
                  "a.ndjson:3: page: found a page named before, expected each page once"},
        WrongCase{"CutShort", HEAD,
                  "a.ndjson:2: pages: found the end after 0, expected 1, as line 1 says"},
        WrongCase{"NoObject", HEAD "[1]",
                  "a.ndjson:2: line: found another value, expected a JSON "
                  "object"}),
    tests::kCaseName);

TEST(PublisherProfile, ABrokenLineIsNamed) {
  const auto read = PublisherProfile::Parse(HEAD PAGE "{\"signature\"\n", "a.ndjson");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::kMalformed);
  EXPECT_TRUE(read.error().detail.starts_with("a.ndjson:3: not JSON: ")) << read.error().detail;
}

}  // namespace
}  // namespace wiresift
