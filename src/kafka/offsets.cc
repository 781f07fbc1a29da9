#include "kafka/offsets.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <thread>

#include <fmt/format.h>

#include "kafka/admin.h"
#include "kafka/errors.h"

namespace wiresift {

namespace {

constexpr std::chrono::milliseconds kLeaderTimeout{5'000};
constexpr std::chrono::milliseconds kRetryPause{100};

/// An offset, or why there is none, and the partition's own error.
struct Answer {
  Result<Offset> offset;
  rd_kafka_resp_err_t code = RD_KAFKA_RESP_ERR_NO_ERROR;
};

// Not rd_kafka_query_watermark_offsets: a client that reads committed gets the committed end there.
Answer OffsetOf(rd_kafka_t& client, const std::string& topic, PartitionId partition,
                std::int64_t which, LogEnd end) {
  const std::string what = fmt::format("offsets of {}[{}]", topic, partition.value);
  const PartitionListHandle list = MakePartitionList(1);
  rd_kafka_topic_partition_list_add(list.get(), topic.c_str(), partition.value)->offset = which;
  const auto ask = [&](rd_kafka_AdminOptions_t* options, rd_kafka_queue_t* queue) {
    if (end == LogEnd::kCommitted) {
      // Fails for other requests alone.
      const ErrorHandle none(rd_kafka_AdminOptions_set_isolation_level(
          options, RD_KAFKA_ISOLATION_LEVEL_READ_COMMITTED));
    }
    rd_kafka_ListOffsets(&client, list.get(), options, queue);
  };
  const Result<EventHandle> event = AskAdmin(client, RD_KAFKA_ADMIN_OP_LISTOFFSETS, what, ask);
  if (!event) return {std::unexpected(event.error())};
  std::size_t count = 0;
  const rd_kafka_ListOffsetsResultInfo_t** infos =
      rd_kafka_ListOffsets_result_infos(rd_kafka_event_ListOffsets_result(event->get()), &count);
  if (count != 1) return {KafkaFail(what, RD_KAFKA_RESP_ERR__BAD_MSG)};
  const rd_kafka_topic_partition_t& found =
      *rd_kafka_ListOffsetsResultInfo_topic_partition(infos[0]);
  if (found.err != RD_KAFKA_RESP_ERR_NO_ERROR) return {KafkaFail(what, found.err), found.err};
  return {Offset{found.offset}};
}

/// `which`: a rd_kafka_OffsetSpec_t, or milliseconds since 1970. A new topic's leader may not know
/// yet that it is one.
Result<Offset> OffsetInTime(rd_kafka_t& client, const std::string& topic, PartitionId partition,
                            std::int64_t which, LogEnd end = LogEnd::kWritten) {
  const auto deadline = std::chrono::steady_clock::now() + kLeaderTimeout;
  while (true) {
    Answer answer = OffsetOf(client, topic, partition, which, end);
    const bool may_heal = !answer.offset && IsConnectionTrouble(answer.code);
    if (!may_heal || std::chrono::steady_clock::now() > deadline) return answer.offset;
    std::this_thread::sleep_for(kRetryPause);
  }
}

}  // namespace

Result<LogEnds> LogEndsOf(rd_kafka_t& client, const std::string& topic, PartitionId partition,
                          LogEnd end) {
  if (Status exists = CheckTopicExists(client, topic); !exists) {
    return std::unexpected(exists.error());
  }
  const Result<Offset> low = OffsetInTime(client, topic, partition, RD_KAFKA_OFFSET_SPEC_EARLIEST);
  if (!low) return std::unexpected(low.error());
  const Result<Offset> last =
      OffsetInTime(client, topic, partition, RD_KAFKA_OFFSET_SPEC_LATEST, end);
  if (!last) return std::unexpected(last.error());
  return LogEnds{*low, *last};
}

Result<Offset> OffsetAt(rd_kafka_t& client, const std::string& topic, PartitionId partition,
                        Timestamp time) {
  // Negative numbers mean other things there.
  const std::int64_t stamp = std::max<std::int64_t>(time.time_since_epoch().count(), 0);
  Result<Offset> offset = OffsetInTime(client, topic, partition, stamp);
  if (!offset || offset->value >= 0) return offset;
  return OffsetInTime(client, topic, partition, RD_KAFKA_OFFSET_SPEC_LATEST);
}

}  // namespace wiresift
