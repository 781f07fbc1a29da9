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

/// Answers where things stand in one topic's partitions. Outside any group; changes nothing. One
/// thread.
class LogPositions {
 public:
  /// kUnavailable when the topic does not exist or no broker answers within 10 s.
  [[nodiscard]] static Result<std::unique_ptr<LogPositions>> Make(const KafkaOptions& options,
                                                                  std::string topic);

  [[nodiscard]] const std::string& topic() const { return topic_; }

  [[nodiscard]] std::int32_t partitions() const { return partitions_; }

  /// As the partition's log is now.
  [[nodiscard]] Result<LogEnds> Ends(PartitionId partition) const;

  /// The first record that was stamped at `time` or later, else the log's end.
  [[nodiscard]] Result<Offset> At(PartitionId partition, Timestamp time) const;

 private:
  explicit LogPositions(std::string topic) : topic_(std::move(topic)) {}

  std::string topic_;
  std::int32_t partitions_ = 0;
  ClientCallbacks callbacks_;
  ClientHandle client_;  // after callbacks_, which it calls
};

}  // namespace wiresift
