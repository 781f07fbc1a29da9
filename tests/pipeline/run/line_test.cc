#include <map>
#include <set>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "support/fake_process.h"
#include "support/json_path.h"
#include "support/loop_feed.h"

namespace wiresift {
namespace {

using namespace tests;  // NOLINT(google-build-using-namespace)

/// with the same order, two stages and one give the same verdicts.
TEST(Line, TwoStagesAndOneAgree) {
  FakeBroker fused;
  FakeBroker staged;
  FakeDisk disk_fused;
  FakeDisk disk_staged;
  FeedStream(fused, 150, 1);
  FeedStream(staged, 150, 1);
  ASSERT_TRUE(FakeProcess(fused, disk_fused, Fused()).Run());
  ProcessOptions options = Fused(1, 2);
  options.kind = StageKind::kClean;
  ASSERT_TRUE(FakeProcess(staged, disk_staged, options).Run());
  options.kind = StageKind::kStory;
  ASSERT_TRUE(FakeProcess(staged, disk_staged, options).Run());

  std::map<std::string, std::string> want;
  for (const Written& audit : fused.Outputs(Channel::kAudit)) {
    want[JsonAt(*audit.output.value, "input.offset")] = *audit.output.value;
  }
  ASSERT_EQ(want.size(), 150U);
  std::size_t compared = 0;
  for (const Written& audit : staged.Outputs(Channel::kAudit)) {
    EXPECT_EQ(*audit.output.value, want[JsonAt(*audit.output.value, "input.offset")]);
    ++compared;
  }
  EXPECT_EQ(compared, 150U);
  EXPECT_EQ(staged.Outputs(Channel::kStories).size(), fused.Outputs(Channel::kStories).size());
}

/// Several scopes: each has its own lane and state, and articles of two are never compared.
TEST(Line, ScopesDoNotMeet) {
  FakeBroker broker;
  FakeDisk disk;
  for (const std::string_view language : {"en", "de", "fr", "es"}) {
    for (int copy = 0; copy < 2; ++copy) {
      broker.Append(kRawTopic, PartitionId{0},
                    {.timestamp = At({}),
                     .value = JsonArticle{.id = std::string(language) + std::to_string(copy),
                                          .body = StoryText(1),
                                          .source = std::to_string(copy),
                                          .language = std::string(language)}
                                  .Json()});
    }
  }
  ProcessOptions options = Fused();
  options.kind = StageKind::kClean;
  options.story_partitions = 16;
  ASSERT_TRUE(FakeProcess(broker, disk, options).Run());
  options.kind = StageKind::kStory;
  options.partitions = 16;
  ASSERT_TRUE(FakeProcess(broker, disk, options).Run());
  EXPECT_EQ(broker.Outputs(Channel::kAudit).size(), 8U);
  std::map<std::string, int> verdicts;
  std::set<std::int32_t> scopes;
  for (const Written& audit : broker.Outputs(Channel::kAudit)) {
    ++verdicts[JsonAt(*audit.output.value, "verdict")];
    scopes.insert(audit.lane.value);
  }
  EXPECT_EQ(static_cast<std::size_t>(verdicts["published"]), scopes.size());
  EXPECT_GT(scopes.size(), 1U);
}

}  // namespace
}  // namespace wiresift
