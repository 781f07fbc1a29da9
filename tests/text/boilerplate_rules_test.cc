#include "text/boilerplate_rules.h"

#include <cctype>
#include <set>

#include <gtest/gtest.h>

#include "fixtures.h"

namespace wiresift {
namespace {

class RuleRow : public testing::TestWithParam<Rule> {
 protected:
  static bool Fits(const Rule& rule, std::string_view text) {
    const RuleSet alone(std::span(&rule, 1));
    std::size_t steps = 0;
    return alone.Match(WordsOf(text), steps) != nullptr;
  }
};

TEST_P(RuleRow, FitsItsExample) {
  EXPECT_TRUE(Fits(GetParam(), GetParam().example));
}

TEST_P(RuleRow, DoesNotFitItsCounterExample) {
  EXPECT_FALSE(Fits(GetParam(), GetParam().counter));
}

TEST_P(RuleRow, TableGivesTheExampleTheSameFate) {
  std::size_t steps = 0;
  const Rule* found = CompiledBoilerplateRules().Match(WordsOf(GetParam().example), steps);
  ASSERT_NE(found, nullptr);
  EXPECT_GE(found->score, GetParam().score - 0.2F) << found->id;
}

std::string RowName(const testing::TestParamInfo<Rule>& info) {
  std::string name(info.param.id);
  for (char& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(Table, RuleRow, testing::ValuesIn(BoilerplateRules()), RowName);

TEST(BoilerplateRulesTest, IdsAreUniqueAndNameTheirLanguage) {
  std::set<std::string_view> ids;
  for (const Rule& rule : BoilerplateRules()) {
    EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
    EXPECT_TRUE(rule.id.starts_with(std::string(rule.language) + ".")) << rule.id;
  }
}

struct WholeLineCase {
  std::string_view name, text;
};

class BodySentence : public testing::TestWithParam<WholeLineCase> {};

TEST_P(BodySentence, IsFitByNoRule) {
  std::size_t steps = 0;
  const Rule* found = CompiledBoilerplateRules().Match(WordsOf(GetParam().text), steps);
  EXPECT_EQ(found, nullptr) << found->id;
}

INSTANTIATE_TEST_SUITE_P(
    Table, BodySentence,
    testing::Values(
        WholeLineCase{"AdInSentence", "The advertisement showed two ferries in the old harbor."},
        WholeLineCase{"Subscribers", "The company lost forty thousand subscribers in the spring."},
        WholeLineCase{"ReadMore", "He wanted to read more of her letters before the trial began."},
        WholeLineCase{"ShareInSentence", "Shares of the ferry line fell by a tenth on Friday."},
        WholeLineCase{"German", "Der Newsletter der Reederei erreichte am Freitag alle Kunden."},
        WholeLineCase{"Copyright",
                      "Copyright law protects the maps of the harbor, the court said."}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace

void PrintTo(const Rule& rule, std::ostream* out) {
  *out << rule.id;
}

}  // namespace wiresift
