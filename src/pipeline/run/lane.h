#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/result.h"
#include "dedup/options.h"
#include "pipeline/decide/decider.h"
#include "pipeline/ports/clock.h"
#include "pipeline/ports/observer.h"
#include "pipeline/ports/output_size.h"
#include "pipeline/ports/ports.h"
#include "pipeline/prepare/stage.h"
#include "pipeline/run/lane_ports.h"
#include "story/options.h"
#include "story/state.h"
#include "story/state_store.h"

namespace wiresift {

/// The options of a lane's deciding half.
struct LaneOptions {
  MatchOptions match;
  StoryOptions story;
};

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
  Lane(LaneId id, const Stage& stage, LaneOptions options, LanePorts& ports, Clock clock);

  /// One bounded step towards ready. An error is worth a message and another try.
  Status Step();

  [[nodiscard]] bool ready() const { return phase_ == Phase::kReady; }

  void Follow();
  void TakeOver();

  [[nodiscard]] bool following() const { return phase_ == Phase::kFollowing; }

  /// Following, with a state that only the latest records may be missing from.
  [[nodiscard]] bool warm() const { return following() && state_; }

  [[nodiscard]] std::size_t restore_remaining() const;

  /// Decides one record and writes its outputs into the open transaction; a dead letter in their
  /// place when a topic does not take them. After an error the transaction must be aborted. kFatal:
  /// not even the dead letter is taken.
  Status Process(Prepared&& record);

  /// True when records are waiting for a commit.
  [[nodiscard]] bool open() const { return batch_.records > 0; }

  [[nodiscard]] std::size_t records() const { return batch_.records; }

  /// Records after which the transaction should be cut: halved by each transaction that failed,
  /// doubled by each full one that was committed.
  [[nodiscard]] std::size_t records_max() const { return records_max_; }

  [[nodiscard]] std::chrono::steady_clock::time_point opened_at() const { return opened_at_; }

  /// Ends the transaction. After kAborted and kFenced the state is as before it, and
  /// `positions()` names where to read again.
  CommitOutcome Commit(BatchReport& report);
  void Abort();

  /// A partition whose records this lane takes, from its first record on.
  void Adopt(PartitionId partition, Offset next);
  void Drop(PartitionId partition);
  /// True when the record is committed, or in the open transaction: the source gives it again.
  [[nodiscard]] bool HasTaken(PartitionId partition, Offset offset) const;
  /// First record of each partition that is not committed yet.
  [[nodiscard]] std::vector<Position> positions() const;

  /// Throws the sink away; the lane opens another. Its state stays: nothing is in doubt.
  void Renew();

  /// True after a commit whose outcome nobody knows: the lane has been fenced and restored, and
  /// only the broker can say from where its partitions must be read again. Settle says it has.
  [[nodiscard]] bool in_doubt() const { return in_doubt_; }

  void Settle() { in_doubt_ = false; }

  void Describe(StageReport& report) const;

  [[nodiscard]] std::uint64_t sinks_made() const { return sinks_made_; }

 private:
  /// Records that stand for no limit: above every `commit.max_records`, and doubling it cannot
  /// overflow.
  static constexpr std::size_t kRecordsUnlimited = std::size_t{1} << 40;

  enum class Phase { kFollowing, kOpening, kRestoring, kReady };

  Status OpenSink();
  Status OpenLog();
  Status Restore();
  Status FollowLog();
  Status ReadLog(std::chrono::milliseconds wait);
  Status LoadState();
  void DropState();
  /// Throws the local copy of the state away, which is damaged: the log has everything.
  void Wipe();
  /// Gives what the stage made of the record, or a refusal where a topic does not take that.
  Result<std::vector<Output>> Pass(Prepared& record);
  Result<std::vector<Output>> Decide(Prepared& record);
  Status Write(std::vector<Output> outputs);
  void CutSmaller(std::size_t records);
  void Count(const Prepared& record);
  void Count(const Prepared& record, const Decision& decision);

  [[nodiscard]] bool decides() const { return stage_.kind() != StageKind::kClean; }

  LaneId id_;
  const Stage& stage_;
  LaneOptions options_;
  LanePorts& ports_;
  Clock clock_;

  Phase phase_ = Phase::kOpening;
  std::unique_ptr<Sink> sink_;
  OutputLimits limits_;  ///< the sink's
  std::unique_ptr<StateStore> store_;
  std::unique_ptr<Changelog> changelog_;
  std::unique_ptr<State> state_;
  std::unique_ptr<Decider> decider_;
  std::chrono::milliseconds index_build_{};  ///< time that making the state's index took
  bool is_behind_ = false;                   ///< others have decided since the state was ours
  bool in_doubt_ = false;
  bool damaged_ = false;  ///< the open transaction has found the local copy to be damaged
  std::uint64_t sinks_made_ = 0;

  std::map<PartitionId, Offset> committed_;  ///< next record to read, by adopted partition
  std::map<PartitionId, Offset> processed_;  ///< the same within the open transaction
  std::size_t records_max_ = kRecordsUnlimited;
  BatchReport batch_;
  std::chrono::steady_clock::time_point opened_at_;
};

}  // namespace wiresift
