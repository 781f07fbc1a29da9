#include "text/body/attributes.h"

#include <gtest/gtest.h>

namespace wiresift {
namespace {

struct CostCase {
  std::string_view name, html;
  std::uint64_t want;
};

class AttributeCostTest : public testing::TestWithParam<CostCase> {};

TEST_P(AttributeCostTest, Gives) {
  EXPECT_EQ(AttributeCost(GetParam().html), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Table, AttributeCostTest,
    testing::Values(CostCase{"None", "<p>a b c</p>", 0}, CostCase{"Three", "<p a b=1 c='x y'>", 9},
                    CostCase{"TwoTags", "<p a b><i c>", 5},
                    CostCase{"QuotedSignsDoNotCount", "<p a=\"b > c = d\" e>", 4},
                    CostCase{"QuoteInAName", "<p ' a b>", 9},
                    CostCase{"EqualsStartsAName", "<p =' a b>", 9},
                    CostCase{"SpacesAroundEquals", "<p a = b c>", 4},
                    CostCase{"Slashes", "<p a/b/c>", 9}, CostCase{"EndTag", "</p a b>", 4},
                    CostCase{"OpenEnd", "<p a b", 4}, CostCase{"NoTag", "a < b and < c", 0}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace wiresift
