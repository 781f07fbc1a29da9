#include "story/state.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/article_builder.h"
#include "support/invented_text.h"
#include "support/random.h"
#include "support/story_life.h"

namespace wiresift {
namespace {

using std::chrono::hours;
using tests::Answers;
using tests::At;
using tests::Found;
using tests::kMatch;
using tests::kMemory;
using tests::Picture;
using tests::RandomChange;

TEST(State, ShowsAtOnceWhatTheOpenTransactionChanged) {
  MemoryStore store;
  State state(kMatch, kMemory, store);
  ASSERT_TRUE(state.Load());
  state.AdvanceTo(At(hours(1)));
  const Story story = Found(state, 1);
  EXPECT_EQ(story.sequence.value, 1U);
  EXPECT_TRUE(state.FindStory(story.sequence).has_value());
  EXPECT_TRUE(state.FindRoot(story.sequence).has_value());
  EXPECT_EQ(state.FindArticle("article-1")->story, story.sequence);
  EXPECT_FALSE(Answers(state, 1).empty());
  EXPECT_TRUE(store.parts().empty()) << "nothing is stored before the commit";

  state.EraseArticle("article-1");
  state.EraseTexts(story.sequence);
  EXPECT_FALSE(state.FindArticle("article-1").has_value());
  EXPECT_FALSE(state.FindRoot(story.sequence).has_value());
  EXPECT_TRUE(Answers(state, 1).empty());
}

TEST(State, ErasuresHideWhatIsStored) {
  MemoryStore store;
  State state(kMatch, kMemory, store);
  ASSERT_TRUE(state.Load());
  const Story story = Found(state, 1);
  ASSERT_TRUE(state.Commit(Offset{5}));
  EXPECT_EQ(store.changelog_next(), Offset{5});
  state.EraseArticle("article-1");
  EXPECT_FALSE(state.FindArticle("article-1").has_value());
  state.Abort();
  EXPECT_TRUE(state.FindArticle("article-1").has_value());
  EXPECT_TRUE(state.FindStory(story.sequence).has_value());
}

TEST(State, DrainsEachChangeOnceAndInOrder) {
  MemoryStore store;
  State state(kMatch, kMemory, store);
  ASSERT_TRUE(state.Load());
  state.AdvanceTo(At({}));
  Found(state, 1);
  const auto keys = [](const std::vector<Delta>& deltas) {
    std::string out;
    for (const Delta& delta : deltas)
      out += delta.key.substr(0, 1);
    return out;
  };
  EXPECT_EQ(keys(state.Drain()), "sta");
  EXPECT_EQ(keys(state.Drain()), "");
  EXPECT_EQ(keys(state.Seal()), "c") << "the clock, once a transaction";
  ASSERT_TRUE(state.Commit(Offset{4}));
  EXPECT_EQ(keys(state.Seal()), "") << "nothing has changed since";
  state.AdvanceTo(At(hours(-1)));
  EXPECT_EQ(keys(state.Seal()), "") << "time never goes back";
  state.AdvanceTo(At(hours(1)));
  EXPECT_EQ(keys(state.Seal()), "c");
}

TEST(State, ReadErrorsAreNotAbsence) {
  class Broken final : public StateStore {
   public:
    Result<std::optional<std::string>> Get(std::string_view) const override { return Failure(); }

    Status Scan(std::string_view,
                const std::function<bool(std::string_view, std::string_view)>&) const override {
      return {};
    }

    Status Write(std::span<const Delta>, Offset) override { return Failure(); }

    Status Clear() override { return {}; }

    Offset changelog_next() const override { return {}; }

   private:
    static std::unexpected<Error> Failure() { return Fail(ErrorCode::kUnavailable, "disk"); }
  };

  Broken store;
  State state(kMatch, kMemory, store);
  EXPECT_FALSE(state.Load());
  ASSERT_FALSE(state.status());
  EXPECT_EQ(state.status().error().code, ErrorCode::kUnavailable);
  state.Abort();
  EXPECT_TRUE(state.status());
  EXPECT_FALSE(state.FindArticle("a"));
  EXPECT_FALSE(state.status());
  state.Abort();
  Found(state, 1);
  EXPECT_FALSE(state.Commit(Offset{1}));
}

TEST(State, UnreadablePartsAreErrors) {
  MemoryStore store;
  ASSERT_TRUE(store.Write(std::vector<Delta>{{StoryKey({1}), "\x09garbage"}, {ArticleKey("a"), ""}},
                          Offset{2}));
  State state(kMatch, kMemory, store);
  const Status loaded = state.Load();
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().code, ErrorCode::kMalformed);
  EXPECT_FALSE(state.FindArticle("a"));
  ASSERT_FALSE(state.status());
  EXPECT_EQ(state.status().error().code, ErrorCode::kMalformed);
}

TEST(State, TheFirstErrorOfAReadStaysUntilItIsUndone) {
  MemoryStore store;
  ASSERT_TRUE(store.Write(std::vector<Delta>{{ArticleKey("bad"), ""}}, Offset{1}));
  State state(kMatch, kMemory, store);
  ASSERT_TRUE(state.Load());
  state.AdvanceTo(At({}));
  const Story story = Found(state, 1);
  const State::Savepoint mark = state.Mark();
  EXPECT_FALSE(state.FindArticle("bad"));
  state.NoteMissing("a story");
  ASSERT_FALSE(state.status());
  EXPECT_EQ(state.status().error().code, ErrorCode::kMalformed) << "not the later one";
  EXPECT_FALSE(state.FindStory(story.sequence)) << "nothing is found from then on";
  state.RollBack(mark);
  EXPECT_TRUE(state.status());
  EXPECT_TRUE(state.FindStory(story.sequence));

  state.NoteMissing("a story");
  ASSERT_FALSE(state.status());
  EXPECT_EQ(state.status().error().code, ErrorCode::kFatal);
  EXPECT_EQ(state.status().error().detail, "state: a story is not stored");
  state.Abort();
  EXPECT_TRUE(state.status());
}

// --- Expiry -----------------------------------------------------------------------------------

TEST(Expire, ForgetsStoriesAfterTheirMemoryOldestFirst) {
  MemoryStore store;
  State state(kMatch, kMemory, store);
  ASSERT_TRUE(state.Load());
  state.AdvanceTo(At({}));
  Found(state, 1);
  state.AdvanceTo(At(hours(10)));
  Found(state, 2);
  ASSERT_TRUE(state.Commit(Offset{1}));

  state.AdvanceTo(At(hours(240)));
  state.Expire();
  EXPECT_TRUE(state.FindArticle("article-1").has_value()) << "240 h are not over yet";
  state.AdvanceTo(At(hours(241)));
  state.Expire();
  EXPECT_FALSE(state.FindArticle("article-1").has_value());
  EXPECT_FALSE(state.FindStory({1}).has_value());
  EXPECT_FALSE(state.FindRoot({1}).has_value());
  EXPECT_TRUE(state.FindArticle("article-2").has_value());
}

TEST(Expire, ForgetsTheLatestStoryToo) {
  MemoryStore store;
  State state(kMatch, kMemory, store);
  ASSERT_TRUE(state.Load());
  state.AdvanceTo(At({}));
  Found(state, 1);
  state.AdvanceTo(At(hours(1'000)));
  state.Expire();
  state.Expire();
  EXPECT_FALSE(state.FindStory({1}).has_value());
  ASSERT_TRUE(state.Commit(Offset{1}));
  EXPECT_TRUE(store.parts().empty());
}

/// A state that was loaded from the store forgets a story when the live one would.
TEST(Expire, IsTheSameAfterARestart) {
  for (const std::uint64_t stories : {1, 2, 6}) {
    MemoryStore store;
    auto state = std::make_unique<State>(kMatch, kMemory, store);
    ASSERT_TRUE(state->Load());
    state->AdvanceTo(At({}));
    for (std::uint64_t number = 0; number < stories; ++number)
      Found(*state, number);
    for (int round = 1; round <= 4; ++round) {
      static_cast<void>(state->Seal());
      ASSERT_TRUE(state->Commit(Offset{round}));
      state = std::make_unique<State>(kMatch, kMemory, store);
      ASSERT_TRUE(state->Load());
      state->AdvanceTo(At(hours(1'000 * round)));
      state->Expire();
      if (round == 2) Found(*state, 99);
    }
    EXPECT_FALSE(state->FindArticle("article-0").has_value()) << stories;
    EXPECT_FALSE(state->FindArticle("article-99").has_value()) << stories;
  }
}

TEST(Expire, IsUndoneByAnAbort) {
  MemoryStore store;
  State state(kMatch, kMemory, store);
  ASSERT_TRUE(state.Load());
  state.AdvanceTo(At({}));
  for (std::uint64_t number = 0; number < 10; ++number)
    Found(state, number);
  ASSERT_TRUE(state.Commit(Offset{1}));
  const std::string before = Picture(state, 10);
  for (int i = 0; i < 2; ++i) {
    state.AdvanceTo(At(hours(250)));
    state.Expire();
    EXPECT_FALSE(state.FindStory({1}).has_value());
    state.Abort();
    EXPECT_EQ(Picture(state, 10), before);
  }
}

/// What cannot be read is not taken for gone: nothing after it is forgotten either.
TEST(Expire, EndsAtAStoryThatCannotBeRead) {
  MemoryStore store;
  State state(kMatch, kMemory, store);
  ASSERT_TRUE(state.Load());
  state.AdvanceTo(At({}));
  const Story first = Found(state, 1);
  const Story second = Found(state, 2);
  static_cast<void>(state.Seal());
  ASSERT_TRUE(state.Commit(Offset{1}));
  ASSERT_TRUE(store.Write(std::vector<Delta>{{StoryKey(first.sequence), "?"}}, Offset{2}));
  state.AdvanceTo(At(hours(250)));
  state.Expire();
  ASSERT_FALSE(state.status());
  EXPECT_EQ(state.status().error().code, ErrorCode::kMalformed);
  state.Abort();
  EXPECT_TRUE(state.FindStory(second.sequence));
}

/// An article that has moved to a younger story stays with it.
TEST(Expire, LeavesArticlesOfYoungerStories) {
  MemoryStore store;
  State state(kMatch, kMemory, store);
  ASSERT_TRUE(state.Load());
  state.AdvanceTo(At({}));
  Found(state, 1);
  state.AdvanceTo(At(hours(200)));
  const Story younger = Found(state, 2);
  state.PutArticle("article-1", {.story = younger.sequence});
  state.AdvanceTo(At(hours(250)));
  state.Expire();
  EXPECT_FALSE(state.FindStory({1}).has_value());
  EXPECT_TRUE(state.FindArticle("article-1").has_value());
}

// --- Properties ---------------------------------------------------------------------------------

constexpr std::uint64_t kTexts = 25;

/// The same changes make the same deltas of both states; they are undone afterwards.
void GoOnAlike(State& state, State& live, std::uint64_t seed) {
  tests::Random same_a(seed);
  tests::Random same_b(seed);
  for (int n = 0; n < 10; ++n) {
    RandomChange(live, same_a, kTexts);
    RandomChange(state, same_b, kTexts);
  }
  ASSERT_EQ(Picture(state, kTexts), Picture(live, kTexts)) << "they part later";
  ASSERT_EQ(tests::Written(state.Seal()), tests::Written(live.Seal()));
  live.Abort();
  state.Abort();
}

TEST(State, AbortRestoresExactly) {
  constexpr std::uint64_t kSeed = 1001;
  tests::Random random(kSeed);
  MemoryStore store;
  State state(kMatch, kMemory, store);
  ASSERT_TRUE(state.Load());
  state.AdvanceTo(At({}));
  ASSERT_TRUE(state.Commit(Offset{0}));
  for (int round = 0; round < 150; ++round) {
    SCOPED_TRACE("seed " + std::to_string(kSeed) + ", round " + std::to_string(round));
    // A copy: what is compared with it may have changed.
    // NOLINTNEXTLINE(performance-unnecessary-copy-initialization)
    const auto parts = store.parts();
    const std::string before = Picture(state, kTexts);
    for (std::size_t n = random.Below(12); n > 0; --n)
      RandomChange(state, random, kTexts);
    state.Abort();
    ASSERT_EQ(Picture(state, kTexts), before);
    ASSERT_EQ(store.parts(), parts);
    EXPECT_TRUE(state.Seal().empty()) << "nothing of the aborted transaction is left to be logged";

    for (std::size_t n = random.Below(12); n > 0; --n)
      RandomChange(state, random, kTexts);
    static_cast<void>(state.Seal());
    ASSERT_TRUE(state.Commit(Offset{round + 1}));
  }
}

/// Keeps the last delta of each key below a random cut, and there drops some tombstones as well.
std::vector<Delta> Compact(const std::vector<Delta>& log, tests::Random& random) {
  const std::size_t cut = random.Below(log.size() + 1);
  std::set<std::string> later;
  std::vector<Delta> kept;
  for (std::size_t i = log.size(); i-- > 0;) {
    const bool superseded = !later.insert(log[i].key).second;
    const bool forgotten = !log[i].value && random.Chance(1, 2);
    if (i >= cut || (!superseded && !forgotten)) kept.insert(kept.begin(), log[i]);
  }
  return kept;
}

/// restore(compact(log)) == live, byte for byte, at any cut and after any compaction, and the two
/// go on alike.
TEST(State, RestoreOfTheCompactedLogEqualsTheLiveState) {
  constexpr std::uint64_t kSeed = 2002;
  tests::Random random(kSeed);
  MemoryStore store;
  State live(kMatch, kMemory, store);
  ASSERT_TRUE(live.Load());
  live.AdvanceTo(At({}));
  std::vector<Delta> log;
  for (int round = 0; round < 60; ++round) {
    SCOPED_TRACE("seed " + std::to_string(kSeed) + ", round " + std::to_string(round));
    for (std::size_t n = random.Below(15); n > 0; --n)
      RandomChange(live, random, kTexts);
    // Now and then the feed sleeps for so long that everything expires.
    if (random.Chance(1, 15)) live.AdvanceTo(live.event_time() + hours(300));
    for (Delta& delta : live.Seal())
      log.push_back(std::move(delta));
    ASSERT_TRUE(live.Commit(Offset{round + 1}));

    const std::vector<Delta> compacted = Compact(log, random);
    MemoryStore restored_store;
    const std::size_t first_part = random.Below(compacted.size() + 1);
    ASSERT_TRUE(restored_store.Write(std::span(compacted).first(first_part), Offset{1}));
    ASSERT_TRUE(restored_store.Write(std::span(compacted).subspan(first_part), Offset{2}));
    ASSERT_EQ(restored_store.parts(), store.parts());
    State restored(kMatch, kMemory, restored_store);
    ASSERT_TRUE(restored.Load());
    ASSERT_EQ(Picture(restored, kTexts), Picture(live, kTexts));

    GoOnAlike(restored, live, kSeed + static_cast<std::uint64_t>(round));
  }
}

/// A standby is the state that it follows, wherever its part of the log is cut, also within
/// transactions, and goes on alike when it takes over.
TEST(State, OneThatFollowsEqualsTheLiveState) {
  constexpr std::uint64_t kSeed = 3003;
  tests::Random random(kSeed);
  MemoryStore store;
  State live(kMatch, kMemory, store);
  ASSERT_TRUE(live.Load());
  live.AdvanceTo(At({}));
  MemoryStore followed_store;
  State follower(kMatch, kMemory, followed_store);
  ASSERT_TRUE(follower.Load());
  std::vector<Delta> log;
  std::size_t next = 0;
  const auto follow = [&](std::size_t end) {
    while (next < end) {
      const std::size_t count = 1 + random.Below(end - next);
      ASSERT_TRUE(follower.Follow(std::span(log).subspan(next, count), Offset{1}));
      next += count;
    }
  };
  for (int round = 0; round < 80; ++round) {
    SCOPED_TRACE("seed " + std::to_string(kSeed) + ", round " + std::to_string(round));
    for (std::size_t n = random.Below(15); n > 0; --n)
      RandomChange(live, random, kTexts);
    if (random.Chance(1, 15)) live.AdvanceTo(live.event_time() + hours(300));
    for (Delta& delta : live.Seal())
      log.push_back(std::move(delta));
    ASSERT_TRUE(live.Commit(Offset{round + 1}));
    follow(next + random.Below(log.size() - next + 1));
    if (random.Chance(1, 2)) continue;

    follow(log.size());
    ASSERT_EQ(followed_store.parts(), store.parts());
    ASSERT_EQ(Picture(follower, kTexts), Picture(live, kTexts));
    GoOnAlike(follower, live, kSeed + static_cast<std::uint64_t>(round));
  }
}

TEST(State, AFollowerSaysWhereCompactionHasLeftAGap) {
  MemoryStore store;
  State live(kMatch, kMemory, store);
  ASSERT_TRUE(live.Load());
  Found(live, 1);
  std::vector<Delta> log = live.Seal();
  ASSERT_TRUE(log[0].key.starts_with(kStoryKeyPrefix));
  log.push_back(log[0]);  // a later version of the story, for which this one is thrown away
  log.erase(log.begin());
  MemoryStore followed_store;
  {
    State follower(kMatch, kMemory, followed_store);
    ASSERT_TRUE(follower.Load());
    const Status followed = follower.Follow(std::span(log).first(1), Offset{1});
    ASSERT_FALSE(followed);
    EXPECT_EQ(followed.error().code, ErrorCode::kInvalid);
  }
  ASSERT_TRUE(followed_store.Write(std::span(log).subspan(1), Offset{2}));
  State loaded(kMatch, kMemory, followed_store);
  ASSERT_TRUE(loaded.Load());
  EXPECT_FALSE(Answers(loaded, 1).empty());
}

TEST(State, SketchesOldRootsAnew) {
  MemoryStore store;
  State state(kMatch, kMemory, store);
  ASSERT_TRUE(state.Load());
  const Story story = Found(state, 1);
  ASSERT_TRUE(state.Commit(Offset{1}));
  std::string root = store.parts().at(RootKey(story.sequence));
  root[0] = 1;  // the format of other hashes, whose sketches say nothing now
  ASSERT_TRUE(store.Write(std::vector<Delta>{{RootKey(story.sequence), root}}, Offset{2}));

  State restored(kMatch, kMemory, store);
  ASSERT_TRUE(restored.Load());
  EXPECT_FALSE(Answers(restored, 1).empty());
}

TEST(State, SequencesAreNeverGivenOutTwice) {
  MemoryStore store;
  std::uint64_t last = 0;
  for (int life = 0; life < 5; ++life) {
    State state(kMatch, kMemory, store);
    ASSERT_TRUE(state.Load());
    for (int i = 0; i < 3; ++i) {
      const StorySequence next = state.NewSequence();
      EXPECT_EQ(next.value, last + 1);
      last = next.value;
    }
    static_cast<void>(state.Seal());
    ASSERT_TRUE(state.Commit(Offset{life + 1}));
  }
}

}  // namespace
}  // namespace wiresift
