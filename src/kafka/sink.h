#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "core/ids.h"
#include "core/result.h"
#include "kafka/channel_topics.h"
#include "kafka/client.h"
#include "kafka/errors.h"
#include "kafka/handles.h"
#include "kafka/options.h"
#include "kafka/send_offsets.h"
#include "kafka/settings.h"
#include "kafka/source.h"
#include "pipeline/ports/ports.h"

namespace wiresift {

struct SinkSettings {
  /// Stable across restarts, unique among running processes (decision 8).
  std::string transactional_id;
  ChannelTopics topics;
  /// Whether Open asks how large a record each topic takes; librdkafka's mock cluster never
  /// answers.
  bool asks_for_limits = true;
};

/// One transactional producer. Its life ends with the first thing that leaves open how a
/// transaction ended: then every call says kFenced, and a new one, whose Open fences whatever the
/// old one may still have on its way, takes over. One thread.
class KafkaSink final : public Sink {
 public:
  /// `source` is whose positions are committed, and must outlive the sink; null for a writer that
  /// reads nothing. Needs no broker yet; kInvalid for wrong settings.
  [[nodiscard]] static Result<std::unique_ptr<KafkaSink>> Make(const KafkaOptions& options,
                                                               SinkSettings settings,
                                                               const KafkaSource* source,
                                                               LogFunction log);

  ~KafkaSink() override;
  KafkaSink(const KafkaSink&) = delete;
  KafkaSink& operator=(const KafkaSink&) = delete;

  /// Waits up to 5 s and a little; may be called again after kUnavailable. Also meets all topics,
  /// so that the first write finds their partitions known and a missing one is said by name, and
  /// learns how large a record each of them takes.
  Status Open() override;
  /// Waits while the queue to the brokers is full, up to the transaction's time.
  Status Write(Output output) override;
  /// Aborts instead when a position's partition is no longer ours or a write has failed. With the
  /// brokers away it takes what is left of the transaction's time and up to 10 s more.
  CommitOutcome Commit(std::span<const Position> positions) override;
  CommitOutcome Abort() override;
  [[nodiscard]] std::size_t output_bytes_max(Channel channel) const override;

  [[nodiscard]] bool worn() const override { return worn_; }

  [[nodiscard]] Offset state_next() const override { return state_next_; }

  /// Waits up to `wait` for the events of the client. For tests and quiet times: an idle producer
  /// learns here that it has been fenced.
  void Serve(std::chrono::milliseconds wait);

 private:
  KafkaSink(KafkaOptions options, SinkSettings settings, const KafkaSource* source,
            LogFunction log);

  Status Connect(std::optional<std::size_t> batch_bytes_max);
  Status InitTransactions();
  std::size_t LearnLimits();
  Status Begin();
  Status MeetTopics();
  rd_kafka_resp_err_t Produce(const Output& output, rd_kafka_topic_t& topic);
  [[nodiscard]] Status TooLarge(Channel channel) const;
  Status Refuse(rd_kafka_resp_err_t code, Channel channel);
  [[nodiscard]] bool MayCommit(std::span<const Position> positions) const;
  TransactionFate SendOffsets(std::span<const Position> positions);
  TransactionFate SendOffsetsUntil(const OffsetsToSend& offsets,
                                   std::chrono::steady_clock::time_point deadline);
  bool Flush();
  CommitOutcome EndTransaction();
  [[nodiscard]] bool MayHaveAskedTwice() const;
  CommitOutcome WearOut(std::string_view why);
  void OnDelivery(const rd_kafka_message_t& message);
  void OnError(rd_kafka_resp_err_t code, std::string_view said);
  void Doom(std::string why);
  void Log(Level level, std::string_view text) const;

  KafkaOptions options_;
  SinkSettings settings_;
  const KafkaSource* source_;
  // Both shared with a call that has not returned, see SendOffsets.
  std::shared_ptr<ClientCallbacks> callbacks_;
  std::shared_ptr<rd_kafka_t> client_;              // keeps callbacks_, which it calls
  std::map<Channel, TopicHandle> topics_;           // before client_ is destroyed
  std::map<Channel, std::size_t> topic_bytes_max_;  // `max.message.bytes`, where it is known
  std::size_t message_bytes_max_ = 0;
  std::size_t batch_bytes_max_ = 0;
  std::chrono::milliseconds socket_timeout_{};
  std::chrono::milliseconds transaction_timeout_{};
  std::chrono::steady_clock::time_point began_;
  bool is_open_ = false;    // a transaction is
  bool is_broken_ = false;  // only a new sink helps
  bool worn_ = false;
  bool refused_size_ = false;  // by the broker, in the open transaction
  std::string doom_;           // why the open transaction must abort; empty: it need not
  std::size_t connection_troubles_ = 0;
  std::size_t troubles_before_ = 0;  // when the open transaction began
  bool was_slow_ = false;            // it took longer to answer than librdkafka waits
  std::size_t writes_ = 0;
  Offset state_next_;       // committed
  Offset state_delivered_;  // the same within the open transaction
};

/// Opens a sink, and again while that may help, for `patience` and one more try: for commands. A
/// broker that has just started knows no coordinators for some seconds.
[[nodiscard]] Status OpenWithin(std::chrono::milliseconds patience, Sink& sink);

}  // namespace wiresift
