#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/names.h"
#include "core/result.h"
#include "pipeline/ports/record.h"

namespace wiresift {

/// A listener that a source tells which partitions come and go, from inside Source::Poll and on its
/// thread.
class SourceListener {
 public:
  virtual ~SourceListener() = default;
  /// New partitions. They are delivered from their committed position.
  virtual void OnAssigned(std::span<const PartitionId> partitions) = 0;
  /// Partitions about to go. `lost`: already someone else's; nothing of them may be committed.
  virtual void OnRevoked(std::span<const PartitionId> partitions, bool lost) = 0;
};

/// Records of a partition that are there and not yet delivered.
struct Lag {
  std::string topic;
  PartitionId partition;
  std::int64_t records = 0;
};

/// A source of records: Kafka, a file, a fake. One thread.
class Source {
 public:
  virtual ~Source() = default;
  /// Gives up to `most` records, in order within each partition; waits at most `wait` for the
  /// first. kUnavailable: trying again may help; kFatal: it cannot.
  virtual Result<std::vector<Record>> Poll(std::size_t most, std::chrono::milliseconds wait,
                                           SourceListener& listener) = 0;
  /// Delivers each partition from `next` again. Used after an abort.
  virtual Status Seek(std::span<const Position> positions) = 0;
  /// Stops and restarts delivery of the assigned partitions; Poll goes on being called.
  virtual Status Pause(std::span<const PartitionId> partitions) = 0;
  virtual Status Resume(std::span<const PartitionId> partitions) = 0;
  /// The committed position of each partition, whoever committed it; partitions without one are
  /// left out. May ask the broker.
  virtual Result<std::vector<Position>> Committed(std::span<const PartitionId> partitions) = 0;

  /// One line for people that says what delivery waits for: a missing topic, absent brokers. Empty
  /// while all is well, also when no records come.
  [[nodiscard]] virtual std::string waiting_for() const { return {}; }

  /// The lag of each partition, as far as it is known without asking the broker.
  [[nodiscard]] virtual std::vector<Lag> lag() const = 0;
  /// True when no record can follow any more, at the end of a file. Always false for Kafka.
  [[nodiscard]] virtual bool AtEnd() const = 0;
};

/// The outcome of a transaction.
enum class CommitOutcome {
  kCommitted,
  kAborted,  ///< nothing of it is visible; undo, seek back, run again
  kFenced,   ///< as kAborted, and the sink must be made anew
};

template <>
inline constexpr auto kNames<CommitOutcome> =
    Names<CommitOutcome>("committed", "aborted", "fenced");

/// One transactional writer: outputs and input positions become visible together or not at all.
/// One thread.
class Sink {
 public:
  virtual ~Sink() = default;
  /// Fences any predecessor and waits for its open transaction to end.
  virtual Status Open() = 0;
  /// Adds to the open transaction, opening one if need be. kTooLarge: this output can never be
  /// written and the transaction stays usable; other errors doom the transaction.
  virtual Status Write(Output output) = 0;
  /// Makes all written outputs and `positions` visible.
  virtual CommitOutcome Commit(std::span<const Position> positions) = 0;
  /// True when the sink should be made anew before its next transaction although all went well so
  /// far: a commit that took too long may have been answered for another one.
  [[nodiscard]] virtual bool worn() const = 0;
  /// The offset behind the last committed write to Channel::kState; 0 when nothing was written yet.
  [[nodiscard]] virtual Offset state_next() const = 0;
  /// Drops the open transaction, if any. kFenced asks for a new sink.
  virtual CommitOutcome Abort() = 0;
  /// Bytes that one output to the channel may have (SizeOf). Known once the sink is open.
  [[nodiscard]] virtual std::size_t output_bytes_max(Channel channel) const = 0;
};

/// The log of a partition's state changes, read at the start of a lane, or for as long as another
/// process writes it.
class Changelog {
 public:
  virtual ~Changelog() = default;
  /// Gives the next committed deltas, at most `most`; none at the end, which is where the log ended
  /// when the reader was made.
  virtual Result<std::vector<Record>> Read(std::size_t most, std::chrono::milliseconds wait) = 0;
  [[nodiscard]] virtual bool AtEnd() const = 0;
  [[nodiscard]] virtual std::size_t remaining() const = 0;  ///< about as many records as are left
  /// Moves the end, once it is reached: what others commit behind it is read as it comes.
  virtual Status GoOn() = 0;
};

}  // namespace wiresift
