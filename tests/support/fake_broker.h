#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/limits.h"
#include "core/result.h"
#include "pipeline/ports/ports.h"
#include "pipeline/ports/record.h"
#include "support/random.h"

namespace wiresift::tests {

inline const std::string kRawTopic = "news.raw";
inline const std::string kCleanTopic = "wiresift.clean";

/// A way in which a commit goes wrong.
enum class CommitFault {
  kAborted,
  kFencedAndLost,       ///< no answer, and the broker has thrown the transaction away
  kFencedButCommitted,  ///< no answer, but the broker has committed it
};

/// A record as a transaction of `lane` left it in a topic.
struct Written {
  LaneId lane;
  Output output;

  bool operator==(const Written& other) const {
    return lane == other.lane && output.channel == other.output.channel &&
           output.partition == other.output.partition && output.key == other.output.key &&
           output.value == other.output.value && output.headers == other.output.headers;
  }
};

/// A cluster in memory: input logs, committed positions, transactions (their records show only
/// once committed), changelogs with transaction markers in their offsets, and fencing. It outlives
/// the processes that a test lets crash. One thread.
class FakeBroker {
 public:
  // --- Input ---
  /// Appends to a partition of `topic`; the record's own coordinate is set.
  void Append(const std::string& topic, PartitionId partition, Record record);
  [[nodiscard]] const std::vector<Record>& Log(const std::string& topic, PartitionId partition);
  [[nodiscard]] std::optional<Offset> Committed(const std::string& topic, PartitionId partition);

  // --- What came out, committed records only ---
  [[nodiscard]] std::vector<Written> Outputs(Channel channel) const;
  /// The records of one lane in their order, the only one that is promised with several lanes.
  [[nodiscard]] std::vector<Written> Outputs(Channel channel, LaneId lane) const;

  [[nodiscard]] const std::vector<Record>& ChangelogOf(LaneId lane) {
    return changelogs_[StoryPartitionOf(lane)].records;
  }

  [[nodiscard]] Offset ChangelogEnd(LaneId lane) {
    return {changelogs_[StoryPartitionOf(lane)].end};
  }

  /// Drops records that a later one of the same key supersedes, below a random place, and with
  /// `tombstones` some of the tombstones there too.
  void Compact(LaneId lane, Random& random, bool tombstones);

  // --- Faults ---
  void fail_next_commit(CommitFault fault) { commit_faults_.push_back(fault); }

  void fail_next_write(Error error) { write_faults_.push_back(std::move(error)); }

  /// From now on the topic of the channel takes no larger outputs.
  void limit(Channel channel, std::size_t output_bytes_max) { limits_[channel] = output_bytes_max; }

  /// The next opens of a sink find no broker.
  void fail_next_opens(int opens) { failing_opens_ = opens; }

  /// The process dies at the `step`th operation from now, counted from 1.
  void crash_at(std::size_t step) { crash_at_ = steps_ + step; }

  /// A new process may begin.
  void Restart() {
    crash_at_.reset();
    crashed_ = false;
  }

  [[nodiscard]] bool crashed() const { return crashed_; }

  /// Operations so far.
  [[nodiscard]] std::size_t steps() const { return steps_; }

  // --- For the fake ports ---
  /// Counts an operation. Gives an error when the process is dead.
  Status Step();

  [[nodiscard]] static std::unexpected<Error> Dead() {
    return Fail(ErrorCode::kFatal, "the process is dead");
  }

  /// Fences the holders of `writer` before; the new epoch.
  Result<std::uint64_t> Open(const std::string& writer);

  [[nodiscard]] bool IsCurrent(const std::string& writer, std::uint64_t epoch) {
    return epochs_[writer] == epoch;
  }

  Status CheckWrite();

  [[nodiscard]] std::size_t output_bytes_max(Channel channel) const {
    const auto limit = limits_.find(channel);
    return limit == limits_.end() ? kOutputBytesMax : limit->second;
  }

  CommitOutcome Commit(const std::string& writer, std::uint64_t epoch, const std::string& topic,
                       std::vector<Written> transaction, std::span<const Position> positions);

 private:
  struct Changelog {
    std::vector<Record> records;
    std::int64_t end = 0;  ///< behind the last marker
  };

  void Apply(const std::string& topic, std::vector<Written> transaction,
             std::span<const Position> positions);

  std::map<std::pair<std::string, PartitionId>, std::vector<Record>> logs_;
  std::map<std::pair<std::string, PartitionId>, Offset> committed_;
  std::vector<Written> outputs_;
  std::map<PartitionId, Changelog> changelogs_;
  std::map<std::string, std::uint64_t> epochs_;

  std::map<Channel, std::size_t> limits_;
  std::deque<CommitFault> commit_faults_;
  std::deque<Error> write_faults_;
  int failing_opens_ = 0;
  std::size_t steps_ = 0;
  std::optional<std::size_t> crash_at_;
  bool crashed_ = false;
};

}  // namespace wiresift::tests
