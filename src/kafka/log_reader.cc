#include "kafka/log_reader.h"

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// Milliseconds of one wait for records, after which a request to stop is looked for.
constexpr milliseconds kReadWait{200};

/// Records that ReadToEnd takes at a time: enough to be quick, and some megabytes at most.
constexpr std::size_t kRecordsPerRead = 1'000;

}  // namespace

Result<LogReader> LogReader::Make(const KafkaOptions& kafka, ChangelogPlace place,
                                  ReadOptions options) {
  auto log = KafkaChangelog::Make(kafka, std::move(place), options.log);
  if (!log) return std::unexpected(log.error());
  return LogReader(std::move(*log), std::move(options));
}

Result<std::vector<Record>> LogReader::Read(std::size_t most) {
  const auto deadline = steady_clock::now() + options_.patience;
  while (!log_->AtEnd()) {
    auto records = log_->Read(most, kReadWait);
    if (!records || !records->empty()) return records;
    if (log_->AtEnd()) break;
    if (options_.is_stopped && options_.is_stopped())
      return Fail(ErrorCode::kUnavailable, "stopped before the end");
    if (steady_clock::now() >= deadline)
      return std::unexpected(log_->WhyNothing(options_.patience));
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
