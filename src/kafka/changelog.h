#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/result.h"
#include "kafka/broker_watch.h"
#include "kafka/client.h"
#include "kafka/handles.h"
#include "kafka/settings.h"
#include "pipeline/ports/ports.h"

namespace wiresift {

/// Where a changelog is read.
struct ChangelogPlace {
  std::string topic;
  PartitionId partition;
  Offset start;  ///< 0: the beginning, wherever that is by now
};

/// One partition's committed deltas up to the end that stood when the reader was made, and after
/// GoOn without an end. One thread.
class KafkaChangelog final : public Changelog {
 public:
  /// Call it after the sink's Open has fenced the predecessor: only then does nothing follow. The
  /// end is the log's own, read uncommitted: while a transaction is open the committed end lags
  /// behind it, and a restore up to that would forget deltas silently (decision 9). kInvalid when
  /// `start` is not in the log: whoever stored it must begin anew. Waits up to 10 s.
  [[nodiscard]] static Result<std::unique_ptr<KafkaChangelog>> Make(const KafkaOptions& options,
                                                                    ChangelogPlace place,
                                                                    LogFunction log);

  ~KafkaChangelog() override;
  KafkaChangelog(const KafkaChangelog&) = delete;
  KafkaChangelog& operator=(const KafkaChangelog&) = delete;

  /// Also empty while a transaction of some other writer is open before the end: it goes on when
  /// that has ended. kUnavailable: read again; kInvalid: deltas were deleted while being read.
  Result<std::vector<Record>> Read(std::size_t most, std::chrono::milliseconds wait) override;

  [[nodiscard]] bool AtEnd() const override { return !goes_on_ && position_ >= end_; }

  Status GoOn() override;

  [[nodiscard]] std::size_t remaining() const override;

  /// Where the next restore may begin when this one has reached its end.
  [[nodiscard]] Offset end() const { return end_; }

 private:
  KafkaChangelog(ChangelogPlace place, LogFunction log);

  Status FindEnds();
  Status CheckStart() const;
  Status StartReading();
  /// Puts a delta into `records`, or moves on over what is none.
  Status Take(const rd_kafka_message_t& message, std::vector<Record>& records);

  ChangelogPlace place_;
  ClientCallbacks callbacks_;
  ClientHandle client_;  // after callbacks_, which it calls
  TopicHandle topic_;    // null until reading has started
  QueueHandle queue_;    // of the records read
  BrokerWatch watch_;
  Offset low_;
  Offset end_;
  Offset position_;
  bool goes_on_ = false;
};

}  // namespace wiresift
