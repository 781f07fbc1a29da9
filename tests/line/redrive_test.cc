#include <chrono>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "line/test_line.h"

namespace wiresift {
namespace {

using std::chrono::seconds;
using testing::HasSubstr;

TEST(RedriveOnBroker, LeavesWhatIsRejectedMeanwhileToTheNextRun) {
  const std::vector<std::string> bad(50, R"({"id":"no-text","title":"A title alone"})");
  const TestLine line("redrive");
  line.Feed(bad);
  const auto daemon = line.Daemon("d", "commit: {interval: 20ms}\n");
  daemon->Start();
  ASSERT_TRUE(line.WaitForVerdicts(bad.size(), seconds(60))) << daemon->Log();
  for (const std::size_t verdicts : {100U, 150U, 200U}) {
    const auto redriven = line.Command("redrive");
    EXPECT_THAT(redriven.text, HasSubstr("put back: 50\n"));
    ASSERT_TRUE(line.WaitForVerdicts(verdicts, seconds(60))) << daemon->Log();
  }
  EXPECT_THAT(line.Command("redrive").text, HasSubstr("put back: 0\n"));
  EXPECT_EQ(daemon->Terminate(), 0) << daemon->Log();
}

}  // namespace
}  // namespace wiresift
