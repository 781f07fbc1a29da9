#include "text/facts/agencies.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "text/fixtures.h"

namespace wiresift {
namespace {

struct NameCase {
  std::string_view name, text, want;  ///< short names found, separated by spaces
};

class AgencyNameTest : public testing::TestWithParam<NameCase> {};

TEST_P(AgencyNameTest, Finds) {
  std::string got;
  for (const AgencyName& name : FindAgencies(GetParam().text, WordsOf(GetParam().text))) {
    got += (got.empty() ? "" : " ") + std::string(name.agency->short_name);
  }
  EXPECT_EQ(got, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Table, AgencyNameTest,
    testing::Values(NameCase{"Short", "said AP on Friday", "AP"},
                    NameCase{"Long", "The Associated Press and REUTERS", "AP Reuters"},
                    NameCase{"Elision", "selon l'AFP", "AFP"},
                    NameCase{"Slash", "dpa/AFP", "dpa AFP"}, NameCase{"Cyrillic", "/ТАСС/", "TASS"},
                    NameCase{"LowerCaseAp", "ap efe afp", ""}, NameCase{"Capo", "el capó", ""},
                    NameCase{"InsideWord", "APT41 AP2 APs", ""},
                    NameCase{"LongestWins", "Australian Associated Press", "AAP"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(AgenciesTest, TableHasUniqueNamesAndEnoughRows) {
  std::set<std::string_view> names;
  for (const Agency& agency : Agencies())
    EXPECT_TRUE(names.insert(agency.short_name).second);
  EXPECT_GE(names.size(), 25U);
}

TEST(AgenciesTest, ShortNamesAreAsciiIdsThatFindTheirRow) {
  for (const Agency& agency : Agencies()) {
    const std::string_view name = agency.short_name;
    EXPECT_LE(name.size(), 16U) << name;
    EXPECT_FALSE(name.starts_with("The ")) << name;
    EXPECT_TRUE(std::all_of(name.begin(), name.end(), [](char c) { return c >= ' ' && c <= '~'; }))
        << name;
    if (agency.is_photo_only()) continue;
    EXPECT_EQ(AgencyByName(name), &agency) << name;
  }
}

TEST(AgenciesTest, UrlsAndMetadataNames) {
  EXPECT_EQ(AgencyByUrl("https://www.apnews.com/article/x")->short_name, "AP");
  EXPECT_EQ(AgencyByUrl("https://notapnews.com/x"), nullptr);
  EXPECT_EQ(AgencyByUrl("nonsense"), nullptr);
  EXPECT_EQ(AgencyByName("DPA")->short_name, "dpa");
  EXPECT_EQ(AgencyByName("Harbor Times"), nullptr);
}

}  // namespace
}  // namespace wiresift
