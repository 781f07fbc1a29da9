#include "pipeline/run/loop.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <numeric>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "core/exit_code.h"
#include "support/fake_process.h"
#include "support/json_path.h"
#include "support/later_version.h"
#include "support/loop_feed.h"

namespace wiresift {
namespace {

using namespace tests;  // NOLINT(google-build-using-namespace)
using std::chrono::milliseconds;

// --- Transactions -------------------------------------------------------------------------------

TEST(Loop, CutsTransactionsByCount) {
  FakeBroker broker;
  FakeDisk disk;
  FeedArticles(broker, 25);
  ProcessOptions options = Fused();
  options.loop.commit = {.interval = std::chrono::hours(1), .max_records = 10};
  FakeProcess process(broker, disk, options);
  ASSERT_TRUE(process.Run());
  EXPECT_EQ(BatchSizes(process.observer()), (std::vector<std::size_t>{10, 10, 5}));
  EXPECT_EQ(broker.Committed(kRawTopic, PartitionId{0}), Offset{25});
}

TEST(Loop, CutsTransactionsByTime) {
  FakeBroker broker;
  FakeDisk disk;
  FeedArticles(broker, 5);
  ProcessOptions options = Fused();
  options.loop.commit = {.interval = milliseconds(100), .max_records = 1'000};
  FakeProcess process(broker, disk, options);
  process.source().endless = true;
  std::stop_source stop;
  std::uint64_t records = 0;
  process.observer().on_batch = [&](const BatchReport& report) {
    records += report.records;
    if (records == 5) stop.request_stop();
  };
  const auto begin = process.clock().Now();
  ASSERT_TRUE(process.Run(stop.get_token()))
      << "a quiet feed is published without waiting for more";
  EXPECT_EQ(records, 5U);
  EXPECT_GE(process.clock().Now() - begin, milliseconds(100));
}

/// What is finished before the loop looks does not grow one transaction without end.
TEST(Loop, CutsTheTransactionsOfABacklogByTimeToo) {
  FakeBroker broker;
  FakeDisk disk;
  FeedArticles(broker, 3'000);
  ProcessOptions options = Fused();
  options.loop.commit = {.interval = milliseconds(10), .max_records = 1'000'000};
  options.loop.poll_records_max = 3'000;
  FakeProcess process(broker, disk, options);
  process.source().records_per_poll = 3'000;
  process.source().on_poll = [](std::size_t poll) {
    if (poll == 2) std::this_thread::sleep_for(milliseconds(500));  // for the pool to be far ahead
  };
  process.clock().TickBy(milliseconds(1));
  ASSERT_TRUE(process.Run());
  const std::vector<std::size_t> sizes = BatchSizes(process.observer());
  EXPECT_LT(std::ranges::max(sizes), 1'000U);
  EXPECT_EQ(std::accumulate(sizes.begin(), sizes.end(), std::size_t{0}), 3'000U);
}

TEST(Loop, StopCommitsWhatIsDecided) {
  FakeBroker broker;
  FakeDisk disk;
  FeedArticles(broker, 100);
  ProcessOptions options = Fused();
  options.loop.commit = {.interval = std::chrono::hours(1), .max_records = 30};
  FakeProcess process(broker, disk, options);
  process.source().records_per_poll = 10;
  process.source().endless = true;
  std::stop_source stop;
  process.observer().on_batch = [&](const BatchReport&) { stop.request_stop(); };
  ASSERT_TRUE(process.Run(stop.get_token()));
  const auto committed = broker.Committed(kRawTopic, PartitionId{0});
  ASSERT_TRUE(committed);
  EXPECT_GE(committed->value, 30);
  EXPECT_EQ(broker.Outputs(Channel::kAudit).size(), static_cast<std::size_t>(committed->value));
  EXPECT_GT(process.turns(), 0U);
}

TEST(Loop, NothingIsCommittedWithoutRecords) {
  FakeBroker broker;
  FakeDisk disk;
  FakeProcess process(broker, disk, Fused());
  ASSERT_TRUE(process.Run());
  EXPECT_TRUE(process.observer().batches().empty());
  ASSERT_FALSE(process.observer().stages().empty());
  EXPECT_TRUE(process.observer().stages().back().ready ||
              process.observer().stages().back().partitions == 1);
}

/// A batch that was aborted meets the state it met before: nobody is a duplicate of himself.
TEST(Loop, AnAbortedBatchIsRunAgainWithTheSameVerdicts) {
  FakeBroker broker;
  FakeDisk disk;
  FeedArticles(broker, 20);
  FakeProcess process(broker, disk, Fused());
  broker.fail_next_commit(CommitFault::kAborted);
  broker.fail_next_commit(CommitFault::kAborted);
  ASSERT_TRUE(process.Run());
  const auto audit = broker.Outputs(Channel::kAudit);
  ASSERT_EQ(audit.size(), 20U);
  for (const Written& written : audit) {
    EXPECT_EQ(JsonAt(*written.output.value, "verdict"), "published");
    EXPECT_EQ(JsonAt(*written.output.value, "reason"), "(none)");
  }
  EXPECT_EQ(broker.Outputs(Channel::kStories).size(), 20U);
  EXPECT_EQ(process.observer().CommittedRecords(), 20U);
  EXPECT_TRUE(process.observer().Said("not committed"));
}

TEST(Loop, AFailedLastCommitIsNotTheEnd) {
  for (const CommitFault fault :
       {CommitFault::kAborted, CommitFault::kFencedAndLost, CommitFault::kFencedButCommitted}) {
    FakeBroker broker;
    FakeDisk disk;
    FeedArticles(broker, 5);
    ProcessOptions options = Fused();
    options.loop.commit = {.interval = std::chrono::hours(1), .max_records = 1'000};
    broker.fail_next_commit(fault);
    ASSERT_TRUE(FakeProcess(broker, disk, options).Run());
    EXPECT_EQ(broker.Outputs(Channel::kAudit).size(), 5U);
    EXPECT_EQ(broker.Committed(kRawTopic, PartitionId{0}), Offset{5});
  }
}

/// The broker must be asked where reading goes on, until it has answered.
TEST(Loop, AnUnansweredCommitIsSettledByTheBrokerHoweverLongThatTakes) {
  FakeBroker broker;
  FakeDisk disk;
  FeedArticles(broker, 12);
  FakeProcess process(broker, disk, Fused());
  broker.fail_next_commit(CommitFault::kFencedButCommitted);
  for (int i = 0; i < 4; ++i)
    process.source().fail_next_committed();
  ASSERT_TRUE(process.Run());
  EXPECT_EQ(broker.Outputs(Channel::kAudit).size(), 12U) << "a record was decided twice, or never";
}

/// What a broker does not take in a transaction's time must not be tried again as it was.
TEST(Loop, ATransactionThatFailsIsFollowedByShorterOnes) {
  FakeBroker broker;
  FakeDisk disk;
  FeedArticles(broker, 100);
  ProcessOptions options = Fused();
  options.loop.commit = {.interval = std::chrono::hours(1), .max_records = 40};
  broker.fail_next_commit(CommitFault::kAborted);
  FakeProcess process(broker, disk, options);
  ASSERT_TRUE(process.Run());
  EXPECT_EQ(BatchSizes(process.observer()), (std::vector<std::size_t>{40, 20, 40, 40}));
}

// --- Errors -------------------------------------------------------------------------------------

TEST(Loop, ABadRecordIsADeadLetterAndTheRestGoesOn) {
  FakeBroker broker;
  FakeDisk disk;
  FeedArticles(broker, 3);
  broker.Append(kRawTopic, PartitionId{0}, {.timestamp = At({}), .value = "{broken"});
  FeedArticles(broker, 1);
  FakeProcess process(broker, disk, Fused());
  ASSERT_TRUE(process.Run());
  ASSERT_EQ(broker.Outputs(Channel::kRejected).size(), 1U);
  EXPECT_EQ(broker.Outputs(Channel::kRejected)[0].output.value, "{broken");
  EXPECT_EQ(broker.Outputs(Channel::kAudit).size(), 5U);
  std::uint64_t rejected = 0;
  for (const BatchReport& batch : process.observer().batches()) {
    const auto found = batch.verdicts.find({Verdict::kRejected, "not-json"});
    if (found != batch.verdicts.end()) rejected += found->second;
  }
  EXPECT_EQ(rejected, 1U);
}

TEST(Loop, WaitsForABrokerThatIsAway) {
  FakeBroker broker;
  FakeDisk disk;
  FeedArticles(broker, 3);
  ProcessOptions options = Fused();
  options.loop.sink_attempts_max = 2;
  FakeProcess process(broker, disk, options);
  broker.fail_next_opens(30);
  process.source().fail_next_polls(5, ErrorCode::kUnavailable);
  ASSERT_TRUE(process.Run()) << "an absent broker is no reason to exit";
  EXPECT_EQ(broker.Outputs(Channel::kAudit).size(), 3U);
  EXPECT_TRUE(process.observer().Said("connection refused; trying again"));
  EXPECT_LT(process.observer().messages().size(), 10U) << "the same complaint is made once";
}

TEST(Loop, EndsWhenTheSourceCannotHeal) {
  FakeBroker broker;
  FakeDisk disk;
  FeedArticles(broker, 3);
  FakeProcess process(broker, disk, Fused());
  process.source().fail_next_polls(1, ErrorCode::kFatal);
  const Status run = process.Run();
  ASSERT_FALSE(run);
  EXPECT_EQ(run.error().code, ErrorCode::kFatal);
}

TEST(Loop, GivesASinkUpAfterItsAttempts) {
  FakeBroker broker;
  FakeDisk disk;
  FeedArticles(broker, 3);
  ProcessOptions options = Fused();
  options.loop.sink_attempts_max = 4;
  FakeProcess process(broker, disk, options);
  broker.fail_next_write({ErrorCode::kFatal, "write: not authorised"});
  EXPECT_FALSE(process.Run());
  EXPECT_TRUE(broker.Outputs(Channel::kAudit).empty());
}

/// docs/formats.md: a program that meets a newer format in its log ends with code 65.
TEST(Loop, EndsWhenItsLogIsOfALaterVersion) {
  FakeBroker broker;
  FakeDisk disk;
  FeedArticles(broker, 3);
  ASSERT_TRUE(FakeProcess(broker, disk, Fused()).Run());
  WriteUnknownRelation(broker, LaneId{0});
  const Status run = FakeProcess(broker, disk, Fused()).Run();
  ASSERT_FALSE(run);
  EXPECT_TRUE(run.error().detail.contains("relation: found 99")) << run.error().detail;
  EXPECT_EQ(ExitCodeOf(run.error().code), 65);
}

/// Before the lane is ready for the first time, and again while it makes a new sink.
TEST(Loop, WhatComesInSpiteOfAPauseIsReadAgainWhenTheLaneIsReady) {
  for (const bool after_a_fence : {false, true}) {
    FakeBroker broker;
    FakeDisk disk;
    FeedArticles(broker, 60);
    ProcessOptions options = Fused();
    options.loop.commit = {.interval = std::chrono::hours(1), .max_records = 12};
    FakeProcess process(broker, disk, options);
    process.source().records_per_poll = 5;
    process.source().fail_next_pause();
    broker.fail_next_opens(after_a_fence ? 0 : 2);
    process.observer().on_batch = [&](const BatchReport& report) {
      if (!after_a_fence || report.outcome == CommitOutcome::kFenced) return;
      if (process.observer().batches().size() > 1) return;
      broker.fail_next_commit(CommitFault::kFencedAndLost);
      broker.fail_next_opens(2);
      process.source().fail_next_pause();
    };
    ASSERT_TRUE(process.Run());
    EXPECT_TRUE(process.observer().Said("pause: "));
    EXPECT_EQ(broker.Outputs(Channel::kAudit).size(), 60U) << "after a fence: " << after_a_fence;
    EXPECT_EQ(broker.Committed(kRawTopic, PartitionId{0}), Offset{60});
  }
}

/// Clients have done so after rebalances and pauses.
TEST(Loop, WhatTheSourceGivesOnceMoreIsDecidedOnce) {
  FakeBroker broker;
  FakeDisk disk;
  FeedArticles(broker, 30);
  ProcessOptions options = Fused();
  options.loop.commit = {.interval = std::chrono::hours(1), .max_records = 12};
  FakeProcess process(broker, disk, options);
  process.source().records_per_poll = 5;
  process.source().on_poll = [&](std::size_t poll) {
    const Position beginning{PartitionId{0}, Offset{0}};
    if (poll % 4 != 3 || poll > 20) return;
    ASSERT_TRUE(process.source().Seek({&beginning, 1}));
  };
  ASSERT_TRUE(process.Run());
  EXPECT_EQ(broker.Outputs(Channel::kAudit).size(), 30U);
  EXPECT_EQ(broker.Committed(kRawTopic, PartitionId{0}), Offset{30});
}

TEST(Loop, ALostWriteIsRunAgain) {
  FakeBroker broker;
  FakeDisk disk;
  FeedArticles(broker, 10);
  FakeProcess process(broker, disk, Fused());
  broker.fail_next_write({ErrorCode::kUnavailable, "write: timed out"});
  ASSERT_TRUE(process.Run());
  EXPECT_EQ(broker.Outputs(Channel::kAudit).size(), 10U);
  EXPECT_EQ(broker.Outputs(Channel::kStories).size(), 10U);
  EXPECT_TRUE(process.observer().Said("run again"));
}

TEST(Loop, WornSinksAreMadeAnew) {
  FakeBroker broker;
  FakeDisk disk;
  FeedArticles(broker, 20);
  ProcessOptions options = Fused();
  options.loop.commit.max_records = 2;
  FakeProcess process(broker, disk, options);
  process.ports().commits_until_worn = 1;
  ASSERT_TRUE(process.Run());
  EXPECT_EQ(broker.Outputs(Channel::kAudit).size(), 20U);
  EXPECT_GE(process.observer().stages().back().sinks_made, 10U);
}

// --- Threads ------------------------------------------------------------------------------------

/// With many threads and small chunks, each partition's records are decided in their order.
TEST(Loop, KeepsTheOrderOfEachPartitionWithManyThreads) {
  constexpr std::int32_t kPartitions = 3;
  std::map<PartitionId, std::vector<Written>> want;
  for (const std::size_t threads : {1, 4}) {
    FakeBroker broker;
    FakeDisk disk;
    FeedStream(broker, 120, kPartitions);
    ProcessOptions options = Fused(kPartitions, threads);
    options.loop.commit.max_records = 17;
    FakeProcess process(broker, disk, options);
    ASSERT_TRUE(process.Run());
    for (std::int32_t id = 0; id < kPartitions; ++id) {
      const auto audit = broker.Outputs(Channel::kAudit, LaneId{id});
      ASSERT_EQ(audit.size(), 120U);
      for (std::size_t i = 0; i < audit.size(); ++i) {
        ASSERT_EQ(JsonAt(*audit[i].output.value, "input.offset"), std::to_string(i))
            << threads << " threads";
      }
      auto& first = want[PartitionId{id}];
      if (threads == 1) first = audit;
      EXPECT_TRUE(audit == first) << "partition " << id;
    }
  }
}

TEST(Loop, HoldsNoMoreInFlightThanItMay) {
  FakeBroker broker;
  FakeDisk disk;
  FeedArticles(broker, 300);
  ProcessOptions options = Fused(1, 2);
  options.loop.in_flight_bytes_max = 1;
  FakeProcess process(broker, disk, options);
  process.source().records_per_poll = 20;
  ASSERT_TRUE(process.Run());
  EXPECT_EQ(broker.Outputs(Channel::kAudit).size(), 300U);
  for (const StageReport& stage : process.observer().stages())
    EXPECT_LT(stage.in_flight_bytes, 20U * 2'000U);
}

TEST(Loop, ReportsLagAndPartitions) {
  FakeBroker broker;
  FakeDisk disk;
  FeedArticles(broker, 10, 2);
  FakeProcess process(broker, disk, Fused(2));
  ASSERT_TRUE(process.Run());
  const StageReport last = process.observer().stages().back();
  EXPECT_TRUE(last.ready);
  EXPECT_EQ(last.partitions, 2U);
  EXPECT_EQ(last.in_flight_bytes, 0U);
  EXPECT_EQ(last.lag.at({kRawTopic, 0}), 0);
  EXPECT_EQ(last.index_stories, 10U);
  EXPECT_EQ(last.sinks_made, 2U);
}

}  // namespace
}  // namespace wiresift
