#include "text/rules/rule_table.h"

#include <gtest/gtest.h>

namespace wiresift {
namespace {

TEST(RuleTableTest, ReadsRowsAndSkipsComments) {
  std::vector<Rule> rules;
  const Status status = ReadRules(
      "en.tsv", "# ads\n\nen.ad.x\tad\t0.95\t30\tfollow\tAd\tAn ad ran\t(ad|ads)\n", rules);
  ASSERT_TRUE(status) << status.error().detail;
  ASSERT_EQ(rules.size(), 1U);
  EXPECT_EQ(rules[0].id, "en.ad.x");
  EXPECT_EQ(rules[0].kind, RemovalClass::kAd);
  EXPECT_EQ(rules[0].language, "en");
  EXPECT_EQ(rules[0].pattern, "(ad|ads)");
  EXPECT_FLOAT_EQ(rules[0].score, 0.95F);
  EXPECT_EQ(rules[0].words_max, 30);
  EXPECT_EQ(rules[0].note, RuleNote::kFollow);
}

struct FaultCase {
  std::string_view name, row, want;
};

class RuleTableRejects : public testing::TestWithParam<FaultCase> {};

TEST_P(RuleTableRejects, SaysFileAndLine) {
  std::vector<Rule> rules;
  const Status status = ReadRules("en.tsv", "# one\n" + std::string(GetParam().row), rules);
  ASSERT_FALSE(status);
  EXPECT_TRUE(status.error().detail.starts_with("en.tsv:2: ")) << status.error().detail;
  EXPECT_NE(status.error().detail.find(GetParam().want), std::string::npos)
      << status.error().detail;
}

INSTANTIATE_TEST_SUITE_P(
    Table, RuleTableRejects,
    testing::Values(FaultCase{"SevenFields", "en.ad.x\tad\t.9\t3\t-\tAd\tAn ad", "eight fields"},
                    FaultCase{"NineFields", "en.ad.x\tad\t.9\t3\t-\tAd\tAn ad\tad\tad", "eight"},
                    FaultCase{"EmptyField", "en.ad.x\tad\t.9\t3\t-\tAd\t\tad", "none empty"},
                    FaultCase{"Class", "en.ad.x\tads\t.9\t3\t-\tAd\tAn ad\tad", "class"},
                    FaultCase{"Language", "de.ad.x\tad\t.9\t3\t-\tAd\tAn ad\tad", "language"},
                    FaultCase{"Score", "en.ad.x\tad\t1.2\t3\t-\tAd\tAn ad\tad", "score"},
                    FaultCase{"WordsMax", "en.ad.x\tad\t.9\t300\t-\tAd\tAn ad\tad", "words_max"},
                    FaultCase{"Note", "en.ad.x\tad\t.9\t3\tbylines\tAd\tAn ad\tad", "note"}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace wiresift
