#include "pipeline/run/lane.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "pipeline/ports/output_size.h"
#include "story/delta.h"
#include "support/fake_clock.h"
#include "support/fake_ports.h"
#include "support/json_path.h"
#include "support/later_version.h"
#include "support/story_stream.h"

namespace wiresift {
namespace {

using namespace tests;  // NOLINT(google-build-using-namespace)

constexpr LaneId kLane{0};
constexpr PartitionId kPartition{0};

class LaneTest : public testing::Test {
 protected:
  LaneTest()
      : stage_(StageKind::kFused, {}, {}, 1),
        ports_(broker_, disk_, "group", kRawTopic),
        other_ports_(broker_, other_disk_, "group", kRawTopic) {}

  Lane Make() {
    return Lane(kLane, stage_, {}, ports_, [this] { return clock_.Now(); });
  }

  /// Of another process, with a disk of its own.
  Lane MakeElsewhere() {
    return Lane(kLane, stage_, {}, other_ports_, [this] { return clock_.Now(); });
  }

  /// Steps until ready; the steps it took.
  static int Open(Lane& lane) {
    int steps = 0;
    for (; !lane.ready() && steps < 1'000; ++steps)
      EXPECT_TRUE(lane.Step());
    EXPECT_TRUE(lane.ready());
    return steps;
  }

  static Status StepUntilItFails(Lane& lane) {
    Status step;
    for (int i = 0; i < 10 && step; ++i)
      step = lane.Step();
    return step;
  }

  Status Process(Lane& lane, std::int64_t offset) {
    const std::string id = "a" + std::to_string(offset);
    return lane.Process(stage_.Prepare(RawRecord(
        offset,
        JsonArticle{.id = id, .body = StoryText(static_cast<std::uint64_t>(offset), 1)}.Json())));
  }

  static void CommitAll(Lane& lane) { ASSERT_EQ(lane.Commit().outcome, CommitOutcome::kCommitted); }

  /// Opens the lane, which owns its partition, and has it commit the first record.
  void CommitFirst(Lane& lane) {
    Open(lane);
    lane.Adopt(kPartition, Offset{0});
    ASSERT_TRUE(Process(lane, 0));
    CommitAll(lane);
  }

  FakeBroker broker_;
  FakeDisk disk_;
  FakeDisk other_disk_;
  FakeClock clock_;
  Stage stage_;
  FakePorts ports_;
  FakePorts other_ports_;
};

TEST_F(LaneTest, OpensRestoresAndIsReady) {
  Lane lane = Make();
  EXPECT_FALSE(lane.ready());
  Open(lane);
  EXPECT_EQ(lane.sinks_made(), 1U);
  EXPECT_FALSE(lane.open());
  ASSERT_TRUE(lane.Step()) << "a step of a lane that is ready does nothing";
}

TEST_F(LaneTest, PositionsMoveWithTheCommit) {
  Lane lane = Make();
  Open(lane);
  lane.Adopt(kPartition, Offset{5});
  lane.Adopt(kPartition, Offset{9});
  EXPECT_EQ(lane.positions(), (std::vector<Position>{{kPartition, Offset{5}}}))
      << "the first record counts";
  ASSERT_TRUE(Process(lane, 5));
  ASSERT_TRUE(Process(lane, 6));
  EXPECT_TRUE(lane.open());
  EXPECT_EQ(lane.records(), 2U);
  EXPECT_EQ(lane.positions(), (std::vector<Position>{{kPartition, Offset{5}}}))
      << "not before the commit";
  const BatchReport report = lane.Commit();
  EXPECT_EQ(report.outcome, CommitOutcome::kCommitted);
  EXPECT_EQ(lane.positions(), (std::vector<Position>{{kPartition, Offset{7}}}));
  EXPECT_FALSE(lane.open());
  EXPECT_EQ(report.records, 2U);
  EXPECT_EQ(report.stories_published, 2U);
  EXPECT_EQ(report.verdicts.at({Verdict::kPublished, ""}), 2U);
  EXPECT_EQ(report.prepare_seconds.size(), 2U);
  EXPECT_EQ(report.decide_seconds.size(), 2U);
  EXPECT_EQ(report.publishers.at("").articles, 2U);
  EXPECT_GT(report.publishers.at("").kept_bytes, 0U);
  lane.Drop(kPartition);
  EXPECT_TRUE(lane.positions().empty());
}

TEST_F(LaneTest, AnAbortLeavesNothing) {
  Lane lane = Make();
  Open(lane);
  lane.Adopt(kPartition, Offset{0});
  ASSERT_TRUE(Process(lane, 0));
  lane.Abort();
  EXPECT_FALSE(lane.open());
  EXPECT_TRUE(lane.ready());
  EXPECT_EQ(lane.positions(), (std::vector<Position>{{kPartition, Offset{0}}}));
  StageReport report;
  lane.Describe(report);
  EXPECT_EQ(report.index_stories, 0U);
  ASSERT_TRUE(Process(lane, 0));
  const BatchReport batch = lane.Commit();
  EXPECT_EQ(batch.outcome, CommitOutcome::kCommitted);
  EXPECT_EQ(batch.verdicts.at({Verdict::kPublished, ""}), 1U);
  EXPECT_EQ(broker_.Outputs(Channel::kStories).size(), 1U);
}

TEST_F(LaneTest, ARejectionWhoseVerdictIsTooLargeKeepsItsId) {
  Prepared rejected = stage_.Prepare(RawRecord(0, R"({"id":"a1",,})", "the-key"));
  broker_.limit(Channel::kAudit, SizeOf(std::get<ToPass>(rejected.made).outputs.at(1)) - 1);
  Lane lane = Make();
  Open(lane);
  ASSERT_TRUE(lane.Process(std::move(rejected)));
  CommitAll(lane);
  const auto audit = broker_.Outputs(Channel::kAudit);
  ASSERT_EQ(audit.size(), 1U);
  EXPECT_EQ(JsonAt(*audit[0].output.value, "reason"), "too-large");
  EXPECT_EQ(JsonAt(*audit[0].output.value, "article"), "the-key");
  EXPECT_EQ(audit[0].output.key, "the-key");
  EXPECT_EQ(broker_.Outputs(Channel::kRejected).at(0).output.key, "the-key");
}

TEST_F(LaneTest, AnUnansweredCommitPutsItInDoubtUntilSettled) {
  Lane lane = Make();
  Open(lane);
  lane.Adopt(kPartition, Offset{0});
  ASSERT_TRUE(Process(lane, 0));
  broker_.fail_next_commit(CommitFault::kFencedButCommitted);
  EXPECT_EQ(lane.Commit().outcome, CommitOutcome::kFenced);
  EXPECT_FALSE(lane.ready());
  Open(lane);
  EXPECT_TRUE(lane.in_doubt());
  EXPECT_TRUE(lane.in_doubt()) << "asking settles nothing";
  lane.Settle({});
  EXPECT_FALSE(lane.in_doubt());
  StageReport report;
  lane.Describe(report);
  EXPECT_EQ(report.index_stories, 1U) << "the log had it";
  EXPECT_EQ(lane.sinks_made(), 2U);
}

TEST_F(LaneTest, ASuccessorFencesItsPredecessor) {
  Lane first = Make();
  Open(first);
  first.Adopt(kPartition, Offset{0});
  ASSERT_TRUE(Process(first, 0));
  Lane second = Make();
  Open(second);
  EXPECT_EQ(first.Commit().outcome, CommitOutcome::kFenced);
  EXPECT_TRUE(broker_.Outputs(Channel::kAudit).empty());
}

TEST_F(LaneTest, RestoresInBoundedStepsAndSaysHowMuchIsLeft) {
  {
    Lane lane = Make();
    Open(lane);
    lane.Adopt(kPartition, Offset{0});
    for (int i = 0; i < 100; ++i)
      ASSERT_TRUE(Process(lane, i));
    ASSERT_EQ(lane.Commit().outcome, CommitOutcome::kCommitted);
  }
  disk_ = {};
  Lane lane = Make();
  ASSERT_TRUE(lane.Step());
  EXPECT_EQ(lane.restore_remaining(), 301U) << "three parts a story, and the clock";
  std::size_t last = lane.restore_remaining();
  int steps = 0;
  while (lane.restore_remaining() > 0) {
    ASSERT_TRUE(lane.Step());
    EXPECT_LT(lane.restore_remaining(), last);
    last = lane.restore_remaining();
    ++steps;
  }
  EXPECT_GT(steps, 3);
  EXPECT_FALSE(lane.ready());
  Open(lane);
  StageReport report;
  lane.Describe(report);
  EXPECT_EQ(report.index_stories, 100U);
}

/// A later version may have written a relation that this one does not know. The log has it as well,
/// or, as here, has not.
TEST_F(LaneTest, AStoreWithAnUnknownRelationIsReadBackFromTheLog) {
  {
    Lane lane = Make();
    CommitFirst(lane);
  }
  StateStore& store = disk_.stores[kLane];
  const std::string key = StoryKey({1});
  const std::string bytes = WithUnknownRelation(store.Get(key)->value());
  ASSERT_TRUE(store.Write(std::vector<Delta>{{key, bytes}}, store.changelog_next()));

  Lane lane = Make();
  const Status step = StepUntilItFails(lane);
  ASSERT_FALSE(step);
  EXPECT_EQ(step.error().code, ErrorCode::kMalformed);
  EXPECT_TRUE(step.error().detail.contains("relation: found 99")) << step.error().detail;
  Open(lane);
  StageReport report;
  lane.Describe(report);
  EXPECT_EQ(report.index_stories, 1U);
}

/// Reading it back cannot help then: the lane never gets ready, and whoever runs it gives up.
TEST_F(LaneTest, ALogWithAnUnknownRelationIsNeverRestored) {
  {
    Lane lane = Make();
    CommitFirst(lane);
  }
  WriteUnknownRelation(broker_, kLane);
  Lane lane = MakeElsewhere();
  for (int attempt = 0; attempt < 3; ++attempt) {
    const Status step = StepUntilItFails(lane);
    ASSERT_FALSE(step);
    EXPECT_EQ(step.error().code, ErrorCode::kMalformed);
    EXPECT_TRUE(step.error().detail.contains("relation: found 99")) << step.error().detail;
    EXPECT_EQ(other_disk_.stores[kLane].changelog_next(), Offset{0}) << "the copy is thrown away";
  }
}

// --- A standby ----------------------------------------------------------------------------------

/// Steps that find something new to do.
void CatchUp(Lane& lane) {
  for (int step = 0; step < 20; ++step)
    ASSERT_TRUE(lane.Step());
}

TEST_F(LaneTest, AStandbyFollowsAndTakesOverWithNothingLeftToRestore) {
  Lane active = Make();
  CommitFirst(active);

  Lane standby = MakeElsewhere();
  standby.Follow();
  EXPECT_TRUE(standby.following());
  EXPECT_FALSE(standby.warm());
  CatchUp(standby);
  EXPECT_TRUE(standby.warm());
  EXPECT_FALSE(standby.ready());
  EXPECT_EQ(standby.sinks_made(), 0U) << "it fences nobody";

  for (int i = 1; i < 100; ++i)
    ASSERT_TRUE(Process(active, i));
  CommitAll(active);
  StageReport report;
  standby.Describe(report);
  EXPECT_EQ(report.followed_partitions, 1U);
  EXPECT_EQ(report.followed_remaining, 298U);
  EXPECT_EQ(report.restore_remaining, 0U);
  CatchUp(standby);
  EXPECT_EQ(standby.restore_remaining(), 0U);
  ASSERT_TRUE(Process(active, 100)) << "still the active one's";
  CommitAll(active);

  standby.TakeOver();
  ASSERT_TRUE(standby.Step());
  EXPECT_EQ(standby.restore_remaining(), 4U) << "the tail: three parts of a story, and the clock";
  EXPECT_EQ(Open(standby), 2);
  report = {};
  standby.Describe(report);
  EXPECT_EQ(report.index_stories, 101U);
  EXPECT_EQ(other_disk_.stores[kLane].parts(), disk_.stores[kLane].parts());
  ASSERT_TRUE(Process(standby, 101));
  CommitAll(standby);
}

TEST_F(LaneTest, AStandbyWhoseDiskFailsBeginsAgainFromWhereItIs) {
  Lane active = Make();
  CommitFirst(active);
  Lane standby = MakeElsewhere();
  standby.Follow();
  CatchUp(standby);
  ASSERT_TRUE(Process(active, 1));
  CommitAll(active);
  other_disk_.failing_writes = 1;
  EXPECT_FALSE(standby.Step());
  EXPECT_TRUE(standby.following());
  EXPECT_FALSE(standby.warm());
  CatchUp(standby);
  EXPECT_TRUE(standby.warm());
  EXPECT_EQ(other_disk_.stores[kLane].parts(), disk_.stores[kLane].parts());
}

TEST_F(LaneTest, AnOwnerThatIsRelievedFollowsItsSuccessor) {
  Lane first = Make();
  CommitFirst(first);
  first.Follow();
  Lane second = MakeElsewhere();
  Open(second);
  ASSERT_TRUE(Process(second, 1));
  CommitAll(second);
  EXPECT_TRUE(first.warm()) << "its state stays";
  CatchUp(first);
  first.TakeOver();
  Open(first);
  ASSERT_TRUE(Process(first, 2));
  CommitAll(first);
  EXPECT_EQ(broker_.Outputs(Channel::kStories).size(), 3U);
}

}  // namespace
}  // namespace wiresift
