#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/ids.h"
#include "core/time.h"
#include "pipeline/ports/record.h"
#include "support/random.h"

namespace wiresift::sim {

/// When the simulation begins, by a right clock: later than all that the feed says of itself, so
/// that event times stand as they are.
inline constexpr std::chrono::hours kBegin{10'000};

/// How a transaction stands; 0 is the number of records that belong to none.
enum class TransactionFate : std::uint8_t { kOpen, kCommitted, kAborted };

/// Writers that decide nothing, where deciding ones are named by their lane.
inline constexpr LaneId kCleanWriter{-1};
inline constexpr LaneId kForeignWriter{-2};

/// A record in a log, whose transaction decides who sees it.
struct Entry {
  Record record;
  LaneId lane;  ///< of its writer
  std::uint64_t transaction = 0;
};

/// One partition of a topic. Markers of transactions take an offset, as in Kafka.
struct Log {
  std::vector<Entry> entries;  ///< by offset; compaction leaves gaps
  std::int64_t end = 0;
};

/// A producer: its transactional id and the epoch that Open gave it.
struct Producer {
  std::string id;
  std::uint64_t epoch = 0;
};

/// The brokers: logs with transactions that show only once committed, positions of groups that
/// belong to transactions, fencing, and requests to end a transaction that arrive late. As in Kafka
/// before KIP-890 a late request of the current epoch ends whatever transaction is open then.
class Cluster {
 public:
  explicit Cluster(bool fences) : fences_(fences) {}

  using Time = std::chrono::steady_clock::time_point;
  using Partition = std::pair<std::string, PartitionId>;  ///< topic and partition
  using Place = std::pair<std::string, PartitionId>;      ///< group and partition

  // --- Readers ---
  /// The stamp of what is appended now.
  [[nodiscard]] Timestamp Stamp(Time now) const;

  /// By how much the wall clock is ahead from now on.
  void StepClock(std::chrono::hours ahead) { ahead_ = ahead; }

  [[nodiscard]] Log& log(const std::string& topic, PartitionId partition) {
    return logs_[{topic, partition}];
  }

  /// Up to `most` committed records from `next` on, which moves behind them. Stops before an open
  /// transaction. `uncommitted` sees everything.
  std::vector<Record> Read(const std::string& topic, PartitionId partition, std::int64_t& next,
                           std::int64_t end, std::size_t most, bool uncommitted);
  /// Committed entries, all of them.
  [[nodiscard]] std::vector<Entry> Committed(const std::string& topic, PartitionId partition);
  [[nodiscard]] bool HasOpen(const std::string& topic, PartitionId partition);
  /// Nothing while a transaction that is open has one: it may still change.
  [[nodiscard]] std::optional<Offset> StablePosition(const Place& place, bool& stable) const;

  // --- Writers ---
  /// Without a transaction, at once visible.
  Offset Append(const std::string& topic, PartitionId partition, Record record, LaneId lane);
  Producer Open(const std::string& id);
  [[nodiscard]] bool IsCurrent(const Producer& producer) const;
  Offset Write(const Producer& producer, const std::string& topic, PartitionId partition,
               Record record, LaneId lane, Time now);
  void SendOffsets(const Producer& producer, const std::string& group,
                   std::span<const Position> positions, Time now);

  /// Outside of any transaction.
  void SetPosition(const Place& place, Offset next) { positions_[place] = next; }

  /// False when the producer is fenced. Without an open transaction nothing happens.
  bool End(const Producer& producer, bool commit);
  /// The request arrives again at `due`.
  void EndLater(const Producer& producer, bool commit, Time due);
  /// Late requests that are due, and transactions that have been open for too long. What happened,
  /// a line each.
  std::vector<std::string> Tick(Time now);

  /// Drops what a later record of its key supersedes, below a random place and below any open
  /// transaction; tombstones too, where they stand below `tombstones_below`.
  void Compact(const std::string& topic, PartitionId partition, std::int64_t tombstones_below,
               tests::Random& random);

 private:
  struct Transaction {
    std::uint64_t number = 0;
    Time began;
    std::set<Log*> logs;
    std::map<Place, Offset> positions;
  };

  struct Late {
    Producer producer;
    bool commit = false;
    Time due;
  };

  Transaction& OpenTransaction(const Producer& producer, Time now);
  void Finish(const std::string& id, bool commit);

  bool fences_;
  std::chrono::hours ahead_{};
  std::map<Partition, Log> logs_;
  std::map<Place, Offset> positions_;
  std::vector<TransactionFate> fates_{TransactionFate::kCommitted};
  std::map<std::string, std::uint64_t> epochs_;
  std::map<std::string, Transaction> open_;
  std::vector<Late> late_;
};

}  // namespace wiresift::sim
