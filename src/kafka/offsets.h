#pragma once

#include <string>

#include "core/ids.h"
#include "core/result.h"
#include "core/time.h"
#include "kafka/handles.h"

namespace wiresift {

/// The first offset of a partition's log and the one behind its last record, whether that is
/// committed or not.
struct LogEnds {
  Offset low, end;
};

/// Asks the broker, up to 10 s.
[[nodiscard]] Result<LogEnds> LogEndsOf(rd_kafka_t& client, const std::string& topic,
                                        PartitionId partition);

/// The first record that was stamped at `time` or later, else the log's end. Asks the broker, up to
/// 10 s.
[[nodiscard]] Result<Offset> OffsetAt(rd_kafka_t& client, const std::string& topic,
                                      PartitionId partition, Timestamp time);

}  // namespace wiresift
