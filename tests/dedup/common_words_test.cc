#include "dedup/common_words.h"

#include <algorithm>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "support/invented_text.h"
#include "text/words/tokens.h"

namespace wiresift {
namespace {

std::vector<WordCode> CodesOf(const WordView& words) {
  return {words.codes().begin(), words.codes().end()};
}

/// Gives records of random words, out of `codes` different ones, with random quote bits.
class RandomRecords {
 public:
  explicit RandomRecords(std::uint32_t codes) : codes_(codes) {}

  WordRecord Next(std::size_t size) {
    WordRecord record;
    const std::span<WordCode> out = record.Reset(size, size % 2 == 0);
    for (std::size_t i = 0; i < size; ++i)
      out[i] = static_cast<WordCode>(random_() % codes_);
    const std::uint32_t passage = 1 + static_cast<std::uint32_t>(random_()) % 600;
    bool quoted = random_() % 2 == 0;
    for (std::size_t i = 0; i < size; ++i) {
      if (random_() % passage == 0) quoted = !quoted;
      if (quoted) out[size + i / 16] |= static_cast<WordCode>(1U << i % 16);
    }
    return record;
  }

 private:
  std::mt19937 random_{7};
  std::uint32_t codes_;
};

TEST(CommonWords, UnpackGivesWhatWasPacked) {
  for (const std::uint32_t codes : {1U, 200U, 1'000U, 65'536U}) {
    RandomRecords records(codes);
    CommonWords common(records.Next(5'000).view().words());
    WordRecord unpacked;
    for (std::size_t size = 0; size < 1'200; size += 1 + size / 9) {
      const WordRecord record = records.Next(size);
      const std::span<const WordCode> packed = common.Pack(record.view());
      const std::vector<WordCode> kept(packed.begin(), packed.end());
      EXPECT_EQ(CommonWords::PackedSize(kept.data(), size), kept.size()) << codes << ' ' << size;
      common.Unpack(kept.data(), size, record.view().has_paragraphs(), unpacked);
      EXPECT_EQ(CodesOf(unpacked.view()), CodesOf(record.view())) << codes << ' ' << size;
      EXPECT_EQ(unpacked.view().has_paragraphs(), record.view().has_paragraphs());
    }
  }
}

TEST(CommonWords, PacksEverydayTextIntoThreeQuarters) {
  std::vector<WordCode> sample;
  for (std::uint64_t number = 0; number < 60; ++number) {
    const WordRecord record(Tokenize(tests::StoryText(number, 8)));
    sample.insert(sample.end(), record.view().words().begin(), record.view().words().end());
  }
  CommonWords common(sample);
  const WordRecord record(Tokenize(tests::StoryText(1'000, 8)));
  EXPECT_LT(common.Pack(record.view()).size() * 4, record.view().codes().size() * 3);
}

TEST(CommonWords, UnpacksOnceFrozen) {
  RandomRecords records(300);
  const WordRecord record = records.Next(700);
  CommonWords common(record.view().words());
  const std::span<const WordCode> packed = common.Pack(record.view());
  const std::vector<WordCode> kept(packed.begin(), packed.end());
  const std::size_t before = common.bytes();
  common.Freeze();
  EXPECT_LT(common.bytes() * 50, before);
  WordRecord unpacked;
  common.Unpack(kept.data(), 700, true, unpacked);
  EXPECT_EQ(CodesOf(unpacked.view()), CodesOf(record.view()));
}

}  // namespace
}  // namespace wiresift
