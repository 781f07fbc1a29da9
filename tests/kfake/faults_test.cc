// The real service while its broker loses, delays and refuses requests of its transactions.
// WIRESIFT_KFAKE_SEED and WIRESIFT_KFAKE_TRANSACTIONS make other and longer runs; see run.sh.
#include <chrono>
#include <cstdlib>
#include <thread>

#include <gtest/gtest.h>

#include "kfake/faulty_broker.h"
#include "kfake/line_check.h"
#include "line/test_line.h"
#include "support/generated_feed.h"

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

/// Articles of one transaction, at most.
constexpr std::size_t kArticles = 10;

std::size_t FromEnvironment(const char* name, std::size_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::stoul(text);
}

/// Each strikes once in `stretch` transactions, more or less. Together they strike about one
/// transaction in twenty when `stretch` is 600.
std::vector<std::string> Faults(std::size_t stretch) {
  const std::string once = std::to_string(stretch);
  // A transaction has several of these.
  const std::string thrice = std::to_string(3 * stretch);
  const auto at = [](const std::string& kind, const std::string& every,
                     std::initializer_list<const char*> actions) {
    const std::string begin = kind + "=" + every + ":";
    std::vector<std::string> faults;
    faults.reserve(actions.size());
    for (const char* action : actions)
      faults.push_back(begin + action);
    return faults;
  };
  std::vector<std::string> all;
  const auto add = [&](std::vector<std::string> faults) {
    all.insert(all.end(), faults.begin(), faults.end());
  };
  // 4 s is longer than the socket's time-out below.
  add(at("EndTxn", once,
         {"lose-request", "lose-reply", "delay-request=500ms", "delay-reply=500ms",
          "delay-request=4s", "delay-reply=4s", "fail=NOT_COORDINATOR*2",
          "fail=CONCURRENT_TRANSACTIONS*2", "fail=TRANSACTION_ABORTABLE", "fail=REQUEST_TIMED_OUT",
          "fail=9999", "act-then-fail=COORDINATOR_NOT_AVAILABLE", "act-then-fail=9999"}));
  add(at("TxnOffsetCommit", once,
         {"lose-request", "lose-reply", "delay-request=4s", "fail=NOT_COORDINATOR*2",
          "fail=TRANSACTION_ABORTABLE", "fail=REQUEST_TIMED_OUT", "fail=9999"}));
  add(at(
      "AddOffsetsToTxn", once,
      {"lose-reply", "fail=CONCURRENT_TRANSACTIONS*2", "fail=TRANSACTION_ABORTABLE", "fail=9999"}));
  add(at("AddPartitionsToTxn", once,
         {"lose-request", "lose-reply", "delay-request=4s", "fail=NOT_COORDINATOR*2",
          "fail=CONCURRENT_TRANSACTIONS*3", "fail=TRANSACTION_ABORTABLE", "fail=9999"}));
  add(at("Produce", thrice,
         {"lose-request", "lose-reply", "delay-request=4s", "fail=REQUEST_TIMED_OUT"}));
  // These come only when a producer is made.
  add(at("InitProducerID", "5",
         {"lose-reply", "fail=CONCURRENT_TRANSACTIONS*3", "fail=REQUEST_TIMED_OUT"}));
  add(at("FindCoordinator", "10", {"lose-reply", "fail=COORDINATOR_NOT_AVAILABLE*2"}));
  return all;
}

/// Settings of the service under test alone: who feeds and reads has all the time that a busy
/// machine needs.
constexpr const char* kImpatient = ", socket.timeout.ms: 3000, transaction.timeout.ms: 10000";

std::string Commits() {
  return "commit: {interval: 50ms, max_records: " + std::to_string(kArticles) + "}\n";
}

/// Waits for `count` verdicts for as long as they go on coming: each fault holds them up for a few
/// seconds.
bool WaitForAll(const TestLine& line, std::size_t count) {
  constexpr seconds kStandstillMax{90};
  std::size_t seen = 0;
  auto deadline = steady_clock::now() + kStandstillMax;
  while (seen < count && steady_clock::now() < deadline) {
    std::this_thread::sleep_for(seconds(1));
    const std::size_t found = line.Read(line.topics.audit).size();
    if (found > seen) deadline = steady_clock::now() + kStandstillMax;
    seen = found;
  }
  return seen >= count;
}

/// The sum of wiresift_producers_made_total over the stages.
std::size_t ProducersMade(DaemonProcess& daemon) {
  const std::string metrics = daemon.Get("/metrics");
  constexpr std::string_view kName = "\nwiresift_producers_made_total{";
  std::size_t made = 0;
  for (std::size_t at = metrics.find(kName); at != std::string::npos;
       at = metrics.find(kName, at + 1)) {
    made += static_cast<std::size_t>(std::stod(metrics.substr(metrics.find("} ", at) + 2)));
  }
  return made;
}

struct Mode {
  std::string name;
  std::size_t stages;
  std::string yaml;         ///< of the service under test
  std::string oracle_yaml;  ///< of an undisturbed one over the same ordered log
};

class Faulty : public testing::TestWithParam<Mode> {};

TEST_P(Faulty, BrokerChangesNothingThatIsSaid) {
  const Mode& mode = GetParam();
  const auto seed = static_cast<std::uint32_t>(FromEnvironment("WIRESIFT_KFAKE_SEED", 1));
  // All stages together.
  const std::size_t transactions = FromEnvironment("WIRESIFT_KFAKE_TRANSACTIONS", 600);
  const std::size_t fed = transactions * kArticles / mode.stages;
  FaultyBroker broker(Faults(std::min<std::size_t>(transactions, 600)), seed);
  TestLine line(broker.options(), mode.name, mode.stages == 1 ? 1 : 2);
  line.kafka += kImpatient;
  line.Feed(GenerateFeed(fed, seed));

  broker.TurnFaults(true);
  const auto began = steady_clock::now();
  const auto daemon = line.Daemon("faulty", Commits() + mode.yaml);
  daemon->Start();
  EXPECT_TRUE(WaitForAll(line, fed)) << daemon->Log();
  const std::chrono::duration<double> took = steady_clock::now() - began;
  const std::size_t producers = ProducersMade(*daemon);
  EXPECT_TRUE(daemon->IsRunning()) << daemon->Log();
  broker.TurnFaults(false);
  EXPECT_EQ(daemon->Terminate(seconds(5)), 0) << daemon->Log();

  const FaultCounts counts = broker.Counts();
  EXPECT_GE(counts.struck * 100, counts.transactions * 3) << counts.text;
  EXPECT_GT(producers, mode.stages) << "no producer was made anew";
  EXPECT_LE(producers, mode.stages + 2 * counts.strikes) << "producers are made without a reason";

  TestLine oracle(broker.options(), "oracle", 1);
  oracle.topics.raw = line.topics.raw;
  oracle.topics.clean = line.topics.clean;
  const auto undisturbed = oracle.Daemon("oracle", mode.oracle_yaml);
  undisturbed->Start();
  EXPECT_TRUE(WaitForAll(oracle, fed)) << undisturbed->Log();
  EXPECT_EQ(undisturbed->Terminate(seconds(5)), 0) << undisturbed->Log();
  ExpectSameAsOracle(line, oracle, fed);
  EXPECT_EQ(line.Read(line.topics.clean).size(), mode.stages == 1 ? 0 : fed);

  std::printf("figures: %s seed=%u articles=%zu seconds=%.0f producers=%zu %s\n", mode.name.c_str(),
              seed, fed, took.count(), producers, counts.text.c_str());
  std::fflush(stdout);
}

INSTANTIATE_TEST_SUITE_P(Line, Faulty,
                         testing::Values(Mode{"two-stage", 2, "", "roles: [story]\n"},
                                         Mode{"fused", 1, "input: {is_scope_partitioned: true}\n",
                                              "input: {is_scope_partitioned: true}\n"}),
                         [](const auto& mode) {
                           return mode.param.stages == 1 ? "Fused" : "TwoStage";
                         });

}  // namespace
}  // namespace wiresift
