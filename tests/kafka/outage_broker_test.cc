#include <chrono>
#include <iostream>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kafka/broker.h"
#include "support/relay.h"

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;
using testing::HasSubstr;

TEST(Outage, ABrokerThatIsNotThereIsSaidAndWaitedFor) {
  const KafkaOptions options{
      .properties = {{"bootstrap.servers", "127.0.0.1:" + std::to_string(FreePort())}}};
  auto source = KafkaSource::Make(options, {"group", ""}, "news.raw", {});
  ASSERT_TRUE(source.has_value());
  Listener listener;
  std::string said;
  const auto deadline = steady_clock::now() + seconds(5);
  while (steady_clock::now() < deadline) {
    const auto polled = (*source)->Poll(1, milliseconds(100), listener);
    if (polled) continue;
    EXPECT_EQ(polled.error().code, ErrorCode::kUnavailable);
    said = polled.error().detail;
  }
  EXPECT_THAT(said, HasSubstr("kafka.bootstrap.servers"));
  const auto start = steady_clock::now();
  (*source)->Close();
  source->reset();
  EXPECT_LT(steady_clock::now() - start, seconds(4));
}

TEST(Outage, OpeningASinkWithoutABrokerFailsInTimeAndMayBeTriedAgain) {
  const KafkaOptions options{
      .properties = {{"bootstrap.servers", "127.0.0.1:" + std::to_string(FreePort())}}};
  auto sink = KafkaSink::Make(options, {"id", {{Channel::kClean, "topic"}}}, nullptr, {});
  ASSERT_TRUE(sink.has_value());
  const auto start = steady_clock::now();
  const Status opened = (*sink)->Open();
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error().code, ErrorCode::kUnavailable);
  sink->reset();
  EXPECT_LT(steady_clock::now() - start, seconds(13));
}

class OutageRelay : public testing::Test {
 protected:
  void SetUp() override {
    from_ = NewTopic("from", 2);
    to_ = NewTopic("to", 2);
    RelayOptions options;
    options.kafka = Broker().options();
    // A member by name: another would wait for the session of the lost one.
    options.member = {NewName("group"), "relay"};
    options.transactional_id = NewName("relay");
    options.from = from_;
    options.to = to_;
    options.records_max = 100;
    options.log = [this](Level level, std::string_view text) { Keep(NameOf(level), text); };
    auto relay = Relay::Make(std::move(options));
    ASSERT_TRUE(relay.has_value()) << relay.error().detail;
    relay_ = std::move(*relay);
  }

  void TearDown() override {
    relay_.reset();
    if (!HasFailure()) return;
    const std::lock_guard lock(mutex_);
    for (const std::string& line : log_)
      std::cout << line << '\n';
  }

  void Keep(std::string_view level, std::string_view text) {
    const std::chrono::duration<double> time = steady_clock::now() - start_;
    const std::lock_guard lock(mutex_);
    if (log_.size() < 1'000)
      log_.push_back(fmt::format("{:7.2f} {} {}", time.count(), level, text));
  }

  void RunUntil(std::size_t committed, milliseconds limit) {
    const auto deadline = steady_clock::now() + limit;
    while (relay_->committed() < committed && steady_clock::now() < deadline) {
      const Status turned = relay_->Turn(milliseconds(50));
      if (!turned) Keep("turn", turned.error().detail);
    }
  }

  void ExpectEachOnce(std::size_t records) {
    const std::vector<std::string> out = Committed(to_, 2);
    EXPECT_EQ(out.size(), records);
    EXPECT_EQ(std::set<std::string>(out.begin(), out.end()).size(), records);
  }

  std::string from_, to_;
  const steady_clock::time_point start_ = steady_clock::now();
  std::mutex mutex_;              // guards: log_
  std::vector<std::string> log_;  // shown when a test fails
  std::unique_ptr<Relay> relay_;  // after what it logs to
};

TEST_F(OutageRelay, ACrashedBrokerComesBackAndNothingIsLostOrDoubled) {
  Fill(from_, 3'000);
  RunUntil(500, seconds(30));
  ASSERT_GE(relay_->committed(), 500U);
  Broker().Kill();
  RunUntil(3'000, seconds(3));
  Broker().Start();
  RunUntil(3'000, seconds(60));
  ExpectEachOnce(3'000);
}

TEST_F(OutageRelay, AFrozenBrokerThawsAndNothingIsLostOrDoubled) {
  Fill(from_, 3'000);
  RunUntil(500, seconds(30));
  ASSERT_GE(relay_->committed(), 500U);
  Broker().Freeze();
  RunUntil(3'000, seconds(20));  // longer than every time-out of a transaction
  EXPECT_LT(relay_->committed(), 3'000U);
  Broker().Thaw();
  RunUntil(3'000, seconds(60));
  EXPECT_GT(relay_->sinks_made(), 1U) << "a commit without an answer must cost the producer";
  ExpectEachOnce(3'000);
}

TEST_F(OutageRelay, LeavingAFrozenBrokerIsQuick) {
  Fill(from_, 10);
  RunUntil(10, seconds(30));
  ASSERT_EQ(relay_->committed(), 10U);
  Broker().Freeze();
  const auto start = steady_clock::now();
  relay_->Finish();
  relay_.reset();
  const auto took = steady_clock::now() - start;
  Broker().Thaw();
  EXPECT_LT(took, seconds(5));
}

}  // namespace
}  // namespace wiresift
