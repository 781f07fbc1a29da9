#include "daemon/observatory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/notify_socket.h"

namespace wiresift {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Config WithLevel(Level level) {
  Config config;
  config.log = {.level = level, .format = LogFormat::kText};
  return config;
}

StageReport Waits(StageKind stage, std::string waiting_for) {
  StageReport report;
  report.stage = stage;
  report.waiting_for = std::move(waiting_for);
  return report;
}

StageReport IsReady(StageKind stage) {
  StageReport report;
  report.stage = stage;
  report.ready = true;
  return report;
}

TEST(ObservatoryTest, SystemdIsToldWhatIsWaitedForWhenItChanges) {
  const tests::NotifySocket systemd;
  Observatory observatory(WithLevel(Level::kError));
  observatory.Expect(StageKind::kClean);
  observatory.Expect(StageKind::kStory);
  observatory.OnStage(IsReady(StageKind::kClean));
  EXPECT_EQ(systemd.Next(), "STATUS=Waiting: story: starting");
  observatory.OnStage(Waits(StageKind::kStory, "restore: 1200 left"));
  EXPECT_EQ(systemd.Next(), "STATUS=Waiting: story: restore: 1200 left");
  observatory.OnStage(Waits(StageKind::kStory, "restore: 1200 left"));
  EXPECT_EQ(systemd.Next(), "");
  observatory.OnStage(IsReady(StageKind::kStory));
  EXPECT_EQ(systemd.Next(), "STATUS=Ready: all stages are at work");
  observatory.OnStage(Waits(StageKind::kClean, "broker"));
  EXPECT_EQ(systemd.Next(), "STATUS=Waiting: clean: broker");
}

TEST(ObservatoryTest, AStageIsWaitedForUntilItSaysThatItIsReady) {
  Observatory observatory(WithLevel(Level::kError));
  EXPECT_THAT(observatory.WaitingFor(), IsEmpty());
  observatory.Expect(StageKind::kFused);
  EXPECT_THAT(observatory.WaitingFor(), ElementsAre("fused: starting"));
  observatory.OnStage(IsReady(StageKind::kFused));
  EXPECT_THAT(observatory.WaitingFor(), IsEmpty());
}

/// What a batch and an assignment log under `level`.
std::string LoggedAt(Level level) {
  testing::internal::CaptureStderr();
  Observatory observatory(WithLevel(level));
  StageReport assigned = IsReady(StageKind::kStory);
  assigned.partitions = 3;
  observatory.OnStage(assigned);
  observatory.OnBatch({.stage = StageKind::kStory,
                       .outcome = CommitOutcome::kCommitted,
                       .commit_time = std::chrono::milliseconds(12),
                       .records = 7,
                       .record_bytes = 4096});
  return testing::internal::GetCapturedStderr();
}

TEST(ObservatoryTest, DebugTellsOfCommitsAndAssignments) {
  const std::string log = LoggedAt(Level::kDebug);
  EXPECT_THAT(log, HasSubstr("debug: story: 3 partitions assigned\n"));
  EXPECT_THAT(log, HasSubstr("debug: story: committed 7 records of 4096 bytes in 12.0 ms\n"));
  EXPECT_THAT(LoggedAt(Level::kInfo), Not(HasSubstr("debug")));
}

TEST(ObservatoryTest, DebugLinesAreNotCounted) {
  testing::internal::CaptureStderr();
  Observatory observatory(WithLevel(Level::kDebug));
  observatory.OnMessage(Level::kDebug, "turned");
  EXPECT_THAT(testing::internal::GetCapturedStderr(), HasSubstr("debug: turned\n"));
  EXPECT_THAT(observatory.RenderMetrics(),
              HasSubstr("wiresift_messages_total{level=\"info\"} 0\n"));
}

}  // namespace
}  // namespace wiresift
