#include "daemon/publisher_reader.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

#include "kafka/log_reader.h"

namespace wiresift {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kRefreshInterval{30'000};
constexpr milliseconds kFirstReadPause{1'000};
constexpr std::chrono::seconds kFirstReadMax{15};

/// Sleeps, but not past a request to stop.
void Pause(const std::stop_token& stop, milliseconds time) {
  std::mutex mutex;
  std::condition_variable_any asked;
  std::unique_lock lock(mutex);
  asked.wait_for(lock, stop, time, [] { return false; });
}

}  // namespace

PublisherReader::PublisherReader(const Config& config, PublisherTable& table, LogFunction log)
    : kafka_(config.kafka), topic_(config.topics.publishers), table_(table), log_(std::move(log)) {}

void PublisherReader::Start(const std::stop_token& stop) {
  const auto deadline = std::chrono::steady_clock::now() + kFirstReadMax;
  for (Status read = Refresh(stop); !read; read = Refresh(stop)) {
    if (stop.stop_requested()) break;
    Complain(read.error());
    if (std::chrono::steady_clock::now() > deadline) break;
    Pause(stop, kFirstReadPause);
  }
  thread_ = std::jthread([this](const std::stop_token& ended) { Run(ended); });
}

void PublisherReader::Run(const std::stop_token& stop) {
  while (true) {
    Pause(stop, has_read_ ? kRefreshInterval : kFirstReadPause);
    if (stop.stop_requested()) return;
    const Status read = Refresh(stop);
    if (read) {
      last_complaint_.clear();
    } else if (!stop.stop_requested()) {
      Complain(read.error());
    }
  }
}

Status PublisherReader::Refresh(const std::stop_token& stop) {
  Status read = ReadFrom(next_, stop);
  if (read || read.error().code != ErrorCode::kInvalid) return read;
  // The topic was made anew.
  table_.Clear();
  next_ = {};
  return ReadFrom(next_, stop);
}

// To the committed end: behind it may stand the open transaction of a predecessor that crashed,
// which our own lane fences only once this has returned.
Status PublisherReader::ReadFrom(Offset next, const std::stop_token& stop) {
  const auto apply = [this](const std::vector<Record>& records) -> Status {
    for (const Record& record : records)
      Apply(record);
    return {};
  };
  const auto end = ReadToEnd(
      kafka_,
      {.topic = topic_, .partition = PartitionId{0}, .start = next, .end = LogEnd::kCommitted},
      apply, {.is_stopped = [&stop] { return stop.stop_requested(); }, .log = log_});
  if (!end) return std::unexpected(end.error());
  next_ = *end;
  has_read_ = true;
  return {};
}

void PublisherReader::Apply(const Record& record) {
  next_ = Offset{record.at.offset.value + 1};
  const Status applied = table_.Apply(record.key.value_or(std::string()), record.value);
  if (!applied) log_(Level::kWarning, ToString(record.at) + ": " + applied.error().detail);
}

void PublisherReader::Complain(const Error& error) {
  if (std::exchange(last_complaint_, error.detail) == error.detail) return;
  log_(Level::kWarning, "publishers: " + error.detail + "; trying again");
}

}  // namespace wiresift
