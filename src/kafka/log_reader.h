#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/ids.h"
#include "core/result.h"
#include "kafka/changelog.h"
#include "kafka/client.h"
#include "kafka/options.h"
#include "pipeline/ports/record.h"

namespace wiresift {

/// Milliseconds without a record after which a reader gives up before the end: longer than one of
/// our transactions can stay open, as configured. Errors as of TransactionTimeoutOf.
[[nodiscard]] Result<std::chrono::milliseconds> ReadPatience(const KafkaOptions& kafka);

/// How a log is read.
struct ReadOptions {
  /// Time without a record after which the reader gives up; empty: that of ReadPatience.
  std::optional<std::chrono::milliseconds> patience;
  std::function<bool()> is_stopped;  ///< asked five times a second while nothing comes; empty: no
  LogFunction log;                   ///< receives what librdkafka says; empty: nobody
};

/// Reads a partition's committed records up to the end that stood when the reader was made, and
/// waits there for open transactions and absent brokers. One thread.
class LogReader {
 public:
  /// kInvalid when `place.start` is not in the log, or for wrong settings; kUnavailable when the
  /// topic does not exist or no broker answers. Asks the broker, up to 10 s for each end.
  [[nodiscard]] static Result<LogReader> Make(const KafkaOptions& kafka, ChangelogPlace place,
                                              ReadOptions options = {});

  /// Up to `most` records in their order; none at the end alone. kUnavailable when nothing has come
  /// for `patience`, with the place and the cause, or when it is stopped.
  [[nodiscard]] Result<std::vector<Record>> Read(std::size_t most);

  /// Where the next reading may begin once this one has reached its end.
  [[nodiscard]] Offset end() const { return log_->end(); }

 private:
  LogReader(std::unique_ptr<KafkaChangelog> log, std::chrono::milliseconds patience,
            std::function<bool()> is_stopped)
      : log_(std::move(log)), patience_(patience), is_stopped_(std::move(is_stopped)) {}

  std::unique_ptr<KafkaChangelog> log_;
  std::chrono::milliseconds patience_;
  std::function<bool()> is_stopped_;
};

/// Takes some records of a log, in their order; an error ends the reading.
using TakeRecords = std::function<Status(const std::vector<Record>&)>;

/// Hands all records of `place` to `take` and returns where the next reading may begin. Errors are
/// those of LogReader and of `take`.
[[nodiscard]] Result<Offset> ReadToEnd(const KafkaOptions& kafka, ChangelogPlace place,
                                       const TakeRecords& take, ReadOptions options = {});

}  // namespace wiresift
