#include "pipeline/run/loop.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "pipeline/ports/output_size.h"
#include "support/case_name.h"
#include "support/fake_process.h"
#include "support/json_path.h"
#include "support/sanitized.h"
#include "support/story_stream.h"

namespace wiresift {
namespace {

using namespace tests;  // NOLINT(google-build-using-namespace)
using std::chrono::milliseconds;

constexpr std::uint64_t kSeed = 77;

ProcessOptions Fused(std::int32_t partitions = 1, std::size_t threads = 1) {
  ProcessOptions options;
  options.kind = StageKind::kFused;
  options.partitions = partitions;
  options.threads = threads;
  return options;
}

/// Short originals, each a story, round the partitions.
void FeedArticles(FakeBroker& broker, int articles, std::int32_t partitions = 1) {
  for (int i = 0; i < articles; ++i) {
    broker.Append(kRawTopic, PartitionId{i % partitions},
                  {.timestamp = At(std::chrono::seconds(i)),
                   .value = JsonArticle{.id = "a" + std::to_string(i),
                                        .body = StoryText(static_cast<std::uint64_t>(i), 1),
                                        .language = "en"}
                                .Json()});
  }
}

void FeedStream(FakeBroker& broker, std::size_t records, std::int32_t partitions) {
  for (std::int32_t id = 0; id < partitions; ++id) {
    for (const Record& record : StoryStream(kSeed + static_cast<std::uint64_t>(id)).Raw(records)) {
      broker.Append(kRawTopic, PartitionId{id}, record);
    }
  }
}

std::vector<std::size_t> BatchSizes(const FakeObserver& observer) {
  std::vector<std::size_t> sizes;
  for (const BatchReport& batch : observer.batches())
    sizes.push_back(batch.records);
  return sizes;
}

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

// --- Partitions come and go
// -----------------------------------------------------------------------

// --- Outputs that a topic does not take ---------------------------------------------------------

/// Twenty short articles with a long one among them.
void FeedWithALongOne(FakeBroker& broker) {
  FeedArticles(broker, 10);
  broker.Append(
      kRawTopic, PartitionId{0},
      {.timestamp = At(std::chrono::seconds(10)),
       .value = JsonArticle{.id = "long", .body = StoryText(99, 40), .language = "en"}.Json()});
  for (int i = 11; i < 21; ++i) {
    broker.Append(kRawTopic, PartitionId{0},
                  {.timestamp = At(std::chrono::seconds(i)),
                   .value = JsonArticle{.id = "a" + std::to_string(i),
                                        .body = StoryText(static_cast<std::uint64_t>(i), 1),
                                        .language = "en"}
                                .Json()});
  }
}

struct TooLargeCase {
  std::string_view name;
  StageKind kind;
  Channel channel;
  std::size_t bytes_max;
};

class TooLarge : public testing::TestWithParam<TooLargeCase> {};

TEST_P(TooLarge, IsADeadLetterAndTheTransactionGoesOn) {
  const auto [name, kind, channel, bytes_max] = GetParam();
  FakeBroker broker;
  FakeDisk disk;
  FeedWithALongOne(broker);
  broker.limit(channel, bytes_max);
  ProcessOptions options = Fused();
  options.kind = kind;
  options.loop.commit = {.interval = std::chrono::hours(1), .max_records = 1'000};
  FakeProcess process(broker, disk, options);
  ASSERT_TRUE(process.Run());

  EXPECT_EQ(broker.Committed(kRawTopic, PartitionId{0}), Offset{21});
  const auto letters = broker.Outputs(Channel::kRejected);
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_EQ(letters[0].output.key, "long");
  EXPECT_EQ(letters[0].output.value, "") << "the original stands where ws-input says";
  const auto header = [&](std::string_view wanted) {
    for (const Header& found : letters[0].output.headers)
      if (found.name == wanted) return found.value;
    return std::string("(none)");
  };
  EXPECT_EQ(header("ws-error-reason"), "too-large");
  EXPECT_EQ(header("ws-input"), "news.raw/0/10");
  EXPECT_EQ(header("ws-original"), "omitted");
  std::size_t rejected = 0;
  for (const Written& audit : broker.Outputs(Channel::kAudit)) {
    if (JsonAt(*audit.output.value, "verdict") != "rejected") continue;
    ++rejected;
    EXPECT_EQ(JsonAt(*audit.output.value, "input.offset"), "10");
    EXPECT_EQ(JsonAt(*audit.output.value, "reason"), "too-large");
  }
  EXPECT_EQ(rejected, 1U);
  const Channel rest = kind == StageKind::kClean ? Channel::kClean : Channel::kStories;
  EXPECT_EQ(broker.Outputs(rest).size(), 20U);
  EXPECT_EQ(BatchSizes(process.observer()), (std::vector<std::size_t>{21}));
  EXPECT_TRUE(process.observer().messages().empty()) << "nothing is given up and run again";
}

INSTANTIATE_TEST_SUITE_P(
    Table, TooLarge,
    testing::Values(TooLargeCase{"CleanRecord", StageKind::kClean, Channel::kClean, 6'000},
                    TooLargeCase{"Story", StageKind::kFused, Channel::kStories, 6'000},
                    TooLargeCase{"Delta", StageKind::kFused, Channel::kState, 2'500}),
    kCaseName);

TEST(Loop, ALongDeadLetterIsCutToItsTopic) {
  FakeBroker broker;
  FakeDisk disk;
  broker.Append(kRawTopic, PartitionId{0}, {.key = "bad", .value = std::string(5'000, 'x')});
  broker.limit(Channel::kRejected, 1'000);
  FakeProcess process(broker, disk, Fused());
  ASSERT_TRUE(process.Run());
  const auto letters = broker.Outputs(Channel::kRejected);
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_GT(letters[0].output.value->size(), 500U);
  EXPECT_LE(SizeOf(letters[0].output), 1'000U);
}

TEST(Loop, WhereNotEvenADeadLetterFitsItStops) {
  FakeBroker broker;
  FakeDisk disk;
  FeedArticles(broker, 3);
  broker.limit(Channel::kAudit, 10);
  FakeProcess process(broker, disk, Fused());
  const Status ended = process.Run();
  ASSERT_FALSE(ended);
  EXPECT_EQ(ended.error().code, ErrorCode::kFatal);
  EXPECT_TRUE(ended.error().detail.contains("output to audit")) << ended.error().detail;
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

// --- The whole line
// -------------------------------------------------------------------------------

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
