#pragma once

#include <array>
#include <functional>
#include <span>
#include <string>

#include "core/limits.h"
#include "pipeline/ports/output_size.h"
#include "pipeline/ports/ports.h"
#include "sim/cluster.h"
#include "sim/life.h"
#include "sim/source.h"

namespace wiresift::sim {

inline constexpr std::array kChannels = {Channel::kClean, Channel::kStories,
                                         Channel::kAudit, Channel::kRejected,
                                         Channel::kState, Channel::kPublishers};

/// The topic of a channel.
[[nodiscard]] std::string TopicOf(Channel channel);

/// A transactional producer with the manners of KafkaSink. One thread.
class SimSink final : public Sink {
 public:
  /// `limits` are those of the topics.
  SimSink(Life& life, const SimSource& source, const OutputLimits& limits,
          std::string transactional_id, LaneId lane, std::function<void(const Output&)> on_delta)
      : life_(life),
        source_(source),
        limits_(limits),
        id_(std::move(transactional_id)),
        lane_(lane),
        on_delta_(std::move(on_delta)) {}

  Status Open() override;
  Status Write(Output output) override;
  CommitOutcome Commit(std::span<const Position> positions) override;
  CommitOutcome Abort() override;

  [[nodiscard]] bool worn() const override { return worn_; }

  [[nodiscard]] Offset state_next() const override { return state_next_; }

  [[nodiscard]] std::size_t output_bytes_max(Channel channel) const override {
    const auto limit = limits_.find(channel);
    return limit == limits_.end() ? kOutputBytesMax : limit->second;
  }

 private:
  Offset Append(Output output);
  [[nodiscard]] bool MayCommit(std::span<const Position> positions) const;
  CommitOutcome End();
  CommitOutcome LoseReply();
  CommitOutcome Break();
  void RepeatLate(bool commit);

  Life& life_;
  const SimSource& source_;
  const OutputLimits& limits_;
  std::string id_;
  LaneId lane_;
  std::function<void(const Output&)> on_delta_;
  Producer producer_;
  bool is_open_ = false;  // a transaction is
  bool doomed_ = false;   // it must abort
  bool is_broken_ = false;
  bool worn_ = false;
  Offset state_next_;
  Offset state_written_;
};

}  // namespace wiresift::sim
