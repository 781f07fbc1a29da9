#include <chrono>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kafka/settings.h"
#include "line/test_line.h"
#include "support/generated_feed.h"

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const std::string kStandby = "story: {standby: true}\ncommit: {interval: 20ms, max_records: 20}\n";

bool WaitForMetric(DaemonProcess& daemon, const std::string& line) {
  return daemon.WaitForText("/metrics", "\n" + line + "\n", kAnswerMax);
}

/// Cleaning is a process of its own, so that only the story stage's owner is killed.
TEST(Standby, TakesOverInTimeWithNothingLostAndNothingTwice) {
  const TestLine line("standby");
  const auto feed = GenerateFeed(2'400, 9);
  const auto cleaner = line.Daemon("cleaner", "roles: [clean]\n");
  const auto active = line.Daemon("active", "roles: [story]\n" + kStandby);
  const auto standby = line.Daemon("spare", "roles: [story]\n" + kStandby);
  cleaner->Start();
  active->Start();
  line.Feed(std::vector<std::string>(feed.begin(), feed.begin() + 1'600));
  ASSERT_TRUE(line.WaitForVerdicts(400, seconds(60))) << active->Log();
  standby->Start();
  ASSERT_TRUE(standby->WaitForStatus("/readyz", 200, seconds(60))) << standby->Log();
  ASSERT_TRUE(line.WaitForVerdicts(1'600, seconds(60))) << active->Log();
  EXPECT_TRUE(WaitForMetric(*standby, R"(wiresift_followed_partitions{stage="story"} 1)"));
  EXPECT_TRUE(WaitForMetric(*standby, R"(wiresift_assigned_partitions{stage="story"} 0)"));
  EXPECT_TRUE(WaitForMetric(*standby, R"(wiresift_followed_remaining_records{stage="story"} 0)"));

  // Killed at work, with what it has not decided yet still in the clean topic.
  line.Feed(std::vector<std::string>(feed.begin() + 1'600, feed.end()));
  ASSERT_TRUE(line.WaitForVerdicts(1'601, seconds(30))) << active->Log();
  active->Kill();
  const Timestamp killed =
      std::chrono::time_point_cast<milliseconds>(std::chrono::system_clock::now());
  const std::size_t decided = line.Read(line.topics.audit).size();
  ASSERT_LT(decided, feed.size()) << "the kill came too late to prove anything";
  ASSERT_TRUE(line.WaitForVerdicts(decided + 1, seconds(60))) << standby->Log();
  const auto took = line.Read(line.topics.audit)[decided].timestamp - killed;
  EXPECT_LT(took, kSessionTimeout + seconds(3)) << standby->Log();
  RecordProperty("takeover_ms", static_cast<int>(took.count()));
  ASSERT_TRUE(line.WaitForVerdicts(feed.size(), seconds(60))) << standby->Log();

  EXPECT_EQ(VerdictsByInput(line.Read(line.topics.audit)).size(), feed.size());
  std::set<std::string> once;
  const auto stories = line.Read(line.topics.stories);
  for (const Record& story : stories)
    once.insert(*story.key + "#" + HeaderText(story, "ws-revision"));
  EXPECT_EQ(once.size(), stories.size()) << "a revision was published twice";

  // The one that was killed is the standby now.
  active->Start();
  ASSERT_TRUE(active->WaitForStatus("/readyz", 200, seconds(60))) << active->Log();
  EXPECT_TRUE(WaitForMetric(*active, R"(wiresift_followed_partitions{stage="story"} 1)"));
  EXPECT_EQ(active->Terminate(), 0);
  EXPECT_EQ(standby->Terminate(), 0);

  // The verdicts are those of a line that nobody has disturbed, over the same clean log.
  TestLine oracle("standby-oracle");
  oracle.topics.clean = line.topics.clean;
  const auto undisturbed = oracle.Daemon("oracle", "roles: [story]\n");
  undisturbed->Start();
  ASSERT_TRUE(oracle.WaitForVerdicts(feed.size(), seconds(60))) << undisturbed->Log();
  EXPECT_EQ(VerdictsByInput(line.Read(line.topics.audit)),
            VerdictsByInput(oracle.Read(oracle.topics.audit)));
}

}  // namespace
}  // namespace wiresift
