#include "pipeline/decide/decider.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "pipeline/prepare/stage.h"
#include "publisher/table.h"
#include "story/state_store.h"
#include "support/case_name.h"
#include "support/json_path.h"
#include "support/story_stream.h"

namespace wiresift {
namespace {

using tests::JsonAt;

constexpr LaneId kLane{3};

/// A decider over a state in memory.
struct Desk {
  Desk() { EXPECT_TRUE(state.Load()); }

  Result<Decided> Decide(const ToDecide& article, const OutputLimits& limits = {}) {
    return decider.Decide(article.record, article.tokens, article.stream_time, limits);
  }

  MemoryStore store;
  State state{{}, {}, store};
  Decider decider{{}, {.config_hash = "c0"}, kLane, state};
};

/// The articles of a feed whose publishers have furniture to be learnt.
std::vector<ToDecide> Articles(std::size_t records) {
  static const PublisherTable nothing_learnt;
  PrepareOptions options;
  options.publishers = &nothing_learnt;
  const Stage stage(StageKind::kFused, options, {}, 1);
  std::vector<ToDecide> articles;
  articles.reserve(records);
  for (const Record& record : tests::StoryStream(5, true).Raw(records)) {
    Prepared prepared = stage.Prepare(record);
    if (auto* article = std::get_if<ToDecide>(&prepared.made))
      articles.push_back(std::move(*article));
  }
  return articles;
}

std::vector<std::string> Bytes(const std::vector<Output>& outputs) {
  std::vector<std::string> bytes;
  bytes.reserve(outputs.size());
  for (const Output& output : outputs)
    bytes.push_back(std::string(NameOf(output.channel)) + ' ' + output.key + '=' +
                    output.value.value_or("(none)"));
  return bytes;
}

std::vector<std::string> SealOf(Desk& desk) {
  std::vector<std::string> parts;
  for (const Delta& delta : desk.state.Seal())
    parts.push_back(delta.key + '=' + delta.value.value_or("(none)"));
  return parts;
}

TEST(Decider, GivesPublicationVerdictAndDeltasInTheOrderTheyAreWritten) {
  Desk desk;
  const auto decided = desk.Decide(Articles(1).at(0));
  ASSERT_TRUE(decided);
  std::vector<Channel> channels;
  for (const Output& output : decided->outputs)
    channels.push_back(output.channel);
  EXPECT_EQ(channels, (std::vector{Channel::kStories, Channel::kAudit, Channel::kState,
                                   Channel::kState, Channel::kState, Channel::kState}))
      << "the story, its root, its article, what is counted of its publisher";
  EXPECT_EQ(decided->outputs.back().partition, StoryPartitionOf(kLane));
  ASSERT_TRUE(decided->decision);
  EXPECT_EQ(decided->decision->verdict, Verdict::kPublished);
}

struct LimitCase {
  std::string_view name;
  Channel channel;
  std::size_t bytes_max;
};

class DeciderLimits : public testing::TestWithParam<LimitCase> {};

/// As if what is refused had never come: another decider that sees only the rest gives the same
/// bytes, in the same transaction.
TEST_P(DeciderLimits, WhatIsRefusedLeavesNoTrace) {
  const OutputLimits limits = {{GetParam().channel, GetParam().bytes_max}};
  Desk limited;
  Desk spared;
  std::size_t refused = 0;
  const std::vector<ToDecide> articles = Articles(400);
  for (const ToDecide& article : articles) {
    const auto decided = limited.Decide(article, limits);
    ASSERT_TRUE(decided) << decided.error().detail;
    if (!decided->decision) {
      ++refused;
      ASSERT_EQ(decided->outputs.size(), 2U);
      EXPECT_EQ(decided->outputs[0].channel, Channel::kRejected);
      EXPECT_EQ(decided->outputs[0].key, article.record.article.id);
      EXPECT_EQ(JsonAt(*decided->outputs[1].value, "reason"), "too-large");
      continue;
    }
    const auto want = spared.Decide(article);
    ASSERT_TRUE(want);
    ASSERT_EQ(Bytes(decided->outputs), Bytes(want->outputs));
    ASSERT_EQ(limited.state.event_time(), spared.state.event_time());
  }
  EXPECT_GT(refused, 0U);
  EXPECT_LT(refused, articles.size());
  EXPECT_EQ(SealOf(limited), SealOf(spared));
}

INSTANTIATE_TEST_SUITE_P(Table, DeciderLimits,
                         testing::Values(LimitCase{"Stories", Channel::kStories, 2'500},
                                         LimitCase{"State", Channel::kState, 2'000},
                                         LimitCase{"Audit", Channel::kAudit, 600},
                                         LimitCase{"Lessons", Channel::kPublishers, 10}),
                         tests::kCaseName);

TEST(Decider, IsAtItsEndWhereNotEvenTheRefusalIsTaken) {
  Desk desk;
  const auto decided = desk.Decide(Articles(1).at(0), {{Channel::kAudit, 10}});
  ASSERT_FALSE(decided);
  EXPECT_EQ(decided.error().code, ErrorCode::kFatal);
  EXPECT_TRUE(decided.error().detail.ends_with("not even a dead letter")) << decided.error().detail;
}

}  // namespace
}  // namespace wiresift
