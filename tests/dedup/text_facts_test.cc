#include "dedup/text_facts.h"

#include <vector>

#include <gtest/gtest.h>

#include "text/words/tokens.h"

namespace wiresift {
namespace {

WordSet SetOf(std::initializer_list<WordCode> words) {
  WordSet set;
  for (const WordCode word : words)
    set.Add(word);
  return set;
}

TEST(WordSet, TakesEachWordOnceWhateverItsMarks) {
  WordSet set = SetOf({7, 7 | kNameWord, 8191});
  EXPECT_EQ(set.size(), 2U);
  EXPECT_TRUE(set.Contains(8191));
  set.Clear();
  EXPECT_EQ(set.size(), 0U);
  EXPECT_FALSE(set.Contains(7));
}

TEST(Agreement, IsOfTheSmallerSet) {
  const WordSet a = SetOf({1, 2, 3, 4});
  const WordSet b = SetOf({2, 9});
  EXPECT_DOUBLE_EQ(Agreement(a, b), 0.5);
  EXPECT_DOUBLE_EQ(Agreement(b, a), 0.5);
  EXPECT_DOUBLE_EQ(Agreement(a, {}), 1);
}

TEST(TextFacts, AreOfTheLastText) {
  TextFacts facts;
  facts.Assign(WordRecord(Tokenize("They saw Anna in 1999 and Anna in 2001")).view().words());
  EXPECT_EQ(facts.names.size(), 1U);
  EXPECT_EQ(facts.numbers.size(), 2U);
  facts.Assign({});
  EXPECT_EQ(facts.names.size() + facts.numbers.size(), 0U);
}

TextFacts FactsOf(std::vector<WordCode> words, std::vector<std::uint8_t> standing = {}) {
  TextFacts facts;
  facts.Assign(words, standing);
  return facts;
}

TEST(AgreementOf, CountsNamesAndNumbersOfTheTextWithFewer) {
  const TextFacts a = FactsOf({1 | kNameWord, 2, 3, 4, 5 | kNumberWord, 6, 7, 8, 9, 10});
  const TextFacts b =
      FactsOf({1, 5 | kNumberWord, 6 | kNameWord, 7 | kNameWord, 2, 3, 4, 8, 9, 10, 11, 12, 13});
  const FactsAgreement found = AgreementOf(a, b);
  EXPECT_EQ(found.facts, 2U);
  EXPECT_EQ(found.share, 1) << "a name stands in the other text wherever its word does";
  EXPECT_EQ(AgreementOf(a, FactsOf({2, 3})).facts, 0U);
  EXPECT_EQ(AgreementOf(a, FactsOf({2, 3})).share, 1);
}

TEST(AgreementOf, TakesNumbersAloneWhereNounsAreCapitalised) {
  const TextFacts a = FactsOf({1 | kNameWord, 2 | kNameWord, 3, 4 | kNumberWord});
  const TextFacts b = FactsOf({1 | kNameWord, 2 | kNameWord, 3, 5 | kNumberWord});
  EXPECT_TRUE(a.capitalises_nouns);
  EXPECT_EQ(AgreementOf(a, b).facts, 1U);
  EXPECT_EQ(AgreementOf(a, b).share, 0);
}

TEST(TextFacts, LeaveOutStandingText) {
  const TextFacts facts = FactsOf({1 | kNameWord, 2 | kNumberWord, 3, 4, 5, 6}, {1, 0, 0, 0, 0, 0});
  EXPECT_EQ(facts.names.size(), 0U);
  EXPECT_EQ(facts.numbers.size(), 1U);
  EXPECT_TRUE(facts.words.Contains(1));
}

}  // namespace
}  // namespace wiresift
