#include "dedup/sketch.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "dedup/grams.h"
#include "text/words/tokens.h"

namespace wiresift {
namespace {

std::vector<Token> RandomWords(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::string text;
  for (std::size_t i = 0; i < count; ++i)
    text += "w" + std::to_string(random() % 5000) + " ";
  return Tokenize(text);
}

TEST(Sketch, IsEmptyUnderFiveWords) {
  EXPECT_TRUE(MakeSketch(Tokenize("one two three four"), 1).empty());
  EXPECT_EQ(MakeSketch(Tokenize("one two three four five"), 1).size(), 1U);
}

TEST(Sketch, IsSortedWithoutRepeats) {
  const Sketch sketch = MakeSketch(Tokenize("a b c d e f a b c d e f a b c d e f"), 1);
  EXPECT_TRUE(std::ranges::is_sorted(sketch));
  EXPECT_EQ(std::ranges::adjacent_find(sketch), sketch.end());
  EXPECT_EQ(sketch.size(), 6U);
}

TEST(Sketch, KeepsOneGramInSampling) {
  const std::vector<Token> tokens = RandomWords(80'000, 7);
  for (const std::uint32_t sampling : {2U, 4U, 8U, 16U}) {
    const double want = 80'000.0 / sampling;
    // Five standard deviations of a binomial.
    EXPECT_NEAR(static_cast<double>(MakeSketch(tokens, sampling).size()), want, 5 * std::sqrt(want))
        << sampling;
  }
}

TEST(Sketch, OfACoarserSamplingIsASubset) {
  const std::vector<Token> tokens = RandomWords(5'000, 11);
  const Sketch fine = MakeSketch(tokens, 4);
  const Sketch coarse = MakeSketch(tokens, 8);
  EXPECT_FALSE(coarse.empty());
  EXPECT_TRUE(std::ranges::includes(fine, coarse));
}

TEST(Sketch, DependsOnWordsAndNotOnTheirMarks) {
  EXPECT_EQ(MakeSketch(Tokenize("“We will not — ever — compromise,” he said"), 1),
            MakeSketch(Tokenize("\"We will not - ever - compromise\", He Said."), 1));
}

TEST(Sketch, ReusesMemory) {
  const std::vector<Token> tokens = RandomWords(5'000, 13);
  Sketch sketch;
  MakeSketch(tokens, 8, sketch);
  const std::uint32_t* memory = sketch.data();
  MakeSketch(std::span(tokens).first(3'000), 8, sketch);
  EXPECT_EQ(sketch, MakeSketch(std::span(tokens).first(3'000), 8));
  MakeSketch(tokens, 8, sketch);
  EXPECT_EQ(sketch, MakeSketch(tokens, 8));
  EXPECT_EQ(sketch.data(), memory);
  MakeSketch(std::span(tokens).first(4), 8, sketch);
  EXPECT_TRUE(sketch.empty());
}

TEST(Sketch, IsOfTheGramsBelowTheLimit) {
  // Some words more than once, so that some grams are.
  std::vector<Token> tokens = RandomWords(3'000, 17);
  tokens.insert(tokens.end(), tokens.begin(), tokens.begin() + 100);
  for (std::size_t words = 0; words <= tokens.size(); words += 31) {
    const std::span<const Token> first(tokens.data(), words);
    std::vector<std::uint64_t> grams;
    HashGrams(first, grams);
    for (const std::uint32_t sampling : {1U, 3U, 8U, 64U}) {
      std::set<std::uint32_t> want;
      for (const std::uint64_t gram : grams) {
        if (gram <= std::numeric_limits<std::uint64_t>::max() / sampling)
          want.insert(static_cast<std::uint32_t>(gram));
      }
      ASSERT_EQ(MakeSketch(first, sampling), Sketch(want.begin(), want.end()))
          << words << " words, 1 in " << sampling;
    }
  }
}

TEST(Sketch, HasAFrozenValue) {
  // State on disk and in topics keeps fingerprints: a change here needs a new sketch version.
  const Sketch sketch = MakeSketch(Tokenize("the quick brown fox jumps over the lazy dog"), 1);
  const Sketch want = {699518747, 1095703197, 2933492183, 3097276670, 3528370779};
  EXPECT_EQ(sketch, want);
}

TEST(Grams, OfASharedPassageAreTheSame) {
  std::vector<std::uint64_t> a, b;
  HashGrams(Tokenize("x y z one two three four five"), a);
  HashGrams(Tokenize("one two three four five q"), b);
  ASSERT_EQ(a.size(), 4U);
  ASSERT_EQ(b.size(), 2U);
  EXPECT_EQ(a[3], b[0]);
}

TEST(CountShared, CountsWhatBothHave) {
  EXPECT_EQ(CountShared({1, 3, 5}, {2, 3, 5, 9}), 2U);
  EXPECT_EQ(CountShared({}, {1}), 0U);
}

}  // namespace
}  // namespace wiresift
