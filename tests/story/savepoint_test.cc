#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "story/state.h"
#include "support/article_builder.h"
#include "support/random.h"
#include "support/story_life.h"

// One record's changes, taken back within the open transaction.

namespace wiresift {
namespace {

using std::chrono::hours;
using tests::Answers;
using tests::At;
using tests::Found;
using tests::kMemory;
using tests::Picture;
using tests::RandomChange;
using tests::Written;

constexpr std::uint64_t kTexts = 25;

TEST(Savepoint, RollBackLeavesWhatCameBefore) {
  MemoryStore store;
  State state(tests::kMatch, kMemory, store);
  ASSERT_TRUE(state.Load());
  state.AdvanceTo(At({}));
  const Story kept = Found(state, 1);
  const std::string before = Picture(state, 3);

  const State::Savepoint mark = state.Mark();
  state.AdvanceTo(At(hours(300)));
  state.Expire();
  Found(state, 2);
  EXPECT_FALSE(state.FindStory(kept.sequence).has_value()) << "expired";
  state.RollBack(mark);

  EXPECT_EQ(Picture(state, 3), before);
  EXPECT_EQ(state.event_time(), At({}));
  EXPECT_TRUE(Answers(state, 2).empty());
  EXPECT_EQ(state.NewSequence().value, kept.sequence.value + 1) << "the sequence is free again";
}

TEST(Savepoint, RollBackTakesWhatIsNotDrainedBack) {
  MemoryStore store;
  State state(tests::kMatch, kMemory, store);
  ASSERT_TRUE(state.Load());
  state.PutArticle("before", {});
  const State::Savepoint mark = state.Mark();
  state.PutArticle("after", {});
  state.RollBack(mark);
  const std::vector<Delta> deltas = state.Drain();
  ASSERT_EQ(deltas.size(), 1U);
  EXPECT_EQ(deltas[0].key, ArticleKey("before"));
}

TEST(Savepoint, AbortGoesBackBehindIt) {
  MemoryStore store;
  State state(tests::kMatch, kMemory, store);
  ASSERT_TRUE(state.Load());
  state.AdvanceTo(At({}));
  const std::string before = Picture(state, 3);
  Found(state, 1);
  const State::Savepoint mark = state.Mark();
  Found(state, 2);
  state.RollBack(mark);
  state.Abort();
  EXPECT_EQ(state.event_time(), Timestamp());
  state.AdvanceTo(At({}));
  EXPECT_EQ(Picture(state, 3), before);
  EXPECT_TRUE(Written(state.Drain()).empty());
}

// --- Properties ---------------------------------------------------------------------------------

/// One state is given records of which some are taken back, the other has never seen those.
class Pair {
 public:
  /// `index_bytes` bounds the index; small ones make it let go of its oldest texts.
  Pair(std::uint64_t seed, std::size_t index_bytes)
      : random_(seed),
        undone_({.window = hours(72), .max_bytes = index_bytes}, kMemory, undone_store_),
        clean_({.window = hours(72), .max_bytes = index_bytes}, kMemory, clean_store_) {
    EXPECT_TRUE(undone_.Load());
    EXPECT_TRUE(clean_.Load());
    undone_.AdvanceTo(At({}));
    clean_.AdvanceTo(At({}));
  }

  void TakeRecord() {
    const State::Savepoint mark = undone_.Mark();
    const std::uint64_t seed = random_.Bits();
    const std::size_t changes = random_.Below(5);
    Change(undone_, seed, changes);
    if (random_.Chance(1, 2)) {
      if (random_.Chance(1, 2)) static_cast<void>(undone_.Drain());
      undone_.RollBack(mark);
    } else {
      Change(clean_, seed, changes);
    }
    ASSERT_EQ(Written(undone_.Drain()), Written(clean_.Drain()));
    const bool is_looked_at = random_.Chance(1, 4);
    if (is_looked_at) {
      ASSERT_EQ(Picture(undone_, kTexts), Picture(clean_, kTexts));
    }
  }

  void EndTransaction() {
    if (random_.Chance(1, 3)) {
      undone_.Abort();
      clean_.Abort();
    } else {
      ASSERT_EQ(Written(undone_.Seal()), Written(clean_.Seal()));
      ++next_;
      ASSERT_TRUE(undone_.Commit(Offset{next_}));
      ASSERT_TRUE(clean_.Commit(Offset{next_}));
    }
    ASSERT_EQ(undone_store_.parts(), clean_store_.parts());
    ASSERT_EQ(Picture(undone_, kTexts), Picture(clean_, kTexts));
    ASSERT_EQ(undone_.index().stories(), clean_.index().stories());
    ASSERT_EQ(undone_.index().postings(), clean_.index().postings());
    ASSERT_EQ(undone_.index().evicted_segments(), clean_.index().evicted_segments());
  }

  tests::Random& random() { return random_; }

 private:
  /// Now and then the feed has slept so long that everything expires.
  static void Change(State& state, std::uint64_t seed, std::size_t changes) {
    tests::Random random(seed);
    if (random.Chance(1, 40)) state.AdvanceTo(state.event_time() + hours(300));
    for (std::size_t n = 0; n < changes; ++n)
      RandomChange(state, random, kTexts);
  }

  tests::Random random_;
  MemoryStore undone_store_;
  MemoryStore clean_store_;
  State undone_;
  State clean_;
  std::int64_t next_ = 0;
};

class Savepoints : public testing::TestWithParam<std::size_t> {};

TEST_P(Savepoints, WhatIsTakenBackHasNeverBeen) {
  constexpr std::uint64_t kSeed = 5005;
  for (std::uint64_t seed = kSeed; seed < kSeed + 4; ++seed) {
    Pair pair(seed, GetParam());
    for (int transaction = 0; transaction < 40; ++transaction) {
      SCOPED_TRACE("seed " + std::to_string(seed) + ", transaction " + std::to_string(transaction));
      for (std::size_t n = pair.random().Below(12); n > 0; --n) {
        pair.TakeRecord();
        if (HasFatalFailure()) return;
      }
      pair.EndTransaction();
      if (HasFatalFailure()) return;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(IndexBytes, Savepoints, testing::Values(5'000, 50'000, 100'000'000));

}  // namespace
}  // namespace wiresift
