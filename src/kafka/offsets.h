#pragma once

#include <string>

#include "core/ids.h"
#include "core/result.h"
#include "core/time.h"
#include "kafka/handles.h"

namespace wiresift {

/// Which end of a partition's log.
enum class LogEnd {
  kWritten,    ///< behind the last record, committed or not
  kCommitted,  ///< where the oldest open transaction begins, else the same as kWritten
};

/// The first offset of a partition's log and one of its two ends.
struct LogEnds {
  Offset low, end;
};

/// Asks the broker for both offsets, up to 10 s each. kUnavailable when the topic does not exist or
/// nobody answers.
[[nodiscard]] Result<LogEnds> LogEndsOf(rd_kafka_t& client, const std::string& topic,
                                        PartitionId partition, LogEnd end = LogEnd::kWritten);

/// The offset of the first record stamped at `time` or later, else the log's written end. Asks the
/// broker, up to 10 s.
[[nodiscard]] Result<Offset> OffsetAt(rd_kafka_t& client, const std::string& topic,
                                      PartitionId partition, Timestamp time);

}  // namespace wiresift
