#include "dedup/postings.h"

#include <algorithm>
#include <random>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace wiresift {
namespace {

using Posting = std::pair<std::uint32_t, std::uint32_t>;  ///< fingerprint, slot

template <class Postings>
std::vector<std::uint32_t> SlotsOf(const Postings& postings, std::uint32_t fingerprint) {
  std::vector<std::uint32_t> slots;
  postings.Visit(fingerprint, [&](std::uint32_t slot) {
    slots.push_back(slot);
    return true;
  });
  return slots;
}

/// What a visit should find, latest first.
std::vector<std::uint32_t> SlotsOf(std::span<const Posting> all, std::uint32_t fingerprint) {
  std::vector<std::uint32_t> slots;
  for (auto posting = all.rbegin(); posting != all.rend(); ++posting)
    if (posting->first == fingerprint) slots.push_back(posting->second);
  return slots;
}

/// Texts without fingerprints, with few, and with one that nearly all have.
std::vector<std::uint32_t> RandomSketch(std::mt19937& random) {
  std::vector<std::uint32_t> sketch(random() % 4 == 0 ? 0 : random() % 60);
  for (std::uint32_t& fingerprint : sketch)
    fingerprint = static_cast<std::uint32_t>(random() % 2 == 0 ? random() : random() % 500 << 24);
  if (random() % 8 != 0) sketch.push_back(0xABCD'1234);
  std::ranges::sort(sketch);
  sketch.erase(std::ranges::unique(sketch).begin(), sketch.end());
  return sketch;
}

TEST(Postings, OpenAndSealedGiveTheLatestFirst) {
  std::mt19937 random(11);
  OpenPostings open;
  std::vector<Posting> all;
  constexpr std::uint32_t kSlots = 3'000;
  for (std::uint32_t slot = 0; slot < kSlots; ++slot) {
    const std::vector<std::uint32_t> sketch = RandomSketch(random);
    open.Add(slot, sketch);
    if (random() % 5 == 0) {
      open.UndoAdd(sketch.size());
      continue;
    }
    for (const std::uint32_t fingerprint : sketch)
      all.emplace_back(fingerprint, slot);
    if (random() % 50 == 0) open.Settle();
  }
  EXPECT_EQ(open.size(), all.size());
  const SealedPostings sealed(open.Sorted(), kSlots);
  EXPECT_EQ(sealed.size(), all.size());
  for (int i = 0; i < 300; ++i) {
    const std::uint32_t fingerprint = i == 0 ? 0xABCD'1234 : all[random() % all.size()].first;
    EXPECT_EQ(SlotsOf(open, fingerprint), SlotsOf(std::span<const Posting>(all), fingerprint));
    EXPECT_EQ(SlotsOf(sealed, fingerprint), SlotsOf(std::span<const Posting>(all), fingerprint));
  }
  EXPECT_TRUE(SlotsOf(open, 0x1234'5678).empty());
}

TEST(Postings, AVisitEndsWhenItsVisitorSaysSo) {
  OpenPostings open;
  for (std::uint32_t slot = 0; slot < 100; ++slot)
    open.Add(slot, std::vector<std::uint32_t>{7});
  std::vector<std::uint32_t> slots;
  open.Visit(7, [&](std::uint32_t slot) {
    slots.push_back(slot);
    return slots.size() < 3;
  });
  EXPECT_EQ(slots, (std::vector<std::uint32_t>{99, 98, 97}));
}

TEST(Postings, AnOpenPostingTakesNineBytesWhereverTheTableGrows) {
  std::mt19937 random(3);
  OpenPostings open;
  for (std::uint32_t slot = 0; slot < 4'000; ++slot) {
    std::vector<std::uint32_t> sketch(80);
    for (std::uint32_t& fingerprint : sketch)
      fingerprint = static_cast<std::uint32_t>(random());
    open.Add(slot, sketch);
    open.Settle();
    if (slot > 1'000) {
      ASSERT_LT(open.bytes(), open.size() * 10) << slot;
    }
  }
}

}  // namespace
}  // namespace wiresift
