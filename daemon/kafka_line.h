#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

#include "config/config.h"
#include "core/result.h"
#include "daemon/publisher_reader.h"
#include "file/in_flight_journal.h"
#include "kafka/client.h"
#include "kafka/sink.h"
#include "kafka/source.h"
#include "pipeline/run/loop.h"
#include "publisher/table.h"

namespace wiresift {

/// Where story states are kept.
enum class StateKeeping {
  kDisk,    ///< in `state_dir`, so that a restart need not read the whole changelog
  kMemory,  ///< for the demonstration, which ends with its process
};

/// One stage on Kafka: a member of its consumer group, its transactions, and the thread that runs
/// its loop.
class KafkaLine {
 public:
  /// `pool` and `observer` outlive the line. An error is one of the settings.
  [[nodiscard]] static Result<std::unique_ptr<KafkaLine>> Make(StageKind kind, const Config& config,
                                                               StateKeeping keeping, Pool& pool,
                                                               Observer& observer);
  ~KafkaLine();

  void Start();

  /// Asks the loop to commit what it has decided and to end. Returns at once.
  void RequestStop() { thread_.request_stop(); }

  /// True once the loop has ended; then `result` says how.
  [[nodiscard]] bool done() const { return done_.load(); }

  [[nodiscard]] const Status& result() const { return result_; }

  [[nodiscard]] std::uint64_t turns() const { return loop_ ? loop_->turns() : 0; }

 private:
  class Ports;
  KafkaLine(StageKind kind, const Config& config);

  PublisherTable publishers_;  // before stage_, which borrows it
  Stage stage_;
  std::unique_ptr<PublisherReader> reader_;  // null when nobody cleans with memories here
  std::unique_ptr<KafkaSource> source_;
  std::unique_ptr<Ports> ports_;
  std::unique_ptr<InFlightJournal> journal_;  // null when it cannot be kept
  std::unique_ptr<Loop> loop_;
  Status result_;
  std::atomic<bool> done_ = false;
  std::jthread thread_;  // last: it ends before what it uses
};

}  // namespace wiresift
