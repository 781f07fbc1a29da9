#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "command/replay/log_place.h"
#include "core/ids.h"
#include "core/result.h"
#include "core/time.h"
#include "kafka/log_positions.h"
#include "kafka/options.h"

namespace wiresift {

/// The part of an ordered partition that is replayed.
struct ReplayRange {
  PartitionId partition;
  Offset start;              ///< from here the memory is built
  Offset from;               ///< from here verdicts count
  Offset to;                 ///< behind the last record
  Timestamp begins;          ///< stamp of the first record; 1970 when there is none
  bool has_records = false;  ///< else there is nothing to replay
  bool is_whole = false;     ///< nothing came before `start`, ever
  bool is_open = false;      ///< `to` is the end of the log
};

/// What the operator asks for.
struct ReplayPlaces {
  LogPlace from;
  LogPlace to;
  std::chrono::milliseconds warm_up{};  ///< of the log before `from`, for the memory
};

/// Finds the offsets of `--from` and `--to` in a partition's log. kInvalid when an offset is not in
/// the log: where, what was found, what was expected.
[[nodiscard]] Result<ReplayRange> Resolve(const ReplayPlaces& places, const LogEnds& ends,
                                          const std::string& name, Offset from_time,
                                          Offset to_time);

/// Asks the brokers for the ranges of all partitions, which fixes their ends.
[[nodiscard]] Result<std::vector<ReplayRange>> RangesOf(const ReplayPlaces& places,
                                                        const KafkaOptions& options,
                                                        const LogPositions& log);

/// One line for people: `wiresift.clean[0]: offsets 1200 to 5000, the memory is built from 0 on`.
[[nodiscard]] std::string Describe(const ReplayRange& range, const std::string& topic);

}  // namespace wiresift
