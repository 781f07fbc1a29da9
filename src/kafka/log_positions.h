#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/ids.h"
#include "core/result.h"
#include "core/time.h"
#include "kafka/client.h"
#include "kafka/offsets.h"
#include "kafka/options.h"

namespace wiresift {

/// Answers which offsets the logs of one topic begin and end at, and where a time lies in them.
/// Joins no group and changes nothing. One thread.
class LogPositions {
 public:
  /// Asks for the number of partitions. kUnavailable when the topic does not exist or no broker
  /// answers within 5 s.
  [[nodiscard]] static Result<std::unique_ptr<LogPositions>> Make(const KafkaOptions& options,
                                                                  std::string topic);

  [[nodiscard]] const std::string& topic() const { return topic_; }

  [[nodiscard]] std::int32_t partitions() const { return partitions_; }

  /// The log's first offset and its written end at this moment. Asks the broker, up to 10 s each.
  [[nodiscard]] Result<LogEnds> Ends(PartitionId partition) const;

  /// The offset of the first record stamped at `time` or later, else the log's end. Asks the
  /// broker, up to 10 s.
  [[nodiscard]] Result<Offset> At(PartitionId partition, Timestamp time) const;

 private:
  explicit LogPositions(std::string topic) : topic_(std::move(topic)) {}

  std::string topic_;
  std::int32_t partitions_ = 0;
  ClientCallbacks callbacks_;
  ClientHandle client_;  // after callbacks_, which it calls
};

}  // namespace wiresift
