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
#include "kafka/offsets.h"
#include "kafka/settings.h"
#include "pipeline/ports/ports.h"

namespace wiresift {

/// Where a changelog is read.
struct ChangelogPlace {
  std::string topic;
  PartitionId partition;
  Offset start;  ///< 0: the beginning, wherever that is by now
  LogEnd end = LogEnd::kWritten;
};

/// Reads one partition's committed records up to the end that stood when the reader was made, and
/// after GoOn without an end. One thread.
class KafkaChangelog final : public Changelog {
 public:
  /// A restore calls it after the sink's Open has fenced the predecessor, since only then does
  /// nothing follow, and reads up to the written end: while a transaction is open, the committed
  /// end lags behind and deltas would be forgotten silently. kInvalid when `start` is not in
  /// the log: whoever stored it must begin anew. Asks the broker, up to 10 s for each end.
  [[nodiscard]] static Result<std::unique_ptr<KafkaChangelog>> Make(const KafkaOptions& options,
                                                                    ChangelogPlace place,
                                                                    LogFunction log);

  ~KafkaChangelog() override;
  KafkaChangelog(const KafkaChangelog&) = delete;
  KafkaChangelog& operator=(const KafkaChangelog&) = delete;

  /// Gives nothing while another writer's transaction is open before the end, or the brokers are
  /// away; the next call goes on. kUnavailable: read again; kInvalid: records were deleted unread.
  Result<std::vector<Record>> Read(std::size_t most, std::chrono::milliseconds wait) override;

  [[nodiscard]] bool AtEnd() const override { return !goes_on_ && position_ >= end_; }

  Status GoOn() override;

  [[nodiscard]] std::size_t remaining() const override;

  /// Where the next reading may begin once this one has reached its end.
  [[nodiscard]] Offset end() const { return end_; }

  /// Says why nothing has come for `waited`: a transaction that is open, or what is wrong with the
  /// brokers. kUnavailable or, where no waiting helps, kFatal.
  [[nodiscard]] Error WhyNothing(std::chrono::milliseconds waited) const;

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
  bool is_at_committed_end_ = false;  ///< the broker has said so, and nothing came since
};

}  // namespace wiresift
