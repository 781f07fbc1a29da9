#include <cstdlib>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/fake_process.h"
#include "support/json_path.h"
#include "support/sanitized.h"
#include "support/story_stream.h"

// The promise of exactly-once: whatever fails, whenever it does, the topics in the end hold the
// bytes of a run without faults. Every test compares with such a run.

namespace wiresift {
namespace {

using namespace tests;  // NOLINT(google-build-using-namespace)

constexpr std::uint64_t kSeed = 20250301;
constexpr std::size_t kRecords = 200;

/// Cases from one that is tried to the next.
constexpr std::size_t kStride = kSanitized ? 23 : 1;

/// Windows and memories that are over within the stream.
const LaneOptions kLanes{.match = {.window = std::chrono::hours(20)},
                         .story = {.memory = std::chrono::hours(30)}};

ProcessOptions Options(std::size_t records_per_commit) {
  ProcessOptions options;
  options.lanes = kLanes;
  options.loop.commit = {.interval = std::chrono::hours(1), .max_records = records_per_commit};
  options.loop.sink_attempts_max = 0;  // a dead process makes no second attempt
  return options;
}

const std::vector<Record>& Input() {
  static const std::vector<Record> input = CleanLog(StoryStream(kSeed).Raw(kRecords));
  return input;
}

void Feed(FakeBroker& broker) {
  for (const Record& record : Input())
    broker.Append(kCleanTopic, PartitionId{0}, record);
}

/// All that readers of the topics see, and the state that the log leads to.
struct Outcome {
  std::vector<Written> stories, audit, rejected, publishers;
  std::map<std::string, std::string> state;
  Offset committed;
};

std::map<std::string, std::string> StateOf(FakeBroker& broker) {
  std::map<std::string, std::string> state;
  for (const Record& record : broker.ChangelogOf(LaneId{0})) {
    state.erase(*record.key);
    if (record.value) state.emplace(*record.key, *record.value);
  }
  return state;
}

Outcome OutcomeOf(FakeBroker& broker) {
  return {broker.Outputs(Channel::kStories),
          broker.Outputs(Channel::kAudit),
          broker.Outputs(Channel::kRejected),
          broker.Outputs(Channel::kPublishers),
          StateOf(broker),
          broker.Committed(kCleanTopic, PartitionId{0}).value_or(Offset{0})};
}

const Outcome& FaultFree() {
  static const Outcome outcome = [] {
    FakeBroker broker;
    FakeDisk disk;
    Feed(broker);
    EXPECT_TRUE(FakeProcess(broker, disk, Options(1'000)).Run());
    return OutcomeOf(broker);
  }();
  return outcome;
}

/// False, with the first difference told, when the topics are not those of the run without faults.
bool IsFaultFree(FakeBroker& broker, std::string_view what) {
  const Outcome& want = FaultFree();
  const Outcome got = OutcomeOf(broker);
  for (std::size_t i = 0; i < std::min(got.audit.size(), want.audit.size()); ++i) {
    if (got.audit[i] == want.audit[i]) continue;
    ADD_FAILURE() << what << ": verdict " << i << " differs:\n"
                  << *got.audit[i].output.value << "\nwanted\n"
                  << *want.audit[i].output.value;
    return false;
  }
  EXPECT_EQ(got.audit.size(), want.audit.size()) << what;
  EXPECT_TRUE(got.stories == want.stories) << what << ": stories differ";
  EXPECT_TRUE(got.rejected == want.rejected) << what << ": dead letters differ";
  EXPECT_TRUE(got.publishers == want.publishers) << what << ": what is learnt differs";
  EXPECT_TRUE(got.state == want.state) << what << ": states differ";
  EXPECT_EQ(got.committed, want.committed) << what;
  return !testing::Test::HasFailure();
}

/// Starts processes on what the last one left until one comes to the end of the input.
void RunToTheEnd(FakeBroker& broker, FakeDisk& disk, const ProcessOptions& options) {
  for (int starts = 0; starts < 50; ++starts) {
    broker.Restart();
    if (FakeProcess(broker, disk, options).Run()) return;
  }
  FAIL() << "no process came to the end";
}

TEST(Stream, HasABitOfEverything) {
  std::map<std::string, int> words;
  for (const Written& audit : FaultFree().audit) {
    const std::string& json = *audit.output.value;
    ++words[JsonAt(json, "verdict") + ' ' + JsonAt(json, "reason")];
  }
  EXPECT_EQ(FaultFree().audit.size(), Input().size()) << "one verdict for each record";
  for (const std::string_view word :
       {"published (none)", "copy (none)", "revision (none)", "revision of-copy", "killed canceled",
        "killed deleted", "killed copy-canceled", "withheld withheld", "ignored redelivered",
        "ignored unknown", "ignored not-text", "rejected bad-clean-record"}) {
    EXPECT_TRUE(words.contains(std::string(word))) << word << " never happens in the stream";
  }
  EXPECT_GE(FaultFree().publishers.size(), 4U) << "hardly anything learnt";
  EXPECT_LT(FaultFree().state.size(), 2 * FaultFree().stories.size()) << "nothing expired";
}

/// where transactions are cut does not show.
TEST(Cuts, DoNotShow) {
  for (const std::size_t per_commit : {1, 2, 3, 7, 50, 199}) {
    for (const std::size_t per_poll : {1, 33, 1'000}) {
      FakeBroker broker;
      FakeDisk disk;
      Feed(broker);
      FakeProcess process(broker, disk, Options(per_commit));
      process.source().records_per_poll = per_poll;
      ASSERT_TRUE(process.Run());
      ASSERT_TRUE(IsFaultFree(broker, std::to_string(per_commit) + " a commit, " +
                                          std::to_string(per_poll) + " a poll"));
    }
  }
}

/// One operation after the other is the last of a process; the next one goes on from what is left.
TEST(Crash, AtAnyStepShowsNothing) {
  FakeBroker whole;
  FakeDisk disk;
  Feed(whole);
  ASSERT_TRUE(FakeProcess(whole, disk, Options(20)).Run());
  const std::size_t steps = whole.steps();
  ASSERT_GT(steps, 500U);
  for (std::size_t step = 1; step <= steps; step += kStride) {
    FakeBroker broker;
    FakeDisk left;
    Feed(broker);
    broker.crash_at(step);
    ASSERT_FALSE(FakeProcess(broker, left, Options(20)).Run()) << "step " << step;
    // The disk is as the process left it, or gone.
    if (step % 3 == 1) left = {};
    RunToTheEnd(broker, left, Options(20));
    ASSERT_TRUE(IsFaultFree(
        broker, "crash at step " + std::to_string(step) + " of " + std::to_string(steps)));
  }
}

/// Many crashes in one life, of the restore too, on disks of any age.
TEST(Crash, OverAndOverShowsNothing) {
  for (std::uint64_t seed = 1; seed <= 40; seed += kStride) {
    Random random(seed);
    FakeBroker broker;
    FakeDisk disk;
    FakeDisk older;
    Feed(broker);
    for (int crash = 0; crash < 12; ++crash) {
      broker.Restart();
      broker.crash_at(1 + random.Below(120));
      const Status run = FakeProcess(broker, disk, Options(1 + random.Below(15))).Run();
      if (run) break;
      if (random.Chance(1, 3)) broker.Compact(LaneId{0}, random, false);
      if (random.Chance(1, 4)) std::swap(disk, older);
      if (random.Chance(1, 4)) older = disk;
      if (random.Chance(1, 6)) disk = {};
    }
    RunToTheEnd(broker, disk, Options(10));
    ASSERT_TRUE(IsFaultFree(broker, "seed " + std::to_string(seed)));
  }
}

/// Aborts, fencing with either end of a commit that nobody answered, lost writes, seeks that fail,
/// worn producers, full disks: all at random, in one process that lives through them.
TEST(Faults, OfAnyKindShowNothing) {
  for (std::uint64_t seed = 1; seed <= 60; seed += kStride) {
    Random random(seed);
    FakeBroker broker;
    FakeDisk disk;
    Feed(broker);
    ProcessOptions options = Options(1 + random.Below(25));
    options.loop.sink_attempts_max = 20;
    options.threads = 1 + random.Below(2);
    FakeProcess process(broker, disk, options);
    process.source().records_per_poll = 1 + random.Below(60);
    process.ports().commits_until_worn = random.Chance(1, 3) ? 2 : -1;
    std::size_t faults = 30;
    process.source().on_poll = [&](std::size_t) {
      if (faults == 0 || !random.Chance(1, 4)) return;
      --faults;
      switch (random.Below(9)) {
        case 0:
          return broker.fail_next_commit(CommitFault::kAborted);
        case 1:
          return broker.fail_next_commit(CommitFault::kFencedAndLost);
        case 2:
          return broker.fail_next_commit(CommitFault::kFencedButCommitted);
        case 3:
          return broker.fail_next_write({ErrorCode::kUnavailable, "write: timed out"});
        case 4:
          return broker.fail_next_opens(static_cast<int>(1 + random.Below(3)));
        case 5:
          return process.source().fail_next_seek();
        case 6:
          return process.source().fail_next_committed();
        case 7:
          disk.failing_writes = 1;
          return;
        default:
          disk.failing_reads = 1;
          return;
      }
    };
    const Status run = process.Run();
    ASSERT_TRUE(run) << "seed " << seed << ": " << run.error().detail;
    ASSERT_TRUE(IsFaultFree(broker, "seed " + std::to_string(seed)));
  }
}

struct FaultCase {
  std::string_view name;
  CommitFault fault;
};

/// Each commit in turn, with each fault.
TEST(Faults, OfEachCommitShowNothing) {
  for (const FaultCase& fault :
       {FaultCase{"aborted", CommitFault::kAborted},
        FaultCase{"fenced, lost", CommitFault::kFencedAndLost},
        FaultCase{"fenced, committed", CommitFault::kFencedButCommitted}}) {
    for (int commit = 0; commit < 10; ++commit) {
      FakeBroker broker;
      FakeDisk disk;
      Feed(broker);
      FakeProcess process(broker, disk, Options(20));
      int commits = 0;
      if (commit == 0) broker.fail_next_commit(fault.fault);
      process.observer().on_batch = [&](const BatchReport&) {
        if (++commits == commit) broker.fail_next_commit(fault.fault);
      };
      ASSERT_TRUE(process.Run());
      ASSERT_TRUE(
          IsFaultFree(broker, std::string(fault.name) + ", commit " + std::to_string(commit)));
      EXPECT_EQ(
          process.observer().batches()[static_cast<std::size_t>(commit)].outcome,
          fault.fault == CommitFault::kAborted ? CommitOutcome::kAborted : CommitOutcome::kFenced);
    }
  }
}

/// A damaged local copy is found out by a read; the log brings it back.
TEST(Faults, ADamagedDiskIsReadBackFromTheLog) {
  for (const std::size_t damaged_at : {0, 3, 6}) {
    FakeBroker broker;
    FakeDisk disk;
    Feed(broker);
    ProcessOptions options = Options(20);
    options.loop.sink_attempts_max = 3;
    FakeProcess process(broker, disk, options);
    std::size_t commits = 0;
    process.observer().on_batch = [&](const BatchReport&) {
      disk.corrupted |= ++commits == damaged_at;
    };
    disk.corrupted = damaged_at == 0;
    const Status run = process.Run();
    ASSERT_TRUE(run) << run.error().detail;
    ASSERT_TRUE(IsFaultFree(broker, "damaged after commit " + std::to_string(damaged_at)));
    EXPECT_FALSE(disk.corrupted) << "nobody read the damage, or nobody cleared it";
  }
}

/// A restore that cannot write to the disk must not go on behind what it could not write.
TEST(Faults, AFullDiskDuringARestoreLosesNothing) {
  FakeBroker broker;
  FakeDisk disk;
  Feed(broker);
  broker.crash_at(600);
  ASSERT_FALSE(FakeProcess(broker, disk, Options(20)).Run());
  broker.Restart();
  disk = {};
  disk.failing_writes = 3;
  ProcessOptions options = Options(20);
  options.loop.sink_attempts_max = 10;
  ASSERT_TRUE(FakeProcess(broker, disk, options).Run());
  EXPECT_TRUE(IsFaultFree(broker, "full disk"));
}

/// A store that is ahead of a log that was made anew is thrown away.
TEST(Restore, AStoreOfAnotherLogIsCleared) {
  FakeBroker old;
  FakeDisk disk;
  Feed(old);
  ASSERT_TRUE(FakeProcess(old, disk, Options(20)).Run());
  FakeBroker fresh;
  Feed(fresh);
  ASSERT_TRUE(FakeProcess(fresh, disk, Options(20)).Run());
  EXPECT_TRUE(IsFaultFree(fresh, "fresh log"));
}

TEST(Restore, OfACompactedLogGoesOnAlike) {
  for (std::uint64_t seed = 1; seed <= 20; seed += kStride) {
    Random random(seed);
    FakeBroker broker;
    FakeDisk disk;
    Feed(broker);
    broker.crash_at(200 + random.Below(500));
    ASSERT_FALSE(FakeProcess(broker, disk, Options(10)).Run());
    broker.Restart();
    broker.Compact(LaneId{0}, random, true);
    disk = {};
    ASSERT_TRUE(FakeProcess(broker, disk, Options(10)).Run());
    ASSERT_TRUE(IsFaultFree(broker, "seed " + std::to_string(seed)));
  }
}

}  // namespace
}  // namespace wiresift
