#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/level.h"
#include "core/names.h"
#include "dedup/match.h"
#include "pipeline/ports/cleaning_counts.h"
#include "pipeline/ports/ports.h"
#include "pipeline/ports/verdict.h"
#include "text/body/removal.h"

namespace wiresift {

/// The part of the line that a loop runs.
enum class StageKind : std::uint8_t { kClean, kStory, kFused };

template <>
inline constexpr auto kNames<StageKind> = Names<StageKind>("clean", "story", "fused");

/// The account of one transaction, given once it has ended, so that a batch that is aborted and run
/// again is counted once.
struct BatchReport {
  StageKind stage = StageKind::kFused;
  CommitOutcome outcome = CommitOutcome::kCommitted;
  std::chrono::duration<double> commit_time{};
  std::uint64_t records = 0;
  std::uint64_t record_bytes = 0;
  /// Records by verdict and reason ("" where the verdict says all). The clean stage has rejections
  /// alone.
  std::map<std::pair<Verdict, std::string>, std::uint64_t> verdicts;
  std::array<std::uint64_t, kCountOf<Relation>> relations{};
  std::array<std::uint64_t, kCountOf<RemovalClass>> removals{};
  std::uint64_t removed_bytes = 0;
  std::uint64_t guarded = 0;  ///< articles kept whole by the over-cleaning guard
  /// Cleaning in this process, by publisher; "" where an article does not say whose it is.
  std::map<std::string, CleaningCounts> publishers;
  std::uint64_t stories_published = 0;
  std::uint64_t revisions_published = 0;
  std::vector<double> prepare_seconds;  ///< one a record
  std::vector<double> decide_seconds;   ///< one a decided record
};

/// The state of a stage at this moment.
struct StageReport {
  StageKind stage = StageKind::kFused;
  bool ready = false;          ///< assigned (or nothing to do) and restored
  std::string waiting_for;     ///< one line for people: "broker", "restore: 1200 left", …
  std::size_t partitions = 0;  ///< that are assigned
  std::size_t in_flight_bytes = 0;
  bool paused = false;  ///< the byte budget holds its partitions up
  std::size_t restore_remaining = 0;
  std::chrono::milliseconds index_build{};  ///< the longest of the partitions' latest builds
  std::size_t followed_partitions = 0;  ///< partitions of other processes whose state is warm here
  std::size_t followed_remaining = 0;   ///< changelog records of these that are not read yet
  std::size_t index_stories = 0;
  std::size_t index_postings = 0;
  std::size_t index_bytes = 0;
  std::size_t index_file_bytes = 0;  ///< the part of index_bytes that lies in a mapped file
  std::size_t index_evicted_segments = 0;
  std::size_t counted_publishers = 0;  ///< publishers whose blocks this stage's state counts
  std::size_t learnt_publishers = 0;   ///< publishers whose repeated blocks cleaning knows
  std::size_t learnt_blocks = 0;       ///< blocks that are known of these
  std::uint64_t sinks_made = 0;        ///< producers made, the first one included
  std::map<std::pair<std::string, std::int32_t>, std::int64_t>
      lag;  ///< records by topic, partition
};

/// A receiver of what the loop reports. Called on loop threads, several at a time: implementations
/// are thread-safe.
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void OnBatch(const BatchReport& report) = 0;
  virtual void OnStage(const StageReport& report) = 0;
  /// Takes one line that an operator should read.
  virtual void OnMessage(Level level, std::string_view text) = 0;
};

}  // namespace wiresift
