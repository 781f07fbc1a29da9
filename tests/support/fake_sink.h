#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/ports/ports.h"
#include "support/fake_broker.h"

namespace wiresift::tests {

/// A transactional producer on a FakeBroker. One thread.
class FakeSink final : public Sink {
 public:
  /// `writer` is the transactional id, `topic` the one whose positions are committed. The broker
  /// outlives the sink. A sink with a limit is worn after that many commits.
  FakeSink(FakeBroker& broker, std::string writer, std::string topic, LaneId lane,
           int commits_until_worn)
      : broker_(broker),
        writer_(std::move(writer)),
        topic_(std::move(topic)),
        lane_(lane),
        commits_until_worn_(commits_until_worn) {}

  Status Open() override {
    const auto epoch = broker_.Open(writer_);
    if (!epoch) return std::unexpected(epoch.error());
    epoch_ = *epoch;
    return {};
  }

  Status Write(Output output) override {
    if (Status checked = broker_.CheckWrite(); !checked) return checked;
    transaction_.push_back({lane_, std::move(output)});
    return {};
  }

  CommitOutcome Commit(std::span<const Position> positions) override {
    const CommitOutcome outcome =
        broker_.Commit(writer_, epoch_, topic_, std::exchange(transaction_, {}), positions);
    if (outcome == CommitOutcome::kCommitted) --commits_until_worn_;
    return outcome;
  }

  [[nodiscard]] bool worn() const override { return commits_until_worn_ == 0; }

  [[nodiscard]] Offset state_next() const override { return broker_.ChangelogEnd(lane_); }

  CommitOutcome Abort() override {
    transaction_.clear();
    const bool lives = broker_.Step() && broker_.IsCurrent(writer_, epoch_);
    return lives ? CommitOutcome::kAborted : CommitOutcome::kFenced;
  }

  [[nodiscard]] std::size_t output_bytes_max(Channel channel) const override {
    return broker_.output_bytes_max(channel);
  }

 private:
  FakeBroker& broker_;
  std::string writer_;
  std::string topic_;
  LaneId lane_;
  int commits_until_worn_;
  std::uint64_t epoch_ = 0;
  std::vector<Written> transaction_;
};

}  // namespace wiresift::tests
