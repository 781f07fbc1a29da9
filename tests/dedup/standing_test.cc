#include "dedup/standing.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "dedup/sketch.h"
#include "dedup/texts.h"
#include "text/words/tokens.h"

namespace wiresift {
namespace {

/// Every gram is a fingerprint.
constexpr std::uint32_t kAll = 1;

/// The flags of a text whose fingerprints stand in `stories` stories where `other` has them too,
/// and in one story elsewhere.
std::vector<std::uint8_t> FlagsOf(const std::string& text, const std::string& other,
                                  std::uint8_t stories, std::uint32_t sampling = kAll) {
  const std::vector<Token> tokens = Tokenize(text);
  const Sketch sketch = MakeSketch(tokens, sampling);
  const Sketch others = MakeSketch(Tokenize(other), sampling);
  std::vector<std::uint8_t> counts;
  for (const std::uint32_t fingerprint : sketch)
    counts.push_back(std::ranges::binary_search(others, fingerprint) ? stories : 1);
  StandingWords standing;
  standing.Assign(tokens, sketch, sampling, counts);
  return {standing.flags().begin(), standing.flags().end()};
}

std::size_t CountWords(const std::string& text) {
  return Tokenize(text).size();
}

TEST(StandingWords, AreThoseOfPassagesThatSeveralStoriesHave) {
  const std::string own = texts::Join(texts::Slice(texts::Ferry(), 0, 3));
  const std::string footer = texts::Join(texts::Slice(texts::Bridge(), 0, 2));
  const auto flags = FlagsOf(own + "\n\n" + footer, footer, kStandingStories);
  ASSERT_EQ(flags.size(), CountWords(own) + CountWords(footer));
  const auto begin = flags.begin() + static_cast<std::ptrdiff_t>(CountWords(own));
  EXPECT_EQ(std::count(flags.begin(), begin, 1), 0);
  EXPECT_EQ(std::count(begin, flags.end(), 0), 0);
}

TEST(StandingWords, TakeTheWordOfTheNearestFingerprintInTheirParagraph) {
  const std::string own = texts::Join(texts::Ferry());
  const std::string footer = texts::Join(texts::Slice(texts::Bridge(), 0, 4));
  const auto flags = FlagsOf(own + "\n\n" + footer, footer, kStandingStories, 8);
  const auto begin = flags.begin() + static_cast<std::ptrdiff_t>(CountWords(own));
  EXPECT_EQ(std::count(flags.begin(), begin, 1), 0) << "a paragraph says nothing of the next one";
  EXPECT_GT(std::count(begin, flags.end(), 1), static_cast<int>(CountWords(footer) / 2));
}

TEST(StandingWords, AreNoneInFewStories) {
  const std::string own = texts::Join(texts::Ferry());
  const std::string footer = texts::Join(texts::Slice(texts::Bridge(), 0, 2));
  EXPECT_TRUE(FlagsOf(own + "\n\n" + footer, footer, kStandingStories - 1).empty());
}

TEST(StandingWords, LeaveATextThatHasNothingElse) {
  const std::string text = texts::Join(texts::Bridge());
  EXPECT_TRUE(FlagsOf(text, text, 200).empty());
  EXPECT_TRUE(FlagsOf("Two words.\n\n" + text, text, 200).empty());
  EXPECT_TRUE(FlagsOf("", "", 200).empty());
}

TEST(StandingWords, IgnoreASketchOfAnotherSampling) {
  const std::vector<Token> tokens = Tokenize(texts::Join(texts::Ferry()));
  const Sketch sketch = MakeSketch(tokens, 8);
  StandingWords standing;
  standing.Assign(tokens, sketch, 1, std::vector<std::uint8_t>(sketch.size(), kStandingStories));
  const auto flags = standing.flags();
  EXPECT_EQ(flags.size(), flags.empty() ? 0 : tokens.size());
}

}  // namespace
}  // namespace wiresift
