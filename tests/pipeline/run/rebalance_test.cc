#include <chrono>
#include <map>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "pipeline/ports/clean_record.h"
#include "support/case_name.h"
#include "support/fake_process.h"
#include "support/json_path.h"
#include "support/loop_feed.h"
#include "support/sanitized.h"

namespace wiresift {
namespace {

using namespace tests;  // NOLINT(google-build-using-namespace)

struct RebalanceCase {
  std::string_view name;
  StageKind kind;
  bool lost;
  bool standby = false;  ///< what is taken away is followed until it comes back
};

class Rebalance : public testing::TestWithParam<RebalanceCase> {};

/// A partition is taken away in the middle of a poll and comes back later: every record is decided
/// once, and the other partition goes on undisturbed.
TEST_P(Rebalance, LosesNothingAndRepeatsNothing) {
  const auto run = [&](std::size_t revoke_after, bool revoke) {
    FakeBroker broker;
    FakeDisk disk;
    FeedStream(broker, 100, 2);
    ProcessOptions options = Fused(2);
    options.kind = GetParam().kind;
    options.loop.commit.max_records = 30;
    options.loop.followed_partitions = GetParam().standby ? 2 : 0;
    FakeProcess process(broker, disk, options);
    process.source().records_per_poll = 12;
    if (revoke) {
      process.source().revoke({PartitionId{1}}, GetParam().lost, revoke_after);
      process.source().assign({PartitionId{1}}, revoke_after + 20);
    }
    EXPECT_TRUE(process.Run());
    std::uint64_t made = 0;
    for (const StageReport& stage : process.observer().stages()) {
      EXPECT_GE(stage.sinks_made, made) << "a counter went back";
      made = stage.sinks_made;
    }
    std::map<std::pair<std::string, std::string>, std::string> outputs;
    const Channel channel =
        GetParam().kind == StageKind::kClean ? Channel::kClean : Channel::kAudit;
    for (const Written& written : broker.Outputs(channel)) {
      std::string partition = "?";
      std::string offset = "?";
      if (channel == Channel::kClean) {
        const auto record = DecodeCleanRecord(*written.output.value);
        partition = std::to_string(record->raw.partition.value);
        offset = std::to_string(record->raw.offset.value);
      } else {
        partition = JsonAt(*written.output.value, "input.partition");
        offset = JsonAt(*written.output.value, "input.offset");
      }
      EXPECT_TRUE(outputs.emplace(std::pair(partition, offset), *written.output.value).second)
          << "twice: " << partition << '/' << offset << ", revoked after " << revoke_after;
    }
    return outputs;
  };
  const auto want = run(0, false);
  for (std::size_t after = 0; after < 150; after += kSanitized ? 35 : 7) {
    EXPECT_EQ(run(after, true), want) << "revoked after " << after;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Table, Rebalance,
    testing::Values(RebalanceCase{"FusedRevoked", StageKind::kFused, false},
                    RebalanceCase{"FusedLost", StageKind::kFused, true},
                    RebalanceCase{"StandbyRevoked", StageKind::kFused, false, true},
                    RebalanceCase{"StandbyLost", StageKind::kFused, true, true},
                    RebalanceCase{"CleanRevoked", StageKind::kClean, false},
                    RebalanceCase{"CleanLost", StageKind::kClean, true}),
    kCaseName);

/// Without a partition of its own it is ready as soon as it follows those of the others.
TEST(Loop, AStandbyIsReadyAndSaysWhatItFollows) {
  FakeBroker broker;
  FakeDisk disk;
  FeedArticles(broker, 40, 2);
  ASSERT_TRUE(FakeProcess(broker, disk, Fused(2)).Run());
  FakeDisk other_disk;
  ProcessOptions options = Fused(0);
  options.loop.followed_partitions = 2;
  FakeProcess standby(broker, other_disk, options);
  standby.source().endless = true;
  standby.source().assign({}, 0);
  std::stop_source stop;
  standby.source().on_poll = [&](std::size_t poll) {
    if (poll == 40) stop.request_stop();
  };
  ASSERT_TRUE(standby.Run(stop.get_token()));
  const StageReport report = standby.observer().stages().back();
  EXPECT_TRUE(report.ready) << report.waiting_for;
  EXPECT_EQ(report.partitions, 0U);
  EXPECT_EQ(report.followed_partitions, 2U);
  EXPECT_EQ(report.followed_remaining, 0U);
  EXPECT_EQ(report.index_stories, 40U);
  EXPECT_EQ(report.sinks_made, 0U);
}

TEST(Loop, ACommitThatFailsWhileAPartitionGoesLosesNothing) {
  for (const CommitFault fault :
       {CommitFault::kAborted, CommitFault::kFencedAndLost, CommitFault::kFencedButCommitted}) {
    for (const StageKind kind : {StageKind::kFused, StageKind::kClean}) {
      FakeBroker broker;
      FakeDisk disk;
      FeedArticles(broker, 80, 2);
      ProcessOptions options = Fused(2);
      options.kind = kind;
      options.loop.commit = {.interval = std::chrono::hours(1), .max_records = 1'000};
      FakeProcess process(broker, disk, options);
      process.source().records_per_poll = 10;
      process.source().revoke({PartitionId{1}}, false, 60);
      process.source().assign({PartitionId{1}}, 60);
      broker.fail_next_commit(fault);
      ASSERT_TRUE(process.Run());
      const auto outputs =
          broker.Outputs(kind == StageKind::kClean ? Channel::kClean : Channel::kAudit);
      EXPECT_EQ(outputs.size(), 80U) << NameOf(kind) << ", fault " << static_cast<int>(fault);
    }
  }
}

}  // namespace
}  // namespace wiresift
