#include <atomic>
#include <chrono>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kafka/broker.h"
#include "support/relay.h"

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr std::size_t kRecords = 8'000;
constexpr int kPartitions = 4;

std::unique_ptr<Relay> NewRelay(const std::string& group, const std::string& from,
                                const std::string& to) {
  RelayOptions options;
  options.kafka = Broker().options();
  options.member = {group, ""};
  options.transactional_id = NewName("relay");
  options.from = from;
  options.to = to;
  // Slow enough for several members to have their share.
  options.poll_records_max = 20;
  options.interval = milliseconds(50);
  auto relay = Relay::Make(std::move(options));
  EXPECT_TRUE(relay.has_value()) << relay.error().detail;
  return std::move(*relay);
}

TEST(RebalanceOnBroker, MembersComeAndGoAndEveryRecordIsThereOnce) {
  const std::string from = NewTopic("from", kPartitions);
  const std::string to = NewTopic("to", kPartitions);
  const std::string group = NewName("group");
  Fill(from, kRecords);
  std::atomic<std::size_t> done = 0;
  const auto deadline = steady_clock::now() + seconds(90);
  const auto is_over = [&] { return done >= kRecords || steady_clock::now() > deadline; };

  std::atomic<bool> second_leaves = false;
  std::atomic<std::size_t> shared = 0;
  const auto run = [&](const std::atomic<bool>* leaves) {
    const auto relay = NewRelay(group, from, to);
    std::size_t counted = 0;
    while (!is_over() && (leaves == nullptr || !*leaves)) {
      static_cast<void>(relay->Turn(milliseconds(10)).has_value());
      if (leaves != nullptr) shared = std::max(shared.load(), relay->partitions());
      done += relay->committed() - counted;
      counted = relay->committed();
      std::this_thread::sleep_for(milliseconds(20));
    }
    relay->Finish();
    done += relay->committed() - counted;
  };
  std::jthread first(run, nullptr);
  while (done == 0 && !is_over())
    std::this_thread::sleep_for(milliseconds(10));
  std::jthread second(run, &second_leaves);
  while (shared == 0 && !is_over())
    std::this_thread::sleep_for(milliseconds(10));
  std::jthread third(run, nullptr);
  std::this_thread::sleep_for(milliseconds(500));
  second_leaves = true;
  first.join();
  second.join();
  third.join();

  EXPECT_GT(shared, 0U) << "the second member never had a partition";
  const std::vector<std::string> out = Committed(to, kPartitions);
  EXPECT_EQ(out.size(), kRecords);
  EXPECT_EQ(std::set<std::string>(out.begin(), out.end()).size(), kRecords);
}

}  // namespace
}  // namespace wiresift
