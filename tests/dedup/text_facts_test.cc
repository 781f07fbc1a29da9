#include "dedup/text_facts.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace wiresift
