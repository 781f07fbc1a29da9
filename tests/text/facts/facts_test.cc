#include "text/facts/facts.h"

#include <gtest/gtest.h>

#include "text/body/html.h"
#include "text/body/limits.h"
#include "text/body/plain.h"

namespace wiresift {
namespace {

const Rule* RuleAfter(std::size_t steps) {
  const auto document = ParsePlain("Advertisement");
  EXPECT_TRUE(document);
  const Facts facts(*document, steps);
  return facts[0].rule;
}

TEST(FactsTest, RulesAreTriedUpToTheLimitOfStepsOnly) {
  EXPECT_NE(RuleAfter(0), nullptr);
  EXPECT_EQ(RuleAfter(kCleanStepsMax), nullptr);
}

TEST(FactsTest, EachBlockAddsItsStepsOnce) {
  const auto one = ParsePlain("Advertisement");
  const auto two = ParsePlain("Advertisement\nAdvertisement");
  ASSERT_TRUE(one && two);
  std::size_t steps_of_one = 0;
  std::size_t steps_of_two = 0;
  const Facts first(*one, steps_of_one);
  const Facts second(*two, steps_of_two);
  EXPECT_GT(steps_of_one, std::string_view("Advertisement").size());
  EXPECT_EQ(steps_of_two, 2 * steps_of_one);
}

/// In what is left of a page nothing is a menu any more: cleaning the text again must agree.
TEST(FactsTest, AnAgencyInAMenuIsACreditLineOnceTheMenuIsGone) {
  const auto page = ParseHtml("<ul><li><a href='/w'>Reuters</a></li></ul>");
  ASSERT_TRUE(page);
  std::size_t steps = 0;
  const Facts facts(*page, steps);
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_FALSE(facts.credit_line(0));
  const std::uint32_t kept[] = {0};
  EXPECT_TRUE(facts.Only(kept).credit_line(0));
}

/// Lines that many rows are tried on, until the limit says that it is enough.
TEST(FactsTest, HostileTextStopsAtTheLimit) {
  std::string line = "read more about comments login";
  for (int i = 0; i < 210; ++i)
    line += " subscribe";
  std::string text;
  for (std::size_t i = 0; i < kBlocksMax; ++i)
    text += line + "\n";
  const auto document = ParsePlain(text);
  ASSERT_TRUE(document);
  std::size_t steps = 0;
  const Facts facts(*document, steps);
  EXPECT_GT(steps, kCleanStepsMax);
  EXPECT_LT(steps, kCleanStepsMax + 2 * text.size());
}

}  // namespace
}  // namespace wiresift
