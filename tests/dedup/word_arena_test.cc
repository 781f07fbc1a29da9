#include "dedup/word_arena.h"

#include <algorithm>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace wiresift {
namespace {

TEST(WordArena, TakingTheLatestBackLeavesNoTrace) {
  HeapWordMemory memory;
  WordArena arena(memory);
  const std::vector<WordCode> codes(40'000, 7);
  WordCode* const first = arena.Add(codes);
  const std::size_t bytes = arena.bytes();
  WordCode* const second = arena.Add(codes);
  EXPECT_GT(arena.bytes(), bytes);
  arena.Free(second, codes.size());
  EXPECT_EQ(arena.bytes(), bytes);
  EXPECT_EQ(arena.used_bytes(), 80'000U);
  arena.Free(first, codes.size());
  EXPECT_EQ(arena.bytes(), 0U);
}

TEST(WordArena, APlaceGivenBackIsForALaterRecord) {
  HeapWordMemory memory;
  WordArena arena(memory);
  WordCode* const first = arena.Add(std::vector<WordCode>(500, 1));
  arena.Add(std::vector<WordCode>(500, 2));
  arena.Free(first, 500);
  EXPECT_NE(arena.Add(std::vector<WordCode>(501, 3)), first);
  EXPECT_EQ(arena.Add(std::vector<WordCode>(300, 4)), first);
  EXPECT_EQ(arena.Add(std::vector<WordCode>(200, 5)), first + 300);
}

TEST(WordArena, KeepsEachRecordWhateverIsGivenBack) {
  struct Kept {
    WordCode* start;
    std::vector<WordCode> codes;
  };

  std::mt19937 random(3);
  HeapWordMemory memory;
  WordArena arena(memory);
  std::vector<Kept> kept;
  for (int step = 0; step < 5'000; ++step) {
    if (random() % 3 == 0 && !kept.empty()) {
      const auto at = kept.begin() + static_cast<std::ptrdiff_t>(random() % kept.size());
      arena.Free(at->start, at->codes.size());
      kept.erase(at);
      continue;
    }
    const std::vector<WordCode> codes(random() % 3'000, static_cast<WordCode>(random()));
    kept.push_back({arena.Add(codes), codes});
  }
  std::size_t used = 0;
  for (const Kept& record : kept) {
    EXPECT_TRUE(std::equal(record.codes.begin(), record.codes.end(), record.start));
    used += record.codes.size() * sizeof(WordCode);
  }
  EXPECT_EQ(arena.used_bytes(), used);
  EXPECT_LT(arena.bytes(), used * 3 / 2);
}

}  // namespace
}  // namespace wiresift
