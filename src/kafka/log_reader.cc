#include "kafka/log_reader.h"

#include "kafka/settings.h"

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// Milliseconds of one wait for records, after which a request to stop is looked for.
constexpr milliseconds kReadWait{200};

/// Records that ReadToEnd takes at a time: enough to be quick, and some megabytes at most.
constexpr std::size_t kRecordsPerRead = 1'000;

/// Milliseconds that a transaction may stay open beyond its time-out: the broker looks every 10 s
/// for what it has to abort (`transaction.abort.timed.out.transaction.cleanup.interval.ms`), and a
/// busy one needs up to 5 s more.
constexpr milliseconds kAbortTakes{15'000};

}  // namespace

Result<milliseconds> ReadPatience(const KafkaOptions& kafka) {
  const Result<milliseconds> timeout = TransactionTimeoutOf(kafka);
  if (!timeout) return std::unexpected(timeout.error());
  return *timeout + kAbortTakes;
}

Result<LogReader> LogReader::Make(const KafkaOptions& kafka, ChangelogPlace place,
                                  ReadOptions options) {
  const auto patience = options.patience ? *options.patience : ReadPatience(kafka);
  if (!patience) return std::unexpected(patience.error());
  auto log = KafkaChangelog::Make(kafka, std::move(place), std::move(options.log));
  if (!log) return std::unexpected(log.error());
  return LogReader(std::move(*log), *patience, std::move(options.is_stopped));
}

Result<std::vector<Record>> LogReader::Read(std::size_t most) {
  const auto deadline = steady_clock::now() + patience_;
  while (!log_->AtEnd()) {
    auto records = log_->Read(most, kReadWait);
    if (!records || !records->empty()) return records;
    if (log_->AtEnd()) break;
    if (is_stopped_ && is_stopped_())
      return Fail(ErrorCode::kUnavailable, "stopped before the end");
    if (steady_clock::now() >= deadline) return std::unexpected(log_->WhyNothing(patience_));
  }
  return std::vector<Record>();
}

Result<Offset> ReadToEnd(const KafkaOptions& kafka, ChangelogPlace place, const TakeRecords& take,
                         ReadOptions options) {
  auto reader = LogReader::Make(kafka, std::move(place), std::move(options));
  if (!reader) return std::unexpected(reader.error());
  while (true) {
    const auto records = reader->Read(kRecordsPerRead);
    if (!records) return std::unexpected(records.error());
    if (records->empty()) return reader->end();
    if (Status taken = take(*records); !taken) return std::unexpected(taken.error());
  }
}

}  // namespace wiresift
