#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "core/ids.h"
#include "core/result.h"
#include "pipeline/ports/clock.h"
#include "pipeline/ports/observer.h"
#include "pipeline/ports/output_size.h"
#include "pipeline/ports/ports.h"
#include "pipeline/prepare/stage.h"
#include "pipeline/run/batch.h"
#include "pipeline/run/lane_ports.h"
#include "pipeline/run/lane_state.h"
#include "pipeline/run/progress.h"

namespace wiresift {

/// A lane is what one transaction covers: a writer and, where the stage decides, the state of one
/// story partition. The clean stage has a single lane for all its partitions.
///
/// Life: opening (a sink is made, which fences the predecessor) -> restoring (the changelog's tail
/// is read into the store, the index is built) -> ready. Renew leads back to opening.
///
/// Follow leads from anywhere to following: another process decides, and what it commits is read
/// from the changelog into store and index, without a writer. TakeOver leads on to opening, which
/// then restores no more than the tail that was not read yet. One thread.
class Lane {
 public:
  /// `stage` and `ports` outlive the lane.
  Lane(LaneId id, const Stage& stage, const LaneOptions& options, LanePorts& ports, Clock clock);

  /// One bounded step towards ready. An error is worth a message and another try.
  Status Step();

  [[nodiscard]] bool ready() const { return std::holds_alternative<Ready>(phase_); }

  /// Only between transactions.
  void Follow();
  void TakeOver();

  [[nodiscard]] bool following() const { return std::holds_alternative<Following>(phase_); }

  /// Following, with a state that only the latest records may be missing from.
  [[nodiscard]] bool warm() const { return following() && state_->is_warm(); }

  [[nodiscard]] std::size_t restore_remaining() const;

  /// Decides one record and writes its outputs into the open transaction; a dead letter in their
  /// place when a topic does not take them. After an error the transaction must be aborted. kFatal:
  /// not even the dead letter is taken. The lane is ready, here and for Commit and Abort.
  Status Process(Prepared&& record);

  /// True when records are waiting for a commit.
  [[nodiscard]] bool open() const { return records() > 0; }

  [[nodiscard]] std::size_t records() const;

  /// Records after which the transaction should be cut: halved by each transaction that failed,
  /// doubled by each full one that was committed.
  [[nodiscard]] std::size_t records_max() const { return records_max_; }

  /// When the open transaction took its first record.
  [[nodiscard]] std::chrono::steady_clock::time_point opened_at() const;

  /// Ends the transaction. After kAborted and kFenced the state is as before it, and
  /// `positions()` names where to read again.
  BatchReport Commit();
  void Abort();

  /// A partition whose records this lane takes, from its first record on.
  void Adopt(PartitionId partition, Offset next) { progress_.Adopt(partition, next); }

  void Drop(PartitionId partition);
  /// True when the record is committed, or in the open transaction: the source gives it again.
  [[nodiscard]] bool HasTaken(PartitionId partition, Offset offset) const;

  /// First record of each partition that is not committed yet.
  [[nodiscard]] std::vector<Position> positions() const { return progress_.positions(); }

  /// Throws the sink away; the lane opens another. Its state stays: nothing is in doubt. Only
  /// between transactions.
  void Renew();

  /// True after a commit whose outcome nobody knows: the lane has been fenced and restored, and
  /// only the broker can say from where its partitions must be read again.
  [[nodiscard]] bool in_doubt() const { return progress_.is_in_doubt(); }

  /// The broker has said it.
  void Settle(std::span<const Position> committed) { progress_.Settle(committed); }

  void Describe(StageReport& report) const;

  [[nodiscard]] std::uint64_t sinks_made() const { return sinks_made_; }

 private:
  /// Records that stand for no limit: above every `commit.max_records`, and doubling it cannot
  /// overflow.
  static constexpr std::size_t kRecordsUnlimited = std::size_t{1} << 40;

  struct Following {
    std::unique_ptr<Changelog> log;  ///< none until a step has opened it
  };

  struct Opening {};

  struct Restoring {
    std::unique_ptr<Sink> sink;
    std::unique_ptr<Changelog> log;  ///< none where there is none
  };

  struct Ready {
    std::unique_ptr<Sink> sink;
    OutputLimits limits;  ///< the sink's
    Batch batch;
  };

  Status Step(Following& following);
  Status Step(Opening& opening);
  Status Step(Restoring& restoring);
  Status Step(Ready& ready);

  Result<std::unique_ptr<Sink>> OpenSink();
  void Begin(std::unique_ptr<Sink> sink);
  Status ReadLog(Changelog& log, std::chrono::milliseconds wait);
  Status LoadState();
  void Wipe();

  /// Gives what the stage made of the record, or a refusal where a topic does not take that.
  Result<std::vector<Output>> Pass(ToPass& record, Ready& ready);
  Result<std::vector<Output>> Decide(const ToDecide& record, Ready& ready);
  CommitOutcome EndTransaction(Ready& ready);
  /// Takes the account of the transaction, which has ended.
  Batch CloseBatch(Ready& ready);
  void Keep(const Batch& batch, Ready& ready);
  void TakeBack(const Batch& batch);
  void CutSmaller(std::size_t records);

  LaneId id_;
  const Stage& stage_;
  LanePorts& ports_;
  Clock clock_;

  std::variant<Opening, Following, Restoring, Ready> phase_;
  std::optional<LaneState> state_;  ///< none in the clean stage
  Progress progress_;
  std::size_t records_max_ = kRecordsUnlimited;
  std::uint64_t sinks_made_ = 0;
};

}  // namespace wiresift
