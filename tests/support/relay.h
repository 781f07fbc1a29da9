#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <string>

#include "core/result.h"
#include "kafka/sink.h"
#include "kafka/source.h"
#include "pipeline/ports/ports.h"

namespace wiresift {

struct RelayOptions {
  KafkaOptions kafka;
  ConsumerSettings member;
  std::string transactional_id;
  std::string from, to;
  std::size_t poll_records_max = 500;       ///< in one poll
  std::size_t records_max = 1'000;          ///< in one transaction
  std::chrono::milliseconds interval{100};  ///< the longest time a transaction is open
  LogFunction log;
};

/// Copies one topic into another, exactly once: the smallest loop round a source and a sink, which
/// shows how they are used and what they cost by themselves. One thread.
class Relay final : private SourceListener {
 public:
  [[nodiscard]] static Result<std::unique_ptr<Relay>> Make(RelayOptions options);

  /// Polls once, writes what came, commits when it is time. kUnavailable: call it again.
  Status Turn(std::chrono::milliseconds wait);
  /// Commits what is open and leaves the group.
  void Finish();

  [[nodiscard]] std::size_t committed() const { return committed_; }

  [[nodiscard]] std::size_t sinks_made() const { return sinks_made_; }

  [[nodiscard]] std::size_t aborts() const { return aborts_; }

  [[nodiscard]] std::size_t partitions() const { return partitions_.size(); }

 private:
  explicit Relay(RelayOptions options) : options_(std::move(options)) {}

  void OnAssigned(std::span<const PartitionId> partitions) override;
  void OnRevoked(std::span<const PartitionId> partitions, bool lost) override;

  Status NeedSink();
  Status Write(Record record);
  void Commit();
  void RunAgain();
  Status SeekBack();
  void Forget();

  RelayOptions options_;
  std::unique_ptr<KafkaSource> source_;
  std::unique_ptr<KafkaSink> sink_;
  std::map<PartitionId, bool> partitions_;
  std::map<PartitionId, Offset> first_;  // of the open transaction
  std::map<PartitionId, Offset> next_;
  std::chrono::steady_clock::time_point began_;
  std::size_t open_ = 0;
  std::size_t committed_ = 0;
  std::size_t sinks_made_ = 0;
  std::size_t aborts_ = 0;
  bool in_doubt_ = false;  // how the last transaction ended
};

}  // namespace wiresift
