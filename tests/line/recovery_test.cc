#include <chrono>
#include <random>
#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "line/test_line.h"
#include "support/generated_feed.h"

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::size_t kArticles = 5'000;

std::vector<std::string> UriAndRevision(const std::vector<Record>& stories) {
  std::vector<std::string> names;
  names.reserve(stories.size());
  for (const Record& record : stories)
    names.push_back(*record.key + "#" + HeaderText(record, "ws-revision"));
  return names;
}

/// The verdicts of a story stage that was never disturbed, over the same clean log.
std::map<std::string, std::string> Oracle(const TestLine& line) {
  TestLine oracle("oracle");
  oracle.topics.clean = line.topics.clean;
  const auto daemon = oracle.Daemon("oracle", "roles: [story]\n");
  daemon->Start();
  EXPECT_TRUE(oracle.WaitForVerdicts(kArticles, seconds(120))) << daemon->Log();
  return VerdictsByInput(oracle.Read(oracle.topics.audit));
}

TEST(Recovery, KilledHalfWayItLosesNothingAndSaysNothingTwice) {
  const TestLine line("kill", 2);
  line.Feed(GenerateFeed(kArticles, 7));
  // Small transactions, so that the kills fall into many of them.
  const auto daemon = line.Daemon("one", "commit: {interval: 20ms, max_records: 10}\n");
  std::mt19937 random(11);
  for (int kill = 0; kill < 3; ++kill) {
    const std::size_t before = line.Read(line.topics.audit).size();
    daemon->Start();
    ASSERT_TRUE(line.WaitForVerdicts(before + 200 + random() % 400, seconds(120))) << daemon->Log();
    std::this_thread::sleep_for(milliseconds(random() % 100));
    daemon->Kill();
  }
  const std::size_t done = line.Read(line.topics.audit).size();
  EXPECT_LT(done, kArticles) << "the kills came too late to prove anything";
  daemon->Start();
  ASSERT_TRUE(line.WaitForVerdicts(kArticles, seconds(120))) << daemon->Log();
  EXPECT_EQ(daemon->Terminate(), 0) << daemon->Log();

  const auto verdicts = VerdictsByInput(line.Read(line.topics.audit));
  EXPECT_EQ(verdicts.size(), kArticles);
  const auto stories = UriAndRevision(line.Read(line.topics.stories));
  const std::set<std::string> once(stories.begin(), stories.end());
  EXPECT_EQ(stories.size(), once.size()) << "a revision was published twice";
  EXPECT_GT(stories.size(), kArticles / 3);
  EXPECT_LT(stories.size(), kArticles) << "no copy was recognised";
  EXPECT_EQ(verdicts, Oracle(line));
}

TEST(Recovery, ALostDiskCostsAReplayAndChangesNoVerdict) {
  const TestLine line("disk");
  const auto feed = GenerateFeed(1'200, 5);
  line.Feed(std::vector<std::string>(feed.begin(), feed.begin() + 600));
  {
    const auto daemon = line.Daemon("first");
    daemon->Start();
    ASSERT_TRUE(line.WaitForVerdicts(600, seconds(60))) << daemon->Log();
    EXPECT_EQ(daemon->Terminate(), 0) << daemon->Log();
  }
  line.Feed(std::vector<std::string>(feed.begin() + 600, feed.end()));
  const auto daemon = line.Daemon("second");  // another state folder: the disk is gone
  daemon->Start();
  ASSERT_TRUE(line.WaitForVerdicts(1'200, seconds(60))) << daemon->Log();
  EXPECT_EQ(daemon->Terminate(), 0);

  const TestLine whole("whole");
  whole.Feed(feed);
  const auto undisturbed = whole.Daemon("whole");
  undisturbed->Start();
  ASSERT_TRUE(whole.WaitForVerdicts(1'200, seconds(60))) << undisturbed->Log();
  const auto story_count = [](const TestLine& of) { return of.Read(of.topics.stories).size(); };
  EXPECT_EQ(story_count(line), story_count(whole));
}

TEST(Recovery, FusedAndTwoStageAgreeVerdictForVerdict) {
  const TestLine two("two");
  const TestLine fused("fused");
  const auto feed = GenerateFeed(800, 3);
  std::vector<std::map<std::string, std::string>> found;
  for (const TestLine* line : {&two, &fused}) {
    line->Feed(feed);
    const auto daemon =
        line->Daemon("d", line == &fused ? "input: {is_scope_partitioned: true}\n" : "");
    daemon->Start();
    ASSERT_TRUE(line->WaitForVerdicts(feed.size(), seconds(60))) << daemon->Log();
    std::map<std::string, std::string> verdicts;
    for (const Record& record : line->Read(line->topics.audit)) {
      verdicts[JsonText(*record.value, "article")] =
          JsonText(*record.value, "verdict") + " " + JsonText(*record.value, "of");
    }
    found.push_back(std::move(verdicts));
  }
  EXPECT_EQ(found[0].size(), feed.size());
  EXPECT_EQ(found[0], found[1]);
}

}  // namespace
}  // namespace wiresift
