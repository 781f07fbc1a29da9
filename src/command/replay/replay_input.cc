#include "command/replay/replay_input.h"

#include <algorithm>
#include <deque>
#include <iterator>
#include <map>
#include <utility>

#include "kafka/log_positions.h"
#include "kafka/log_reader.h"

namespace wiresift {
namespace {

constexpr std::size_t kRawRecordsPerRead = 200;

/// One raw partition, read beside the clean topic. One thread.
class RawLog {
 public:
  using Visit = std::function<Status(Record)>;

  RawLog(const KafkaOptions& options, const LogPositions& positions, PartitionId partition)
      : options_(options), positions_(positions), partition_(partition) {}

  /// Begins at the log's first record, so that those before the one that is asked for first are
  /// passed too.
  Status Begin() { return Open(Offset{0}); }

  /// The record at `offset`, nothing when it is gone. Records that are passed on the way for the
  /// first time are handed to `passed`.
  Result<std::optional<Record>> Find(Offset offset, const Visit& passed) {
    if (reader_ && offset < low_) return std::optional<Record>();
    // An input position was set back, so the record came to the clean topic once more.
    const bool is_behind = !reader_ || offset < next_;
    if (is_behind) {
      if (Status opened = Open(offset); !opened) return std::unexpected(opened.error());
    }
    while (true) {
      const auto front = Front();
      if (!front) return std::unexpected(front.error());
      if (*front == nullptr || (*front)->at.offset > offset) return std::optional<Record>();
      Record record = Take();
      if (record.at.offset == offset) return record;
      if (Status visited = Pass(std::move(record), passed); !visited)
        return std::unexpected(visited.error());
    }
  }

  /// Passes some of the records that are left; false at the end.
  Result<bool> PassOn(const Visit& passed) {
    if (!reader_) return false;
    const auto front = Front();
    if (!front) return std::unexpected(front.error());
    if (*front == nullptr) return false;
    while (!buffer_.empty()) {
      if (Status visited = Pass(Take(), passed); !visited) return std::unexpected(visited.error());
    }
    return true;
  }

 private:
  /// Opens the log from `offset` on, or from where it begins by now.
  Status Open(Offset offset) {
    const auto ends = positions_.Ends(partition_);
    if (!ends) return std::unexpected(ends.error());
    const Offset start = std::clamp(offset, ends->low, ends->end);
    auto reader = LogReader::Make(
        options_, {.topic = positions_.topic(), .partition = partition_, .start = start});
    if (!reader) return std::unexpected(reader.error());
    reader_ = std::move(*reader);
    buffer_.clear();
    low_ = ends->low;
    next_ = start;
    return {};
  }

  /// The next record; null at the end.
  Result<const Record*> Front() {
    if (!buffer_.empty()) return &buffer_.front();
    auto records = reader_->Read(kRawRecordsPerRead);
    // Retention has deleted the next records while this reads.
    if (!records && records.error().code == ErrorCode::kInvalid) {
      if (Status opened = Open(next_); !opened) return std::unexpected(opened.error());
      records = reader_->Read(kRawRecordsPerRead);
    }
    if (!records) return std::unexpected(records.error());
    std::ranges::move(*records, std::back_inserter(buffer_));
    return buffer_.empty() ? nullptr : &buffer_.front();
  }

  Record Take() {
    Record record = std::move(buffer_.front());
    buffer_.pop_front();
    next_ = Offset{record.at.offset.value + 1};
    return record;
  }

  Status Pass(Record record, const Visit& passed) {
    const bool is_new = record.at.offset >= passed_;
    if (!is_new) return {};
    passed_ = Offset{record.at.offset.value + 1};
    return passed(std::move(record));
  }

  const KafkaOptions& options_;
  const LogPositions& positions_;
  PartitionId partition_;
  std::optional<LogReader> reader_;
  std::deque<Record> buffer_;
  Offset low_;     ///< where the log began when it was opened
  Offset next_;    ///< behind the last record taken
  Offset passed_;  ///< behind the last record passed
};

class RawOrder final : public ReplayInput {
 public:
  RawOrder(LogReader reader, Offset to) : reader_(std::move(reader)), to_(to) {}

  Result<std::vector<ReplayRecord>> Next(std::size_t most) override {
    std::vector<ReplayRecord> out;
    auto records = reader_.Read(most);
    if (!records) return std::unexpected(records.error());
    for (Record& record : *records) {
      if (record.at.offset >= to_) break;
      out.push_back({.raw = record.at,
                     .at = record.at.offset,
                     .taken = record.timestamp,
                     .record = std::move(record),
                     .then = std::nullopt});
    }
    return out;
  }

 private:
  LogReader reader_;
  Offset to_;
};

class CleanOrder final : public ReplayInput {
 public:
  CleanOrder(const Config& config, const ReplayRange& range, LogReader clean,
             std::unique_ptr<LogPositions> raw, WantsRejected wants_rejected)
      : kafka_(config.kafka),
        range_(range),
        clean_(std::move(clean)),
        raw_positions_(std::move(raw)),
        wants_rejected_(std::move(wants_rejected)),
        at_(range.start) {
    for (std::int32_t id = 0; id < raw_positions_->partitions(); ++id)
      raw_.try_emplace(PartitionId{id}, kafka_, *raw_positions_, PartitionId{id});
  }

  /// In a replay of the whole log, raw records before the first clean one count too.
  Status Begin() {
    if (!range_.is_whole) return {};
    for (auto& [partition, log] : raw_) {
      if (Status begun = log.Begin(); !begun) return begun;
    }
    return {};
  }

  Result<std::vector<ReplayRecord>> Next(std::size_t most) override {
    std::vector<ReplayRecord> out;
    while (out.empty() && !is_read_) {
      if (Status read = ReadClean(most, out); !read) return std::unexpected(read.error());
    }
    while (out.empty() && left_ != raw_.end()) {
      const auto passed = left_->second.PassOn(Rejected(out));
      if (!passed) return std::unexpected(passed.error());
      if (!*passed) ++left_;
    }
    return out;
  }

 private:
  /// Reads clean records; at their end, the rest of the raw partitions is left to pass.
  Status ReadClean(std::size_t most, std::vector<ReplayRecord>& out) {
    const auto records = clean_.Read(most);
    if (!records) return std::unexpected(records.error());
    if (records->empty()) {
      is_read_ = true;
      if (range_.is_open) left_ = raw_.begin();
    }
    for (const Record& record : *records) {
      is_read_ = record.at.offset >= range_.to;
      if (is_read_) break;
      if (Status taken = TakeClean(record, out); !taken) return taken;
    }
    return {};
  }

  Status TakeClean(const Record& record, std::vector<ReplayRecord>& out) {
    auto clean = DecodeCleanRecord(record.value.value_or(std::string()));
    if (!clean) return {};  // its raw record is unknown; the service made it a dead letter
    at_ = record.at.offset;
    taken_ = record.timestamp;
    std::optional<Record> raw;
    const auto log = raw_.find(clean->raw.partition);
    if (log != raw_.end() && clean->raw.topic == raw_positions_->topic()) {
      auto found = log->second.Find(clean->raw.offset, Rejected(out));
      if (!found) return std::unexpected(found.error());
      raw = std::move(*found);
    }
    const Coordinate coordinate = clean->raw;
    out.push_back({.raw = coordinate,
                   .at = at_,
                   .taken = taken_,
                   .record = std::move(raw),
                   .then = std::move(*clean)});
    return {};
  }

  RawLog::Visit Rejected(std::vector<ReplayRecord>& out) {
    return [this, &out](Record record) -> Status {
      const auto wanted = wants_rejected_(record.at);
      if (!wanted) return std::unexpected(wanted.error());
      if (!*wanted) return {};
      const Coordinate coordinate = record.at;
      out.push_back({.raw = coordinate,
                     .at = at_,
                     .taken = taken_,
                     .record = std::move(record),
                     .then = std::nullopt});
      return {};
    };
  }

  const KafkaOptions& kafka_;
  ReplayRange range_;
  LogReader clean_;
  std::unique_ptr<LogPositions> raw_positions_;
  WantsRejected wants_rejected_;
  std::map<PartitionId, RawLog> raw_;
  Offset at_;                                                  ///< of the latest clean record
  Timestamp taken_;                                            ///< of the same
  bool is_read_ = false;                                       ///< all clean records
  std::map<PartitionId, RawLog>::iterator left_ = raw_.end();  ///< whose rest is passed next
};

}  // namespace

Result<std::unique_ptr<ReplayInput>> OpenRawOrder(const Config& config, const ReplayRange& range) {
  auto reader = LogReader::Make(
      config.kafka,
      {.topic = config.topics.raw, .partition = range.partition, .start = range.start});
  if (!reader) return std::unexpected(reader.error());
  return std::make_unique<RawOrder>(std::move(*reader), range.to);
}

Result<std::unique_ptr<ReplayInput>> OpenCleanOrder(const Config& config, const ReplayRange& range,
                                                    WantsRejected wants_rejected) {
  auto clean = LogReader::Make(
      config.kafka,
      {.topic = config.topics.clean, .partition = range.partition, .start = range.start});
  if (!clean) return std::unexpected(clean.error());
  auto raw = LogPositions::Make(config.kafka, config.topics.raw);
  if (!raw) return std::unexpected(raw.error());
  auto order = std::make_unique<CleanOrder>(config, range, std::move(*clean), std::move(*raw),
                                            std::move(wants_rejected));
  if (Status begun = order->Begin(); !begun) return std::unexpected(begun.error());
  return order;
}

}  // namespace wiresift
