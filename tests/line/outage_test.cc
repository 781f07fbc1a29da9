#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kafka/broker.h"
#include "line/test_line.h"
#include "support/generated_feed.h"

namespace wiresift {
namespace {

using std::chrono::seconds;
using testing::HasSubstr;

TEST(Outage, WithoutABrokerItWaitsSaysSoAndComesUpByItself) {
  const TestLine line("down");
  line.Feed(GenerateFeed(100, 1));
  Broker().Kill();
  const auto daemon = line.Daemon("d");
  daemon->Start();
  EXPECT_TRUE(daemon->WaitForStatus("/readyz", 503, seconds(10))) << daemon->Log();
  EXPECT_TRUE(daemon->WaitForStatus("/livez", 200, seconds(10)));
  EXPECT_TRUE(daemon->IsRunning());
  Broker().Start();
  EXPECT_TRUE(daemon->WaitForStatus("/readyz", 200, seconds(60))) << daemon->Log();
  EXPECT_TRUE(line.WaitForVerdicts(100, seconds(60))) << daemon->Log();
  EXPECT_EQ(daemon->Terminate(seconds(5)), 0);
}

TEST(Outage, ABrokerThatComesBackIsGoneOnWith) {
  const TestLine line("restart");
  const auto feed = GenerateFeed(2'000, 2);
  line.Feed(feed);
  const auto daemon = line.Daemon("d", "commit: {interval: 20ms, max_records: 50}\n");
  daemon->Start();
  ASSERT_TRUE(line.WaitForVerdicts(100, seconds(60))) << daemon->Log();
  Broker().Kill();
  Broker().Start();
  ASSERT_TRUE(line.WaitForVerdicts(feed.size(), seconds(120))) << daemon->Log();
  EXPECT_EQ(daemon->Terminate(seconds(5)), 0) << daemon->Log();
  EXPECT_EQ(VerdictsByInput(line.Read(line.topics.audit)).size(), feed.size());
}

TEST(Outage, SigtermWithTheBrokerAwayEndsInTime) {
  const TestLine line("term");
  const auto daemon = line.Daemon("d");
  daemon->Start();
  ASSERT_TRUE(daemon->WaitForStatus("/readyz", 200, seconds(60))) << daemon->Log();
  Broker().Freeze();
  EXPECT_EQ(daemon->Terminate(seconds(5)), 0) << daemon->Log();
  Broker().Thaw();
}

TEST(Outage, MissingTopicsNameTheCommandThatMakesThem) {
  const TestLine line("missing", 1, false);
  const auto daemon = line.Daemon("d");
  daemon->Start();
  EXPECT_TRUE(daemon->WaitForStatus("/readyz", 503, seconds(10))) << daemon->Log();
  const auto deadline = std::chrono::steady_clock::now() + seconds(20);
  while (!daemon->Get("/readyz").contains("topics --create") &&
         std::chrono::steady_clock::now() < deadline) {
  }
  EXPECT_THAT(daemon->Get("/readyz"), HasSubstr("wiresift topics --create"));
  EXPECT_THAT(daemon->Log(), HasSubstr("wiresift topics --create"));
  EXPECT_TRUE(daemon->IsRunning());
  line.CreateTopics();
  EXPECT_TRUE(daemon->WaitForStatus("/readyz", 200, seconds(60))) << daemon->Log();
}

TEST(Outage, MetricsTellWhatHasHappened) {
  const TestLine line("metrics");
  line.Feed(GenerateFeed(300, 4));
  const auto daemon = line.Daemon("d");
  daemon->Start();
  ASSERT_TRUE(line.WaitForVerdicts(300, seconds(60))) << daemon->Log();
  // Counted after the commit has returned, which a reader's view of it may overtake.
  EXPECT_TRUE(daemon->WaitForText("/metrics", "verdict=\"copy\"", seconds(20)));
  EXPECT_THAT(daemon->Get("/metrics"), HasSubstr("wiresift_articles_total"));
  EXPECT_TRUE(daemon->Get("/version").starts_with("200"));
  EXPECT_TRUE(daemon->Get("/nothing").starts_with("404"));
}

}  // namespace
}  // namespace wiresift
