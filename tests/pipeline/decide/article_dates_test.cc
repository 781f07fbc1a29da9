// The dates that articles carry are the feeds' own and often wrong: the window and the verdicts
// follow the log's stamps alone. A case that fails prints its seed.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "pipeline/prepare/prepare.h"
#include "support/match_desk.h"
#include "support/random.h"
#include "support/sanitized.h"
#include "support/story_stream.h"

namespace wiresift {
namespace {

using std::chrono::days;
using std::chrono::hours;
using tests::Random;

/// Ends within the feed: a record is 20 minutes after the one before it.
constexpr hours kWindow{6};
constexpr std::size_t kRecords = 80;
constexpr days kTenYears{3653};

/// The feed, each article dated by `dates`.
std::vector<Record> Dated(std::vector<Record> feed, const std::vector<Timestamp>& dates) {
  for (std::size_t i = 0; i < feed.size(); ++i) {
    std::optional<std::string>& value = feed[i].value;
    if (!value || !value->ends_with('}')) continue;
    value->pop_back();
    *value += R"(,"published":")" + FormatTime(dates[i]) + R"("})";
  }
  return feed;
}

std::vector<Timestamp> StampsOf(const std::vector<Record>& feed) {
  std::vector<Timestamp> stamps;
  stamps.reserve(feed.size());
  for (const Record& record : feed)
    stamps.push_back(record.timestamp);
  return stamps;
}

std::vector<std::string> Verdicts(const std::vector<Record>& feed, hours window) {
  tests::MatchDesk desk({.window = window});
  std::vector<std::string> verdicts;
  for (const Record& record : feed) {
    auto article = PrepareRecord(record, {});
    if (!article) continue;
    static_cast<void>(TokenizeArticle(*article, MatchOptions().sampling));
    const Decision decision = desk.Decide(*article);
    verdicts.push_back(article->article.id + ": " + std::string(NameOf(decision.verdict)) + " " +
                       std::string(ReasonOf(decision.cause)) + " of " + decision.of + " in " +
                       (decision.story ? StoryUri(*decision.story) : "none"));
  }
  return verdicts;
}

class ArticleDates : public testing::TestWithParam<std::uint64_t> {};

TEST_P(ArticleDates, TenYearsOffChangeNoVerdict) {
  Random random(GetParam());
  const auto feed = tests::StoryStream(GetParam()).Raw(kRecords);
  const auto right = StampsOf(feed);
  auto wrong = right;
  for (Timestamp& date : wrong)
    date += random.Chance(1, 2) ? kTenYears : -kTenYears;
  EXPECT_EQ(Verdicts(Dated(feed, wrong), kWindow), Verdicts(Dated(feed, right), kWindow));
}

TEST_P(ArticleDates, InAnyOrderChangeNoVerdict) {
  Random random(GetParam());
  const auto feed = tests::StoryStream(GetParam()).Raw(kRecords);
  const auto right = StampsOf(feed);
  auto shuffled = right;
  for (std::size_t i = shuffled.size(); i > 1; --i)
    std::swap(shuffled[i - 1], shuffled[random.Below(i)]);
  ASSERT_NE(shuffled, right);
  EXPECT_EQ(Verdicts(Dated(feed, shuffled), kWindow), Verdicts(Dated(feed, right), kWindow));
}

INSTANTIATE_TEST_SUITE_P(Seeds, ArticleDates,
                         testing::Range<std::uint64_t>(1, tests::kSanitized ? 5 : 40));

/// What the two above rest on: the window of these feeds decides verdicts, the dates arrive.
TEST(ArticleDatesFeed, HasAWindowThatMattersAndDatesThatAreRead) {
  std::size_t differing = 0;
  for (std::uint64_t seed = 1; seed < 10; ++seed) {
    const auto feed = tests::StoryStream(seed).Raw(kRecords);
    if (Verdicts(feed, kWindow) != Verdicts(feed, hours(1'000))) ++differing;
  }
  EXPECT_GT(differing, 0U);
  const auto feed = tests::StoryStream(1).Raw(kRecords);
  const auto dated = Dated(feed, std::vector<Timestamp>(kRecords, Timestamp(days(9'000))));
  const auto article = PrepareRecord(dated.front(), {});
  ASSERT_TRUE(article);
  EXPECT_EQ(article->article.published, Timestamp(days(9'000)));
}

}  // namespace
}  // namespace wiresift
