#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.h"
#include "core/result.h"
#include "kafka/broker_watch.h"
#include "kafka/client.h"
#include "kafka/handles.h"
#include "kafka/settings.h"
#include "pipeline/ports/ports.h"

namespace wiresift {

/// Reads one topic as a member of a consumer group. Delivery starts at the offset that the group
/// has committed, for a new group at the oldest record. The sink commits, never the source. One
/// thread.
class KafkaSource final : public Source {
 public:
  /// Joins the group at the first Poll. Needs no broker yet; kInvalid for wrong settings.
  [[nodiscard]] static Result<std::unique_ptr<KafkaSource>> Make(const KafkaOptions& options,
                                                                 const ConsumerSettings& settings,
                                                                 std::string topic,
                                                                 LogFunction log);

  ~KafkaSource() override;
  KafkaSource(const KafkaSource&) = delete;
  KafkaSource& operator=(const KafkaSource&) = delete;

  /// Says kUnavailable on every poll without records for as long as a trouble lasts (brokers away,
  /// topic missing, login refused; the text says which); librdkafka keeps trying, so poll on.
  /// kFatal when another member keeps taking our `instance`, or the next record was deleted unread.
  Result<std::vector<Record>> Poll(std::size_t most, std::chrono::milliseconds wait,
                                   SourceListener& listener) override;
  Status Seek(std::span<const Position> positions) override;
  Status Pause(std::span<const PartitionId> partitions) override;
  Status Resume(std::span<const PartitionId> partitions) override;

  Result<std::vector<Position>> Committed(std::span<const PartitionId> partitions) override;

  [[nodiscard]] std::string waiting_for() const override {
    return trouble_ ? trouble_->error.detail : std::string();
  }

  [[nodiscard]] std::vector<Lag> lag() const override;

  [[nodiscard]] bool AtEnd() const override { return false; }

  /// Leaves the group, within 3 s whatever the brokers do. Poll may not be called afterwards. A
  /// member with an `instance` keeps its place until its session ends.
  void Close();

  [[nodiscard]] const std::string& topic() const { return topic_; }

  /// True while `partition` is ours, neither revoked nor lost.
  [[nodiscard]] bool Owns(PartitionId partition) const;

  /// This member as the group knows it now, to fence offsets with; null while it is no member or
  /// its partitions are lost. Fetch it anew for each commit.
  [[nodiscard]] GroupMetadataHandle group_metadata() const;

 private:
  using Batch = std::vector<Record>;

  /// Where delivery of an assigned partition stands. `end_seen` counts transaction markers, which
  /// are never delivered, and serves the lag alone.
  struct Progress {
    Offset next;      ///< the first record not delivered yet
    Offset end_seen;  ///< the end of the log when delivery last met it
  };

  KafkaSource(KafkaOptions options, ConsumerSettings settings, std::string topic, LogFunction log);

  Status Connect();
  Status JoinAgain(SourceListener& listener);
  void PlaceUnplaced();

  /// The reason why nothing is delivered.
  struct Trouble {
    Error error;
    /// A trouble with connections ends when a broker answers, any other when it has not been
    /// repeated for 30 s.
    bool is_connection = false;
    std::chrono::steady_clock::time_point since;
  };

  Status Subscribe();
  void Consume(std::size_t most, std::chrono::milliseconds wait);
  void Take(const rd_kafka_message_t& message);
  void TakeError(const rd_kafka_message_t& message);
  void ReviewTrouble(std::chrono::milliseconds wait);
  void OnError(rd_kafka_resp_err_t code, std::string_view said);
  void OnBrokersUseless(rd_kafka_resp_err_t code, std::string_view said);
  void OnRebalance(rd_kafka_resp_err_t code, rd_kafka_topic_partition_list_t& partitions);
  void Assign(rd_kafka_topic_partition_list_t& partitions);
  void EndPauses(const rd_kafka_topic_partition_list_t& partitions) const;
  void Unassign(rd_kafka_topic_partition_list_t& partitions);
  Status LookUpCommitted(rd_kafka_topic_partition_list_t& partitions,
                         std::chrono::milliseconds timeout) const;
  void OnOffsetVanished(PartitionId partition, std::string_view said);
  [[nodiscard]] PartitionListHandle ListOf(std::span<const PartitionId> partitions) const;
  void Complain(Error error, bool is_connection = false);

  KafkaOptions options_;
  ConsumerSettings settings_;
  std::string topic_;
  LogFunction log_;
  std::unique_ptr<ClientCallbacks> callbacks_;
  ClientHandle client_;                 // after callbacks_, which it calls; null when closed
                                        // until it is destroyed
  SourceListener* listener_ = nullptr;  // while Poll runs
  Batch batch_;                         // while Poll runs
  std::map<PartitionId, Progress> assigned_;
  std::set<PartitionId> unplaced_;  // assigned, but their committed offset is not known yet
  std::chrono::steady_clock::time_point next_placing_;
  BrokerWatch watch_;
  std::optional<Trouble> trouble_;
  bool is_topic_missing_ = false;
  bool is_fenced_ = false;
  std::optional<std::chrono::steady_clock::time_point> fenced_at_;
};

}  // namespace wiresift
