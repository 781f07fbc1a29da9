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
  EXPECT_TRUE(daemon->WaitForStatus("/readyz", 503, kAnswerMax)) << daemon->Log();
  EXPECT_TRUE(daemon->WaitForStatus("/livez", 200, kAnswerMax));
  EXPECT_TRUE(daemon->IsRunning());
  Broker().Start();
  EXPECT_TRUE(daemon->WaitForStatus("/readyz", 200, seconds(60))) << daemon->Log();
  EXPECT_TRUE(line.WaitForVerdicts(100, seconds(60))) << daemon->Log();
  EXPECT_EQ(daemon->Terminate(), 0);
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
  EXPECT_EQ(daemon->Terminate(), 0) << daemon->Log();
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
  EXPECT_TRUE(daemon->WaitForText("/readyz", "wiresift topics --create", kAnswerMax))
      << daemon->Log();
  EXPECT_TRUE(daemon->WaitForStatus("/readyz", 503, kAnswerMax));
  EXPECT_TRUE(daemon->WaitForLog("wiresift topics --create", kAnswerMax)) << daemon->Log();
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
  EXPECT_TRUE(daemon->WaitForText("/metrics", "verdict=\"copy\"", kAnswerMax));
  EXPECT_THAT(daemon->Get("/metrics"), HasSubstr("wiresift_articles_total"));
  EXPECT_TRUE(daemon->WaitForStatus("/version", 200, kAnswerMax));
  EXPECT_TRUE(daemon->WaitForStatus("/nothing", 404, kAnswerMax));
}

}  // namespace
}  // namespace wiresift
