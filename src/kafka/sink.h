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

/// Who writes, and to which topics.
struct SinkSettings {
  /// The name that a successor fences its predecessor by: stable across restarts, unique among
  /// running processes.
  std::string transactional_id;
  ChannelTopics topics;
  /// Whether Open asks how large a record each topic takes; the demo's broker never answers.
  bool asks_for_limits = true;
};

/// One transactional producer. When it cannot know how a transaction ended, its life ends: every
/// call says kFenced from then on, and the caller makes a new sink, whose Open fences whatever the
/// old one may still have on its way. One thread.
class KafkaSink final : public Sink {
 public:
  /// `source` is the reader whose positions Commit commits; it must outlive the sink, and is null
  /// for a writer that reads nothing. Needs no broker yet; kInvalid for wrong settings.
  [[nodiscard]] static Result<std::unique_ptr<KafkaSink>> Make(const KafkaOptions& options,
                                                               SinkSettings settings,
                                                               const KafkaSource* source,
                                                               LogFunction log);

  ~KafkaSink() override;
  KafkaSink(const KafkaSink&) = delete;
  KafkaSink& operator=(const KafkaSink&) = delete;

  /// Also looks up all topics, so that the first write finds their partitions known and an error
  /// names a missing one, and learns how large a record each takes. Fencing waits up to 5 s, each
  /// look-up as well; may be called again after kUnavailable.
  Status Open() override;
  /// Waits while the queue to the brokers is full, until the transaction's time is over.
  Status Write(Output output) override;
  /// Aborts instead when a position's partition is no longer ours or a write has failed. With the
  /// brokers away it waits until the transaction's time is over, and up to 10 s more.
  CommitOutcome Commit(std::span<const Position> positions) override;
  CommitOutcome Abort() override;
  [[nodiscard]] std::size_t output_bytes_max(Channel channel) const override;

  [[nodiscard]] bool worn() const override { return worn_; }

  [[nodiscard]] Offset state_next() const override { return state_next_; }

  /// Serves the client's events for up to `wait`. An idle producer learns here that it has been
  /// fenced.
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
  /// Ends this producer's life and says that a new one takes over.
  CommitOutcome WearOut(std::string_view why);
  void OnDelivery(const rd_kafka_message_t& message);
  void OnError(rd_kafka_resp_err_t code, std::string_view said);
  void Doom(std::string why);
  void Log(Level level, std::string_view text) const;

  KafkaOptions options_;
  SinkSettings settings_;
  const KafkaSource* source_;
  // Both are shared with a call of SendOffsets that has not returned.
  std::shared_ptr<ClientCallbacks> callbacks_;
  std::shared_ptr<rd_kafka_t> client_;              // keeps callbacks_, which it calls
  std::map<Channel, TopicHandle> topics_;           // before client_ is destroyed
  std::map<Channel, std::size_t> topic_bytes_max_;  // `max.message.bytes`, where it is known
  std::size_t message_bytes_max_ = 0;
  std::size_t batch_bytes_max_ = 0;
  std::chrono::milliseconds socket_timeout_{};
  std::chrono::milliseconds transaction_timeout_{};
  std::chrono::steady_clock::time_point began_;
  bool is_open_ = false;    // a transaction is open
  bool is_broken_ = false;  // only a new sink helps
  bool worn_ = false;
  bool refused_size_ = false;  // by the broker, in the open transaction
  std::string doom_;           // why the open transaction must abort; empty: it need not
  std::size_t connection_troubles_ = 0;
  std::size_t troubles_before_ = 0;  // when the open transaction began
  bool was_slow_ = false;            // its commit took longer than librdkafka waits for an answer
  std::size_t writes_ = 0;
  Offset state_next_;       // behind the last committed record of the state topic
  Offset state_delivered_;  // behind the last one delivered, committed or not
};

/// Opens a sink for a command, which cannot try again later: repeats Open while it fails with
/// kUnavailable, for `patience` and one more try. A broker that has just started knows no
/// coordinators for some seconds.
[[nodiscard]] Status OpenWithin(std::chrono::milliseconds patience, Sink& sink);

}  // namespace wiresift
