#include "kafka/changelog.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "kafka/errors.h"
#include "kafka/offsets.h"
#include "kafka/record.h"

namespace wiresift {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// Short, since other lanes may wait.
constexpr milliseconds kProbeTimeout{100};

}  // namespace

Result<std::unique_ptr<KafkaChangelog>> KafkaChangelog::Make(const KafkaOptions& options,
                                                             ChangelogPlace place,
                                                             LogFunction log) {
  Result<ConfHandle> conf = ReaderConf(options);
  if (!conf) return std::unexpected(conf.error());
  std::unique_ptr<KafkaChangelog> changelog(new KafkaChangelog(std::move(place), std::move(log)));
  Result<ClientHandle> client =
      MakeClient(RD_KAFKA_CONSUMER, std::move(*conf), changelog->callbacks_);
  if (!client) return std::unexpected(client.error());
  changelog->client_ = std::move(*client);
  if (Status found = changelog->FindEnds(); !found) return std::unexpected(found.error());
  if (Status checked = changelog->CheckStart(); !checked) return std::unexpected(checked.error());
  changelog->position_ = std::max(changelog->place_.start, changelog->low_);
  if (changelog->AtEnd()) return changelog;
  if (Status started = changelog->StartReading(); !started) {
    return std::unexpected(started.error());
  }
  return changelog;
}

KafkaChangelog::KafkaChangelog(ChangelogPlace place, LogFunction log) : place_(std::move(place)) {
  callbacks_.log = std::move(log);
}

Status KafkaChangelog::FindEnds() {
  const Result<LogEnds> ends = LogEndsOf(*client_, place_.topic, place_.partition, place_.end);
  if (!ends) return std::unexpected(ends.error());
  low_ = ends->low;
  end_ = ends->end;
  return {};
}

Status KafkaChangelog::CheckStart() const {
  if (place_.start == Offset{0}) return {};
  if (place_.start >= low_ && place_.start <= end_) return {};
  return Fail(
      ErrorCode::kInvalid,
      fmt::format("kafka: {}[{}]: the stored offset {} is not in the log {}..{}", place_.topic,
                  place_.partition.value, place_.start.value, low_.value, end_.value));
}

// The simple consumer, since rd_kafka_assign wants a group, asks for its coordinator and needs
// rights on it.
Status KafkaChangelog::StartReading() {
  TopicHandle topic(rd_kafka_topic_new(client_.get(), place_.topic.c_str(), nullptr));
  queue_.reset(rd_kafka_queue_new(client_.get()));
  const int failed = rd_kafka_consume_start_queue(topic.get(), place_.partition.value,
                                                  position_.value, queue_.get());
  if (failed != 0) return KafkaFail("reading " + place_.topic, rd_kafka_last_error());
  topic_ = std::move(topic);
  return {};
}

KafkaChangelog::~KafkaChangelog() {
  if (topic_ != nullptr) rd_kafka_consume_stop(topic_.get(), place_.partition.value);
}

// From the end anew: what lies behind it may have been read already, and dropped.
Status KafkaChangelog::GoOn() {
  if (topic_ != nullptr) rd_kafka_consume_stop(topic_.get(), place_.partition.value);
  topic_.reset();
  position_ = end_;
  goes_on_ = true;
  return StartReading();
}

Result<std::vector<Record>> KafkaChangelog::Read(std::size_t most, milliseconds wait) {
  std::vector<Record> records;
  const auto deadline = steady_clock::now() + wait;
  while (records.size() < most && !AtEnd()) {
    // The end of the partition and aborted deltas come as messages or not at all: wait on.
    const auto left = std::chrono::duration_cast<milliseconds>(deadline - steady_clock::now());
    const std::int64_t wait_ms = records.empty() ? std::max<std::int64_t>(left.count(), 0) : 0;
    const MessageHandle message(rd_kafka_consume_queue(queue_.get(), static_cast<int>(wait_ms)));
    if (message == nullptr) break;
    watch_.Heard();
    if (Status taken = Take(*message, records); !taken) return std::unexpected(taken.error());
  }
  if (records.empty() && !AtEnd() && watch_.IsQuiet()) watch_.Ask(*client_, kProbeTimeout);
  return records;
}

Status KafkaChangelog::Take(const rd_kafka_message_t& message, std::vector<Record>& records) {
  switch (message.err) {
    case RD_KAFKA_RESP_ERR_NO_ERROR:
      break;
    case RD_KAFKA_RESP_ERR__PARTITION_EOF:
      position_ = std::max(position_, Offset{message.offset});
      is_at_committed_end_ = true;
      return {};
    case RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET:
      return Fail(ErrorCode::kInvalid,
                  fmt::format("kafka: {}[{}]: deltas from {} on have been deleted unread",
                              place_.topic, place_.partition.value, position_.value));
    default:
      if (IsConnectionTrouble(message.err)) return {};
      return KafkaFail("reading " + place_.topic, message.err);
  }
  position_ = Offset{message.offset + 1};
  is_at_committed_end_ = false;
  // Behind the end is what we write ourselves by now.
  if (goes_on_ || position_ <= end_) records.push_back(RecordOf(message, place_.topic));
  return {};
}

Error KafkaChangelog::WhyNothing(milliseconds waited) const {
  const std::string where = fmt::format(
      "{}[{}]: nothing came for {} s at offset {}, expected the log up to {}", place_.topic,
      place_.partition.value, std::chrono::duration_cast<std::chrono::seconds>(waited).count(),
      position_.value, end_.value);
  const bool is_transaction_open = is_at_committed_end_ && !watch_.IsQuiet();
  if (!is_transaction_open) {
    return KafkaNoAnswer(*client_, where, RD_KAFKA_RESP_ERR__TIMED_OUT);
  }
  return Error{
      ErrorCode::kUnavailable,
      fmt::format("kafka: {}: a transaction of another writer is open there; try again when that "
                  "has ended, or has been aborted with kafka-transactions.sh",
                  where)};
}

std::size_t KafkaChangelog::remaining() const {
  if (goes_on_) {
    std::int64_t low = 0;
    std::int64_t high = 0;
    rd_kafka_get_watermark_offsets(client_.get(), place_.topic.c_str(), place_.partition.value,
                                   &low, &high);
    return static_cast<std::size_t>(std::max<std::int64_t>(high - position_.value, 0));
  }
  return AtEnd() ? 0 : static_cast<std::size_t>(end_.value - position_.value);
}

}  // namespace wiresift
