#include <chrono>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "kafka/sink.h"

namespace wiresift {
namespace {

using std::chrono::milliseconds;

/// Opens after some refusals.
class LateSink final : public Sink {
 public:
  LateSink(int refusals, ErrorCode code) : refusals_(refusals), code_(code) {}

  Status Open() override {
    if (++tries_ > refusals_) return {};
    return Fail(code_, "refused " + std::to_string(tries_));
  }

  Status Write(Output /*output*/) override { return {}; }

  CommitOutcome Commit(std::span<const Position> /*positions*/) override {
    return CommitOutcome::kCommitted;
  }

  CommitOutcome Abort() override { return CommitOutcome::kAborted; }

  [[nodiscard]] bool worn() const override { return false; }

  [[nodiscard]] Offset state_next() const override { return {}; }

  [[nodiscard]] std::size_t output_bytes_max(Channel /*channel*/) const override { return 0; }

  [[nodiscard]] int tries() const { return tries_; }

 private:
  int refusals_;
  ErrorCode code_;
  int tries_ = 0;
};

TEST(OpenWithin, TriesAgainWhileThatMayHelp) {
  LateSink sink(3, ErrorCode::kUnavailable);
  EXPECT_TRUE(OpenWithin(std::chrono::minutes(1), sink));
  EXPECT_EQ(sink.tries(), 4);
}

TEST(OpenWithin, GivesUpAtOnceWhereItCannotHelp) {
  LateSink sink(3, ErrorCode::kInvalid);
  const Status opened = OpenWithin(std::chrono::minutes(1), sink);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kInvalid);
  EXPECT_EQ(sink.tries(), 1);
}

TEST(OpenWithin, EndsWithTheLastRefusal) {
  LateSink sink(1'000'000, ErrorCode::kUnavailable);
  const Status opened = OpenWithin(milliseconds(200), sink);
  ASSERT_FALSE(opened);
  EXPECT_GT(sink.tries(), 1);
  EXPECT_EQ(opened.error().detail, "refused " + std::to_string(sink.tries()));
}

}  // namespace
}  // namespace wiresift
