#include "publisher/counts.h"

#include <numeric>

#include <gtest/gtest.h>

#include "support/case_name.h"
#include "support/random.h"

namespace wiresift {
namespace {

using Hashes = std::vector<std::uint64_t>;

constexpr std::uint64_t kFurniture = 77;

std::string NoSample(std::uint64_t /*hash*/) {
  return {};
}

/// One article on `day` in `story`; what is learnt afterwards.
Hashes Count(PublisherCounts& counts, const Hashes& hashes, std::uint64_t story, Day day) {
  counts.Count(hashes, {{story}}, day, NoSample);
  return counts.Learnt();
}

TEST(Learning, TakesThreeStoriesFiveArticlesAndTwoDays) {
  PublisherCounts counts;
  EXPECT_EQ(Count(counts, {kFurniture}, 1, 100), Hashes{});
  EXPECT_EQ(Count(counts, {kFurniture}, 2, 100), Hashes{});
  EXPECT_EQ(Count(counts, {kFurniture}, 3, 100), Hashes{});
  EXPECT_EQ(Count(counts, {kFurniture}, 4, 100), Hashes{});
  EXPECT_EQ(Count(counts, {kFurniture}, 5, 101), Hashes{kFurniture});
}

TEST(Learning, NeverFromOneStoryHoweverOftenItIsPrinted) {
  PublisherCounts counts;
  for (Day day = 100; day < 120; ++day)
    EXPECT_EQ(Count(counts, {kFurniture}, 1, day), Hashes{});
}

TEST(Learning, NorFromTwo) {
  PublisherCounts counts;
  for (Day day = 100; day < 120; ++day)
    EXPECT_EQ(Count(counts, {kFurniture}, 1 + static_cast<std::uint64_t>(day) % 2, day), Hashes{});
}

struct SameCase {
  std::string_view name;
  StoryMark other;
  bool want;
};

class SameStory : public testing::TestWithParam<SameCase> {};

TEST_P(SameStory, IsKnown) {
  const StoryMark mark{{1}, 50, {10, 20, 30, 40}};
  EXPECT_EQ(IsSameStory(mark, GetParam().other), GetParam().want);
  EXPECT_EQ(IsSameStory(GetParam().other, mark), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Table, SameStory,
    testing::Values(SameCase{"BySequence", {{1}, 51, {}}, true},
                    SameCase{"ByTitle", {{2}, 50, {}}, true},
                    SameCase{"ByHalfOfTheText", {{2}, 51, {5, 10, 35, 40}}, true},
                    SameCase{"NotByAQuarter", {{2}, 51, {5, 10, 35, 50}}, false},
                    SameCase{"NotByOneOfFourInAShortText", {{2}, 51, {10}}, false},
                    SameCase{"NotByNothing", {{2}, 0, {}}, false}),
    tests::kCaseName);

TEST(StoryMark, IsNotGuessedWithoutTitlesAndTexts) {
  EXPECT_FALSE(IsSameStory({{1}, 0, {}}, {{2}, 0, {}}));
}

TEST(Learning, NeverFromReprintsThatFoundStoriesAnew) {
  PublisherCounts counts;
  for (std::uint64_t story = 1; story <= 20; ++story) {
    counts.Count(Hashes{kFurniture}, {{story}, 7, {1, 2, 3, 4}}, 100 + static_cast<Day>(story),
                 NoSample);
  }
  EXPECT_EQ(counts.Learnt(), Hashes{});
}

TEST(Learning, NeverWithinOneDay) {
  PublisherCounts counts;
  for (std::uint64_t story = 1; story <= 40; ++story)
    EXPECT_EQ(Count(counts, {kFurniture}, story, 100), Hashes{});
}

TEST(Learning, NeverFromFourArticles) {
  PublisherCounts counts;
  for (std::uint64_t story = 1; story <= 4; ++story)
    EXPECT_EQ(Count(counts, {kFurniture}, story, 100 + static_cast<Day>(story)), Hashes{});
}

TEST(Sample, IsTheFirstFiftyArticlesOfADay) {
  PublisherCounts counts;
  for (std::uint64_t story = 1; story <= 50; ++story)
    EXPECT_TRUE(counts.Count({}, {{story}}, 100, NoSample));
  EXPECT_FALSE(counts.Count(Hashes{kFurniture}, {{51}}, 100, NoSample));
  EXPECT_TRUE(counts.blocks().empty());
  EXPECT_TRUE(counts.Count(Hashes{kFurniture}, {{52}}, 101, NoSample));
}

TEST(Decay, ForgetsWhatIsNotSeenForThirtyDays) {
  PublisherCounts counts;
  for (std::uint64_t story = 1; story <= 5; ++story)
    Count(counts, {kFurniture}, story, 100 + static_cast<Day>(story));
  EXPECT_EQ(Count(counts, {}, 6, 135), Hashes{kFurniture});
  EXPECT_EQ(Count(counts, {}, 7, 136), Hashes{});
  EXPECT_TRUE(counts.blocks().empty());
}

TEST(Bound, KeepsWhatIsLearntAndTheNewest) {
  PublisherCounts counts;
  for (std::uint64_t story = 1; story <= 5; ++story)
    Count(counts, {kFurniture}, story, 100 + static_cast<Day>(story));
  for (std::uint64_t article = 0; article < 10; ++article) {
    Hashes hashes(100);
    std::iota(hashes.begin(), hashes.end(), 1'000 + 100 * article);
    Count(counts, hashes, 10 + article, 106 + static_cast<Day>(article));
  }
  EXPECT_EQ(counts.blocks().size(), kPublisherBlocksMax);
  EXPECT_EQ(counts.Learnt(), Hashes{kFurniture});
  EXPECT_EQ(counts.blocks().back().hash, 1'999U);
}

TEST(BlockSample, IsAskedForOnceAndCut) {
  PublisherCounts counts;
  int asked = 0;
  const SampleOf sample_of = [&](std::uint64_t) {
    ++asked;
    return std::string(300, 'x');
  };
  for (std::uint64_t story = 1; story <= 4; ++story)
    counts.Count(Hashes{kFurniture}, {{story}}, 100, sample_of);
  EXPECT_EQ(asked, 1);
  EXPECT_EQ(counts.blocks()[0].sample, std::string(kBlockSampleBytesMax, 'x'));
}

StoryMark MarkOf(tests::Random& random) {
  StoryMark mark{.story = {random.Below(9)}, .title = 0, .fingerprints = {}};
  mark.title = static_cast<std::uint32_t>(random.Below(12));
  for (std::uint64_t n = random.Below(5); n > 0; --n)
    mark.fingerprints.push_back(static_cast<std::uint32_t>(random.Bits()));
  return mark;
}

PublisherCounts RandomCounts(tests::Random& random) {
  PublisherCounts counts;
  Day day = 20'000;
  for (std::uint64_t i = 0; i < random.Below(30); ++i) {
    Hashes hashes;
    for (std::uint64_t hash = 0; hash < 8; ++hash) {
      if (random.Chance(1, 2)) hashes.push_back(hash);
    }
    day += random.Chance(1, 4) ? 1 : 0;
    counts.Count(hashes, MarkOf(random), day,
                 [](std::uint64_t hash) { return "block " + std::to_string(hash); });
  }
  return counts;
}

TEST(PublisherCounts, ComeBack) {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    tests::Random random(seed);
    PublisherCounts counts = RandomCounts(random);
    auto back = PublisherCounts::Decode(counts.Encode());
    ASSERT_TRUE(back) << "seed " << seed;
    ASSERT_EQ(back->Encode(), counts.Encode()) << "seed " << seed;
    ASSERT_EQ(Count(*back, {1, 2, 3}, 4, 20'010), Count(counts, {1, 2, 3}, 4, 20'010));
  }
}

TEST(PublisherCounts, OtherBytesAreNotUnderstood) {
  PublisherCounts counts;
  Count(counts, {1}, 1, 100);
  const std::string bytes = counts.Encode();
  for (const std::string& bad :
       {std::string(), bytes.substr(1), bytes + "x", bytes.substr(0, bytes.size() - 1)}) {
    const auto decoded = PublisherCounts::Decode(bad);
    ASSERT_FALSE(decoded);
    EXPECT_EQ(decoded.error().code, ErrorCode::kMalformed);
  }
}

TEST(DayOf, CountsFrom1970) {
  EXPECT_EQ(DayOf(Timestamp()), 0);
  EXPECT_EQ(DayOf(Timestamp(std::chrono::hours(47))), 1);
  EXPECT_EQ(DayOf(Timestamp(std::chrono::hours(-1))), -1);
}

}  // namespace
}  // namespace wiresift
