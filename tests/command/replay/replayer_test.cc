#include "command/replay/replayer.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "command/replay/verdict_outline.h"
#include "pipeline/prepare/prepare.h"
#include "pipeline/prepare/stage.h"
#include "publisher/table.h"
#include "support/article_builder.h"
#include "support/json_path.h"
#include "support/match_desk.h"
#include "support/story_stream.h"

namespace wiresift {
namespace {

using std::chrono::hours;
using tests::JsonAt;

/// Replays raw records; the new audit records of those that are articles.
std::vector<std::string> Replay(const Config& config, const std::vector<Record>& raw,
                                const OutputLimits& limits = {},
                                const PrepareOptions& options = {}) {
  MemoryStore store;
  Replayer replayer(config, limits, store);
  EXPECT_TRUE(replayer.Load());
  std::vector<std::string> audit;
  for (const Record& record : raw) {
    auto article = PrepareRecord(record, options);
    if (!article) continue;
    const auto verdict = replayer.Decide(std::move(*article), record.timestamp);
    EXPECT_TRUE(verdict) << verdict.error().detail;
    audit.push_back(verdict.value_or(""));
  }
  return audit;
}

/// What an engine says of them that was never asked by a replayer.
std::vector<std::string> Live(const std::vector<Record>& raw) {
  tests::MatchDesk desk;
  std::vector<std::string> words;
  for (const Record& record : raw) {
    auto article = PrepareRecord(record, {});
    if (!article) continue;
    static_cast<void>(TokenizeArticle(*article, MatchOptions().sampling));
    const Decision decision = desk.Decide(*article);
    words.push_back(std::string(NameOf(decision.verdict)) + " " +
                    std::string(ReasonOf(decision.cause)) + " " +
                    (decision.story ? StoryUri(*decision.story) : ""));
  }
  return words;
}

std::string WordOf(const std::string& audit) {
  const auto outline = OutlineOf(audit);
  EXPECT_TRUE(outline && *outline) << audit;
  return (*outline)->verdict + " " + (*outline)->reason + " " + (*outline)->story;
}

/// More than one transaction's worth.
TEST(Replayer, DecidesAsTheServiceDid) {
  const auto raw = tests::StoryStream(3).Raw(2'500);
  std::vector<std::string> words;
  for (const std::string& audit : Replay({}, raw))
    words.push_back(WordOf(audit));
  EXPECT_EQ(words, Live(raw));
}

TEST(Replayer, RefusesWhatATopicDoesNotTake) {
  const auto raw = tests::StoryStream(4).Raw(60);
  const auto roomy = Replay({}, raw, {{Channel::kStories, 100'000}});
  const auto unlimited = Replay({}, raw);
  EXPECT_EQ(roomy, unlimited);
  const auto narrow = Replay({}, raw, {{Channel::kStories, 2'500}});
  ASSERT_EQ(narrow.size(), unlimited.size());
  std::size_t refused = 0;
  for (std::size_t i = 0; i < narrow.size(); ++i) {
    if (JsonAt(narrow[i], "reason") == "too-large") ++refused;
  }
  EXPECT_GT(refused, 0U);
  EXPECT_LT(refused, narrow.size());
  const auto no_clean = Replay({}, raw, {{Channel::kClean, 10}});
  for (const std::string& audit : no_clean)
    EXPECT_EQ(JsonAt(audit, "reason"), "too-large");
}

TEST(Replayer, RefusesWhatTeachesMoreThanTheTopicOfPublishersTakes) {
  const PublisherTable nothing_learnt;
  PrepareOptions options;
  options.publishers = &nothing_learnt;
  const auto audit =
      Replay({}, tests::StoryStream(5, true).Raw(400), {{Channel::kPublishers, 10}}, options);
  EXPECT_TRUE(std::ranges::any_of(
      audit, [](const std::string& json) { return JsonAt(json, "reason") == "too-large"; }));
}

TEST(Replayer, AStampFromTheFutureIsTakenDown) {
  MemoryStore store;
  Replayer replayer({}, {}, store);
  ASSERT_TRUE(replayer.Load());
  const auto decide = [&](std::int64_t offset, Timestamp stamp, Timestamp taken) {
    auto article = tests::CleanBuilder{.offset = offset,
                                       .id = "a" + std::to_string(offset),
                                       .text = tests::StoryText(1),
                                       .source = "s" + std::to_string(offset),
                                       .time = stamp}
                       .Build();
    return JsonAt(replayer.Decide(std::move(article), taken).value(), "verdict");
  };
  EXPECT_EQ(decide(0, tests::At({}), tests::At({})), "published");
  EXPECT_EQ(decide(1, tests::At(hours(24 * 365)), tests::At(hours(1))), "copy")
      << "a year later by the stamp, an hour by the log";
  EXPECT_EQ(decide(2, tests::At(hours(2)), tests::At(hours(2))), "copy")
      << "the window has not moved";
}

}  // namespace
}  // namespace wiresift
