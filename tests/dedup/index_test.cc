#include "dedup/index.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include "dedup/sketch.h"

namespace wiresift {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

constexpr Timestamp kStart = std::chrono::sys_days(std::chrono::year(2022) / 1 / 7);

MatchOptions Window(milliseconds window, std::size_t max_bytes = std::size_t{1} << 30) {
  MatchOptions options;
  options.window = window;
  options.max_bytes = max_bytes;
  return options;
}

/// A root without words.
LiveText RootText(std::uint64_t story, Timestamp time) {
  return {.id = {story}, .story = {story}, .time = time, .source = {}, .words = {}};
}

LiveText MemberText(TextKind kind, std::uint64_t id, std::uint64_t story, const WordRecord& words) {
  return {.kind = kind,
          .id = {id},
          .story = {story},
          .time = kStart,
          .source = {},
          .words = words.view()};
}

/// `story:hits` of each answer.
std::string Answers(const Index& index, const Sketch& sketch, Timestamp now,
                    std::uint32_t hits_min = 1, std::size_t most = 100) {
  std::string out;
  for (const Candidate& found : index.Find(sketch, now, hits_min, most).candidates) {
    out += (out.empty() ? "" : " ") + std::to_string(found.story.value) + ':' +
           std::to_string(found.hits);
  }
  return out;
}

/// In how many stories each fingerprint stands.
std::vector<int> Counts(const Index& index, const Sketch& sketch, Timestamp now) {
  const auto stories = index.Find(sketch, now, 1, 1).stories;
  return {stories.begin(), stories.end()};
}

TEST(Index, CountsTheStoriesThatHaveAFingerprint) {
  Index index(Window(hours(72)));
  index.Add(RootText(1, kStart), Sketch{10, 20, 30});
  index.Add(RootText(2, kStart), Sketch{20, 30});
  index.Add(RootText(3, kStart + hours(30)), Sketch{30});
  EXPECT_EQ(Counts(index, Sketch{5, 10, 20, 30}, kStart + hours(30)), (std::vector{0, 1, 2, 3}));
  index.Remove(StorySequence{2});
  EXPECT_EQ(Counts(index, Sketch{5, 10, 20, 30}, kStart + hours(30)), (std::vector{0, 1, 1, 2}));
  EXPECT_EQ(Counts(index, Sketch{5, 10, 20, 30}, kStart + hours(80)), (std::vector{0, 0, 0, 1}))
      << "those in the window";
}

TEST(Index, FindsMostHitsFirstThenTheOlder) {
  Index index(Window(hours(72)));
  index.Add(RootText(1, kStart), Sketch{10, 20, 30});
  index.Add(RootText(2, kStart), Sketch{10, 20, 40});
  index.Add(RootText(3, kStart + hours(7)), Sketch{10, 20, 30, 40});
  const Sketch asked = {10, 20, 30, 40, 50};
  EXPECT_EQ(Answers(index, asked, kStart + hours(7)), "3:4 1:3 2:3");
  EXPECT_EQ(Answers(index, asked, kStart + hours(7), 4), "3:4");
  EXPECT_EQ(Answers(index, asked, kStart + hours(7), 1, 2), "3:4 1:3");
  EXPECT_EQ(Answers(index, Sketch{99}, kStart + hours(7)), "");
  EXPECT_EQ(Answers(index, Sketch{}, kStart + hours(7)), "");
}

TEST(Index, QuietsWhatMoreThanSixStoriesOfASegmentHave) {
  Index index(Window(hours(72)));
  for (std::uint64_t story = 1; story <= 6; ++story)
    index.Add(RootText(story, kStart), Sketch{7});
  EXPECT_EQ(Answers(index, Sketch{7}, kStart), "1:1 2:1 3:1 4:1 5:1 6:1");
  index.Add(RootText(7, kStart), Sketch{7, 8});
  EXPECT_EQ(Answers(index, Sketch{7, 8}, kStart), "7:1") << "only 8 still speaks";
  index.Add(RootText(8, kStart + hours(12)), Sketch{7});
  EXPECT_EQ(Answers(index, Sketch{7}, kStart + hours(12)), "8:1") << "another segment";
  index.Remove({3});
  EXPECT_EQ(Answers(index, Sketch{7}, kStart), "1:1 2:1 4:1 5:1 6:1 7:1 8:1")
      << "removed: not counted";
}

TEST(Index, SeesNothingOutsideTheWindowWhetherTrimmedOrNot) {
  Index index(Window(hours(12)));
  index.Add(RootText(1, kStart), Sketch{1});
  index.Add(RootText(2, kStart + milliseconds(1)), Sketch{1});
  const Timestamp edge = kStart + hours(12);
  EXPECT_EQ(Answers(index, Sketch{1}, edge), "1:1 2:1") << "the edge is inside";
  EXPECT_EQ(Answers(index, Sketch{1}, edge + milliseconds(1)), "2:1");
  EXPECT_EQ(Answers(index, Sketch{1}, edge + milliseconds(2)), "");
  index.Trim(edge + milliseconds(1));
  EXPECT_EQ(Answers(index, Sketch{1}, edge + milliseconds(1)), "2:1");
  EXPECT_EQ(index.stories(), 2U) << "their segment is still in reach";
  index.Trim(edge + milliseconds(2));
  EXPECT_EQ(index.stories(), 0U);
  EXPECT_EQ(index.postings(), 0U);
  EXPECT_EQ(index.evicted_segments(), 0U);
}

TEST(Index, HasNoWindowWhenItIsEndless) {
  Index index(Window(milliseconds::max()));
  index.Add(RootText(1, kStart), Sketch{1});
  index.Add(RootText(2, kStart + hours(24 * 3650)), Sketch{1});
  index.Trim(kStart + hours(24 * 3650));
  EXPECT_EQ(Answers(index, Sketch{1}, kStart + hours(24 * 3650)), "1:1 2:1");
}

TEST(Index, PassesOverStoriesWithAPhraseInCommon) {
  const WordRecord long_text(std::vector<Token>(800));
  const WordRecord brief(std::vector<Token>(80));
  Index index(Window(hours(72)));
  LiveText text = RootText(1, kStart);
  text.words = long_text.view();
  index.Add(text, Sketch{1, 2, 3, 4, 5, 6, 7});
  text = RootText(2, kStart);
  text.words = brief.view();
  index.Add(text, Sketch{1, 2, 3});
  Sketch asked(99);
  std::iota(asked.begin(), asked.end(), 1U);
  EXPECT_EQ(Answers(index, asked, kStart), "1:7 2:3") << "7 of 99, 3 of 10";
  asked.erase(asked.begin());
  EXPECT_EQ(Answers(index, asked, kStart), "2:2") << "6 of 98 are too few";
}

TEST(Index, FindsAStoryByItsFullestTextToo) {
  const WordRecord words(std::vector<Token>(10));
  Index index(Window(hours(72)));
  index.Add(RootText(1, kStart), Sketch{1, 2});
  index.Add(MemberText(TextKind::kFullest, 2, 1, words), Sketch{2, 3});
  EXPECT_EQ(Answers(index, Sketch{1, 2, 3}, kStart), "1:3") << "a fingerprint of both is one hit";
  EXPECT_EQ(index.Find(Sketch{3}, kStart, 1, 1).candidates[0].fullest.size(), 10U);
  EXPECT_EQ(index.stories(), 1U);
  index.Remove({1});
  EXPECT_EQ(Answers(index, Sketch{3}, kStart), "");
  index.Restore({1});
  index.UndoAdd({2});
  EXPECT_EQ(Answers(index, Sketch{1, 2, 3}, kStart), "1:2");
  EXPECT_TRUE(index.Find(Sketch{1}, kStart, 1, 1).candidates[0].fullest.empty());
}

TEST(Index, ALongerTextTakesThePlaceOfTheFullest) {
  const WordRecord words(std::vector<Token>(10));
  const WordRecord more(std::vector<Token>(20));
  Index index(Window(hours(72)));
  index.Add(RootText(1, kStart), Sketch{1});
  index.Add(MemberText(TextKind::kFullest, 2, 1, words), Sketch{2});
  index.Add(MemberText(TextKind::kFullest, 3, 1, more), Sketch{3});
  EXPECT_EQ(Answers(index, Sketch{2, 3}, kStart), "1:1") << "2 is of the text that was";
  EXPECT_EQ(index.Find(Sketch{1}, kStart, 1, 1).candidates[0].fullest.size(), 20U);
  index.UndoAdd({3});
  EXPECT_EQ(Answers(index, Sketch{2, 3}, kStart), "1:1");
  EXPECT_EQ(index.Find(Sketch{1}, kStart, 1, 1).candidates[0].fullest.size(), 10U);
}

TEST(Index, KeepsAStorysVariantBesideItsFullestText) {
  const WordRecord words(std::vector<Token>(10));
  const WordRecord more(std::vector<Token>(20));
  Index index(Window(hours(72)));
  index.Add(RootText(1, kStart), Sketch{1});
  index.Add(MemberText(TextKind::kVariant, 2, 1, words), Sketch{1, 2});
  index.Add(MemberText(TextKind::kFullest, 3, 1, more), Sketch{1, 3});
  EXPECT_EQ(Answers(index, Sketch{1, 2, 3}, kStart), "1:3");
  EXPECT_EQ(index.Find(Sketch{1}, kStart, 1, 1).candidates[0].variant.size(), 10U);
  EXPECT_EQ(index.Find(Sketch{1}, kStart, 1, 1).candidates[0].fullest.size(), 20U);
  index.Remove({1});
  EXPECT_EQ(Answers(index, Sketch{1, 2, 3}, kStart), "");
  index.Restore({1});
  EXPECT_EQ(Answers(index, Sketch{1, 2, 3}, kStart), "1:3");
  index.UndoAdd({3});
  index.UndoAdd({2});
  EXPECT_EQ(Answers(index, Sketch{1, 2, 3}, kStart), "1:1");
  EXPECT_TRUE(index.Find(Sketch{1}, kStart, 1, 1).candidates[0].variant.empty());
}

TEST(Index, RemovesAndRestores) {
  Index index(Window(hours(72)));
  index.Add(RootText(1, kStart), Sketch{1, 2});
  index.Add(RootText(2, kStart + hours(8)), Sketch{1, 2});
  index.Trim(kStart + hours(8));
  index.Remove({1});
  index.Remove({1});
  index.Remove({77});
  EXPECT_EQ(Answers(index, Sketch{1, 2}, kStart + hours(8)), "2:2");
  EXPECT_EQ(index.stories(), 1U);
  index.Restore({1});
  EXPECT_EQ(Answers(index, Sketch{1, 2}, kStart + hours(8)), "1:2 2:2");
  EXPECT_EQ(index.stories(), 2U);
}

TEST(Index, LetsTheOldestGoBeyondItsBytesWhenTrimmedOrNot) {
  Sketch sketch(100);
  for (std::uint32_t i = 0; i < 100; ++i)
    sketch[i] = i;
  Index index(Window(hours(72), 3400));  // room for six such stories
  for (std::uint64_t story = 1; story <= 20; ++story) {
    index.Add(RootText(story, kStart + hours(3 * story)), sketch);
  }
  const Timestamp now = kStart + hours(60);
  const std::string before = Answers(index, sketch, now);
  EXPECT_EQ(before, "15:100 16:100 17:100 18:100 19:100 20:100");
  EXPECT_EQ(index.evicted_segments(), 0U);
  index.Trim(now);
  EXPECT_EQ(Answers(index, sketch, now), before);
  EXPECT_EQ(index.evicted_segments(), 3U) << "of four stories each, three in the first";
  index.Add(RootText(21, now), sketch);
  EXPECT_EQ(Answers(index, sketch, now), "16:100 17:100 18:100 19:100 20:100 21:100");
  index.UndoAdd({21});
  EXPECT_EQ(Answers(index, sketch, now), before);
}

TEST(Index, IsLeanAndLeanerOnceSealed) {
  std::mt19937 random(5);
  Index index(Window(hours(72)));
  for (std::uint64_t story = 1; story <= 2000; ++story) {
    if (story % 100 == 0) index.Trim(kStart);
    Sketch sketch(80);
    for (std::uint32_t& fingerprint : sketch)
      fingerprint = static_cast<std::uint32_t>(random());
    std::ranges::sort(sketch);
    index.Add(RootText(story, kStart), sketch);
  }
  EXPECT_LT(index.bytes(), 2000U * (80 * 10 + 72) + 128 * 1024);
  index.Add(RootText(2001, kStart + hours(12)), Sketch{1});
  index.Trim(kStart + hours(12));
  EXPECT_LT(index.bytes(), 2000U * (80 * 5 + 72) + 64 * 1024);
}

/// A stream of stories with few distinct fingerprints, so that many are shared and some quiet.
class Stream {
 public:
  explicit Stream(unsigned seed) : random_(seed) {}

  Sketch NextSketch() {
    std::set<std::uint32_t> sketch;
    for (std::uint32_t i = 1 + Next(20); i > 0; --i) {
      const bool common = Next(4) == 0;
      sketch.insert(common ? Next(10) : 1000 + Next(400) * 7'000'000);
    }
    return {sketch.begin(), sketch.end()};
  }

  Timestamp NextTime() { return time_ += std::chrono::minutes(Next(40)); }

  [[nodiscard]] Timestamp time() const { return time_; }

  std::uint32_t Next(std::uint32_t below) { return static_cast<std::uint32_t>(random_()) % below; }

 private:
  std::mt19937 random_;
  Timestamp time_ = kStart;
};

/// The answers to a fixed set of questions, as one text.
std::string Answers(const Index& index, Timestamp now) {
  Stream questions(99);
  std::string out;
  for (int i = 0; i < 40; ++i)
    out += Answers(index, questions.NextSketch(), now) + '\n';
  return out;
}

struct Added {
  std::uint64_t story;
  Timestamp time;
  Sketch sketch;
};

Index Rebuild(const MatchOptions& options, std::span<const Added> live) {
  Index index(options);
  for (const Added& story : live)
    index.Add(RootText(story.story, story.time), story.sketch);
  return index;
}

class RandomIndex : public testing::TestWithParam<unsigned> {};

TEST_P(RandomIndex, UndoGivesBackAnswersAndCounts) {
  SCOPED_TRACE("seed " + std::to_string(GetParam()));
  Stream stream(GetParam());
  Index index(Window(hours(24), 60'000));
  std::uint64_t last = 0;
  std::set<std::uint64_t> removed;
  for (int transaction = 0; transaction < 60; ++transaction) {
    const Timestamp now = stream.time();
    const std::string answers = Answers(index, now);
    const std::size_t stories = index.stories(), postings = index.postings();
    const std::uint32_t count = 1 + stream.Next(30);
    for (std::uint32_t i = 1; i <= count; ++i) {
      const Timestamp time = stream.NextTime();
      index.Add(RootText(last + i, time), stream.NextSketch());
    }
    const bool removes = last > 0 && stream.Next(2) == 0;
    const std::uint64_t gone = 1 + stream.Next(static_cast<std::uint32_t>(last + 1));
    const bool was_live = removes && gone <= last && removed.insert(gone).second;
    if (was_live) index.Remove({gone});
    if (stream.Next(3) == 0) {
      for (std::uint32_t i = count; i > 0; --i)
        index.UndoAdd({last + i});
      if (was_live) index.Restore({gone});
      if (was_live) removed.erase(gone);
      EXPECT_EQ(Answers(index, now), answers);
      EXPECT_EQ(index.stories(), stories);
      EXPECT_EQ(index.postings(), postings);
      continue;
    }
    last += count;
    if (stream.Next(2) == 0) index.Trim(stream.time());
  }
  EXPECT_GT(last, 100U);
}

TEST_P(RandomIndex, BuiltFromLiveStoriesGivesTheSameAnswers) {
  SCOPED_TRACE("seed " + std::to_string(GetParam()));
  Stream stream(GetParam());
  const MatchOptions options = Window(hours(24));
  Index index(options);
  std::vector<Added> live;
  for (std::uint64_t story = 1; story <= 600; ++story) {
    const Timestamp time = stream.NextTime();
    live.push_back({story, time, stream.NextSketch()});
    index.Add(RootText(story, time), live.back().sketch);
    std::erase_if(live, [&](const Added& a) { return a.time < time - hours(24); });
    if (stream.Next(4) == 0) {
      const auto gone = live.begin() + stream.Next(static_cast<std::uint32_t>(live.size()));
      index.Remove({gone->story});
      live.erase(gone);
    }
    if (stream.Next(10) == 0) index.Trim(time);
    if (story % 50 == 0) {
      EXPECT_EQ(Answers(Rebuild(options, live), time), Answers(index, time)) << story;
    }
  }
}

TEST_P(RandomIndex, BuiltAgainUnderAByteLimitGivesTheSameAnswers) {
  SCOPED_TRACE("seed " + std::to_string(GetParam()));
  Stream stream(GetParam());
  const MatchOptions options = Window(hours(24), 4'000);
  Index index(options), untrimmed(options);
  std::vector<Added> live;
  for (std::uint64_t story = 1; story <= 400; ++story) {
    const Timestamp time = stream.NextTime();
    live.push_back({story, time, stream.NextSketch()});
    index.Add(RootText(story, time), live.back().sketch);
    untrimmed.Add(RootText(story, time), live.back().sketch);
    std::erase_if(live, [&](const Added& a) { return a.time < time - hours(24); });
    if (stream.Next(5) == 0) index.Trim(time);
    if (story % 20 == 0) {
      EXPECT_EQ(Answers(untrimmed, time), Answers(index, time)) << story;
      EXPECT_EQ(Answers(Rebuild(options, live), time), Answers(index, time)) << story;
    }
  }
  EXPECT_GT(index.evicted_segments(), 0U);
}

/// The definition, written down without an index.
TEST_P(RandomIndex, AnswersAsDefined) {
  SCOPED_TRACE("seed " + std::to_string(GetParam()));
  Stream stream(GetParam());
  Index index(Window(hours(24)));
  std::vector<Added> all;
  for (std::uint64_t story = 1; story <= 300; ++story) {
    const Timestamp time = stream.NextTime();
    all.push_back({story, time, stream.NextSketch()});
    index.Add(RootText(story, time), all.back().sketch);
    if (stream.Next(20) == 0) index.Trim(time);
  }
  const Timestamp now = stream.time();
  const Sketch asked = stream.NextSketch();
  std::map<std::uint64_t, std::uint32_t> hits;
  for (const std::uint32_t fingerprint : asked) {
    std::map<std::int64_t, std::vector<std::uint64_t>> by_segment;
    for (const Added& a : all) {
      if (a.time < now - hours(24) || !std::ranges::binary_search(a.sketch, fingerprint)) continue;
      by_segment[a.time.time_since_epoch() / hours(4)].push_back(a.story);
    }
    for (const auto& [segment, stories] : by_segment) {
      if (stories.size() > Index::kQuietStories) continue;
      for (const std::uint64_t story : stories)
        ++hits[story];
    }
  }
  std::map<std::uint64_t, std::uint32_t> got;
  for (const Candidate& found : index.Find(asked, now, 1, 1000).candidates)
    got[found.story.value] = found.hits;
  EXPECT_EQ(got, hits);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomIndex, testing::Range(1U, 9U));

}  // namespace
}  // namespace wiresift
