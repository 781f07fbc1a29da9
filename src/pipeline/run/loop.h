#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/result.h"
#include "pipeline/ports/observer.h"
#include "pipeline/ports/options.h"
#include "pipeline/ports/ports.h"
#include "pipeline/prepare/stage.h"
#include "pipeline/run/lane.h"
#include "pipeline/run/pool.h"

namespace wiresift {

/// Moves records from a source through a stage into transactions.
///
/// Records are prepared by the pool, in chunks, and take their turn in the order in which they
/// were polled. While one transaction commits, the pool goes on preparing what comes next. The
/// fate of every error is decided here: a bad record is a dead letter (made by the stage), a
/// failed transaction is undone and run again, a broken sink is made anew with growing pauses, and
/// what cannot heal ends Run with an error.
///
/// One thread runs it; the pool and the observer are shared.
class Loop final : private SourceListener {
 public:
  /// All references outlive the loop. `clock` and `observer` must be callable from this thread.
  Loop(const Stage& stage, const LaneOptions& lanes, const LoopOptions& options, Source& source,
       LanePorts& ports, Pool& pool, Observer& observer, Clock clock);
  ~Loop() override;

  /// Runs until `stop` is asked for, or the source is at its end and all is committed. When
  /// stopped, it commits what has been decided first.
  Status Run(const std::stop_token& stop);

  /// Turns so far; a watchdog is fed with them. Any thread.
  [[nodiscard]] std::uint64_t turns() const { return turns_.load(std::memory_order_relaxed); }

 private:
  struct Chunk;

  void OnAssigned(std::span<const PartitionId> partitions) override;
  void OnRevoked(std::span<const PartitionId> partitions, bool lost) override;

  [[nodiscard]] bool IsDone() const;
  Status Turn();
  Status Poll();
  void ReadAgainWhatWasNoted();
  Status FailedPoll(const Error& error);
  void Submit(std::span<Record> records);
  std::shared_ptr<Chunk> MakeChunk(std::span<Record> records);
  void Prepare(Chunk& chunk) const;  ///< on a thread of the pool
  [[nodiscard]] Prepared Prepare(const Record& record) const;
  /// Takes some of the finished chunks, so that the pool gets new work between.
  Status TakeFinished();
  /// True when there is more to take at once.
  [[nodiscard]] bool HasFinished() const;
  Status TakeChunk(Chunk& chunk);
  Status Take(Prepared&& record, Lane& lane);
  Status GiveUp(LaneId id, Lane& lane, const Error& error);
  Status Process(Prepared&& record, Lane& lane);
  Status PrepareLanes();
  Status StepLane(LaneId id, Lane& lane);
  void FollowTheRest();
  Status FailedStep(LaneId id, const Error& error);
  Status StartReading(LaneId id, Lane& lane);
  Status ReadFromCommitted(std::span<const PartitionId> partitions, Lane& lane);
  void CommitDue(bool all);
  /// False when the lane's records must be read again.
  bool CommitLane(Lane& lane);
  void ReadAgain(LaneId id, Lane& lane);
  void Pause(std::span<const PartitionId> partitions);
  void BeginReadings(std::span<const PartitionId> partitions);
  void Forget(PartitionId partition);
  void Report();
  [[nodiscard]] StageReport Describe() const;
  void Complain(const Error& error, std::string& last);

  /// The lane that takes the records of an input partition.
  [[nodiscard]] LaneId LaneOf(PartitionId partition) const;
  Lane& LaneFor(LaneId id);
  [[nodiscard]] std::vector<PartitionId> PartitionsOf(LaneId lane) const;
  [[nodiscard]] bool AllReady() const;
  [[nodiscard]] std::chrono::milliseconds TimeToWait() const;

  const Stage& stage_;
  LaneOptions lane_options_;
  LoopOptions options_;
  Source& source_;
  LanePorts& ports_;
  Pool& pool_;
  Observer& observer_;
  Clock clock_;

  bool joined_ = false;  ///< the source has said which partitions are ours
  /// Assigned partitions and the number of their current reading. A reading ends when the
  /// partition goes or is read again from an earlier place; what was polled in it is then stale.
  std::map<PartitionId, std::uint64_t> assigned_;
  std::uint64_t last_reading_ = 0;
  std::set<LaneId> read_again_;  ///< noted while the source polls
  std::map<LaneId, std::unique_ptr<Lane>> lanes_;
  std::uint64_t sinks_made_before_ = 0;  ///< sinks made by lanes that are gone
  /// The chunks in the order polled. Shared with the pool's tasks: one that has set Chunk::done
  /// still wakes whoever waits on it, when this loop may be through with it.
  std::deque<std::shared_ptr<Chunk>> chunks_;
  std::size_t in_flight_bytes_ = 0;

  // Lanes that are not ready: when to try next, and how often it failed in a row.
  struct Retry {
    std::chrono::steady_clock::time_point next;
    int failures = 0;
    std::string last_complaint;
  };

  std::map<LaneId, Retry> retries_;
  std::string poll_complaint_;
  std::string waiting_for_;
  std::chrono::steady_clock::time_point next_report_;
  std::atomic<std::uint64_t> turns_ = 0;
};

}  // namespace wiresift
