#include "text/rules/rule_pattern.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace wiresift {
namespace {

/// Every variant of `pattern` by the kinds of its steps: w a word, o one of some, a any, f a flag;
/// ? behind a step that may be left out, + behind one that repeats.
std::vector<std::string> ShapesOf(std::string_view pattern) {
  std::vector<WordId> pool;
  const RulePattern parsed(pattern, pool);
  std::vector<std::string> shapes;
  for (std::size_t i = 0; i < parsed.variant_count(); ++i) {
    std::vector<Step> steps;
    parsed.AppendVariant(i, steps);
    std::string& shape = shapes.emplace_back();
    for (const Step& step : steps) {
      shape += "woaf"[static_cast<std::size_t>(step.kind)];
      if (step.is_optional) shape += '?';
      if (step.repeats) shape += '+';
    }
  }
  return shapes;
}

struct ShapeCase {
  std::string_view name, pattern;
  std::vector<std::string> want;
};

class ShapeOfPattern : public testing::TestWithParam<ShapeCase> {};

TEST_P(ShapeOfPattern, IsOneAVariant) {
  EXPECT_EQ(ShapesOf(GetParam().pattern), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Table, ShapeOfPattern,
    testing::Values(ShapeCase{"Words", "read more", {"ww"}},
                    ShapeCase{"SplitWord", "e-mail us", {"www"}},
                    ShapeCase{"Punctuation", "read - more", {"ww"}},
                    ShapeCase{"SingleWordsAreOneStep", "(a|b|c) d", {"ow"}},
                    ShapeCase{"LongChoicesAreVariants", "(a b|c|d)", {"ww", "o"}},
                    ShapeCase{"AColonIsAVariant", "(a:|b)", {"w", "o"}},
                    ShapeCase{"OptionalGroup", "[a] b", {"w", "ow"}},
                    ShapeCase{"EmptyChoice", "(a|) b", {"w", "ow"}},
                    ShapeCase{"Gaps", "a * _ <n> <date>", {"wa?+aff+"}},
                    ShapeCase{"Product", "[a] (b c|d)", {"ww", "oww", "o", "oo"}}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(RulePatternTest, GatheredWordsAreSortedInThePool) {
  std::vector<WordId> pool;
  const RulePattern parsed("x (beta|alpha|gamma)", pool);
  std::vector<Step> steps;
  parsed.AppendVariant(0, steps);
  ASSERT_EQ(steps.size(), 2U);
  EXPECT_EQ(steps[1].id_count, 3);
  EXPECT_EQ(steps[1].id, 0U);
  EXPECT_TRUE(std::ranges::is_sorted(pool));
  EXPECT_NE(std::ranges::find(pool, WordIdOf("gamma")), pool.end());
}

}  // namespace
}  // namespace wiresift
