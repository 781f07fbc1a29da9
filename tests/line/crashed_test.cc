#include <chrono>
#include <csignal>
#include <cstdlib>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "file/in_flight_journal.h"
#include "line/test_line.h"
#include "support/generated_feed.h"
#include "support/sanitized.h"

// A record that has killed the process, put aside by the daemon and put back by the command.

namespace wiresift {
namespace {

using std::chrono::seconds;
using testing::HasSubstr;

/// Leaves the journal as three daemons in a row do that die at work on `offset`.
void DieThreeTimes(const std::filesystem::path& journal_path, Offset offset) {
  for (int death = 0; death < kCrashesMax; ++death) {
    const pid_t child = fork();
    if (child == 0) {
      const auto journal = InFlightJournal::Open(journal_path);
      const bool entered = journal && (*journal)->Enter(PartitionId{0}, offset);
      kill(getpid(), entered ? SIGKILL : SIGTERM);
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_EQ(WTERMSIG(status), SIGKILL);
  }
}

/// Daemons die, as long as this lives, when they read a JSON text with `deadly-json` in it.
class DeadlyJson {
 public:
  DeadlyJson() { setenv("LD_PRELOAD", WIRESIFT_DEADLY_JSON, 1); }

  ~DeadlyJson() { unsetenv("LD_PRELOAD"); }
};

TEST(Crashed, ARecordWhoseJsonKillsItsReaderIsPutAsideUnread) {
  if (tests::kSanitized) GTEST_SKIP() << "a sanitizer must be loaded first";
  const TestLine line("deadly");
  const DeadlyJson deadly;
  std::vector<std::string> feed = GenerateFeed(6, 3);
  feed[4] = R"({"id":"a1","text":deadly-json})";
  line.Feed(feed);
  const auto daemon = line.Daemon("d");
  for (int death = 0; death < kCrashesMax; ++death) {
    daemon->Start();
    ASSERT_TRUE(daemon->WaitForEnd(kAnswerMax)) << daemon->Log();
  }
  daemon->Start();
  ASSERT_TRUE(line.WaitForVerdicts(feed.size(), seconds(60))) << daemon->Log();
  const auto verdicts = VerdictsByInput(line.Read(line.topics.audit));
  const std::string crashed = verdicts.at(line.topics.raw + "/0/4");
  EXPECT_EQ(JsonText(crashed, "reason"), "crashed");
  EXPECT_EQ(JsonText(crashed, "article"), "4") << "the record's key";
  const auto letters = line.Read(line.topics.rejected);
  ASSERT_EQ(letters.size(), 1U) << "its neighbours are not put aside with it";
  EXPECT_EQ(letters[0].value, feed[4]);
  EXPECT_EQ(daemon->Terminate(), 0) << daemon->Log();
}

TEST(Crashed, ARecordThatKilledThreeTimesIsPutAsideAndCanBePutBack) {
  const TestLine line("crashed");
  const auto feed = GenerateFeed(10, 3);
  line.Feed(feed);
  const auto daemon = line.Daemon("d");
  DieThreeTimes(line.folder() / "d" / "state" / ("in-flight-d-" + line.topics.raw), Offset{4});
  daemon->Start();
  ASSERT_TRUE(line.WaitForVerdicts(feed.size(), seconds(60))) << daemon->Log();
  const auto verdicts = VerdictsByInput(line.Read(line.topics.audit));
  const std::string crashed = verdicts.at(line.topics.raw + "/0/4");
  EXPECT_EQ(JsonText(crashed, "verdict"), "rejected");
  EXPECT_EQ(JsonText(crashed, "reason"), "crashed");
  for (const int neighbour : {3, 5}) {
    EXPECT_NE(JsonText(verdicts.at(line.topics.raw + "/0/" + std::to_string(neighbour)), "verdict"),
              "rejected");
  }
  const auto letters = line.Read(line.topics.rejected);
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_EQ(letters[0].value, feed[4]);

  const auto dry = line.Command("redrive --dry-run");
  EXPECT_EQ(dry.code, 0) << dry.text;
  EXPECT_THAT(dry.text, HasSubstr("put back: 1\n"));
  const auto other = line.Command("redrive --reason no-text");
  EXPECT_THAT(other.text, HasSubstr("put back: 0\nof another reason: 1\n"));
  const auto redriven = line.Command("redrive --reason crashed --limit 5");
  EXPECT_EQ(redriven.code, 0) << redriven.text;
  EXPECT_THAT(redriven.text, HasSubstr("put back: 1\n"));
  ASSERT_TRUE(line.WaitForVerdicts(feed.size() + 1, seconds(60))) << daemon->Log();
  const auto again = line.Command("redrive --reason crashed");
  EXPECT_THAT(again.text, HasSubstr("put back: 0\n")) << "each letter once";

  const auto audit = line.Read(line.topics.audit);
  EXPECT_NE(JsonText(*audit.back().value, "verdict"), "rejected");
  EXPECT_EQ(audit.size(), feed.size() + 1);
  EXPECT_EQ(daemon->Terminate(), 0) << daemon->Log();
}

}  // namespace
}  // namespace wiresift
