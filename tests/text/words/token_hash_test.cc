#include "text/words/token_hash.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/random.h"

namespace wiresift {
namespace {

/// What the matcher's records keep of a hash.
constexpr std::size_t kKept = 1 << 13;

/// Every word of four letters, every number of up to six digits, and long words that differ in one
/// letter or in the order of their halves.
std::vector<std::string> ManyWords() {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < std::size_t{26} * 26 * 26 * 26; ++i) {
    std::string word;
    for (std::size_t rest = i, letters = 0; letters < 4; ++letters, rest /= 26)
      word += static_cast<char>('a' + rest % 26);
    words.push_back(std::move(word));
  }
  for (int i = 0; i < 1'000'000; ++i)
    words.push_back(std::to_string(i));
  tests::Random random(5);
  for (int i = 0; i < 5'000; ++i) {
    std::string word;
    for (std::size_t left = 9 + random.Below(40); left > 0; --left)
      word += static_cast<char>('a' + random.Below(26));
    words.push_back(word);
    words.push_back(word.substr(8) + word.substr(0, 8));
    words.push_back(word + "s");
    ++word[random.Below(word.size())];
    words.push_back(word);
  }
  std::ranges::sort(words);
  const auto repeats = std::ranges::unique(words);
  words.erase(repeats.begin(), repeats.end());
  return words;
}

std::vector<std::uint64_t> HashesOf(const std::vector<std::string>& words) {
  std::vector<std::uint64_t> hashes;
  hashes.reserve(words.size());
  for (const std::string& word : words)
    hashes.push_back(TokenHash(word));
  return hashes;
}

TEST(TokenHash, KeepsAMillionWordsApart) {
  std::vector<std::uint64_t> hashes = HashesOf(ManyWords());
  ASSERT_GT(hashes.size(), 1'000'000U);
  std::ranges::sort(hashes);
  EXPECT_EQ(std::ranges::adjacent_find(hashes), hashes.end());
}

TEST(TokenHash, SpreadsTheBitsThatRecordsKeep) {
  const std::vector<std::uint64_t> hashes = HashesOf(ManyWords());
  for (const int shift : {0, 13, 26, 39, 51}) {
    std::vector<double> counts(kKept);
    for (const std::uint64_t hash : hashes)
      ++counts[(hash >> shift) % kKept];
    const double mean = static_cast<double>(hashes.size()) / kKept;
    double chi_square = 0;
    for (const double count : counts)
      chi_square += (count - mean) * (count - mean) / mean;
    // Five standard deviations around the mean of the distribution.
    EXPECT_NEAR(chi_square, kKept - 1, 5 * std::sqrt(2.0 * (kKept - 1))) << shift;
  }
}

TEST(TokenHash, ChangesHalfItsBitsWithOneOfTheWord) {
  tests::Random random(11);
  double changed = 0, tried = 0;
  for (int i = 0; i < 2'000; ++i) {
    std::string word;
    for (std::size_t left = 1 + random.Below(30); left > 0; --left)
      word += static_cast<char>('a' + random.Below(26));
    const std::uint64_t before = TokenHash(word);
    char& letter = word[random.Below(word.size())];
    letter = static_cast<char>(letter ^ (1 << random.Below(4)));
    changed += std::popcount(before ^ TokenHash(word));
    tried += 64;
  }
  EXPECT_NEAR(changed / tried, 0.5, 0.01);
}

TEST(TokenHash, SeesEveryByteOfEveryLength) {
  std::set<std::uint64_t> seen;
  for (std::size_t size = 0; size <= 70; ++size) {
    std::string word(size, 'w');
    EXPECT_TRUE(seen.insert(TokenHash(word)).second) << size;
    for (std::size_t at = 0; at < size; ++at) {
      std::string other = word;
      other[at] = 'v';
      EXPECT_TRUE(seen.insert(TokenHash(other)).second) << size << ' ' << at;
    }
  }
}

TEST(FirstBytes, AreOnes) {
  EXPECT_EQ(FirstBytes(0).low, 0U);
  EXPECT_EQ(FirstBytes(3).low, 0xFF'FFFFU);
  EXPECT_EQ(FirstBytes(8).high, 0U);
  EXPECT_EQ(FirstBytes(9).low, ~std::uint64_t{0});
  EXPECT_EQ(FirstBytes(9).high, 0xFFU);
  EXPECT_EQ(FirstBytes(16).high, ~std::uint64_t{0});
}

}  // namespace
}  // namespace wiresift
