#include "kafka/admin.h"

#include <chrono>

#include "kafka/client.h"
#include "kafka/errors.h"

namespace wiresift {

namespace {

constexpr std::chrono::milliseconds kRequestTimeout{10'000};
/// The request times out by itself; this is for the answer's way.
constexpr std::chrono::milliseconds kAnswerMargin{2'000};

constexpr std::chrono::milliseconds kMetadataTimeout{5'000};

}  // namespace

Result<EventHandle> AskAdmin(rd_kafka_t& client, rd_kafka_admin_op_t operation,
                             std::string_view what, const AdminRequest& request) {
  const AdminOptionsHandle options(rd_kafka_AdminOptions_new(&client, operation));
  char said[256] = "";
  const rd_kafka_resp_err_t set = rd_kafka_AdminOptions_set_request_timeout(
      options.get(), static_cast<int>(kRequestTimeout.count()), said, sizeof(said));
  if (set != RD_KAFKA_RESP_ERR_NO_ERROR) return KafkaFail(what, set, said);
  const QueueHandle queue(rd_kafka_queue_new(&client));
  request(options.get(), queue.get());
  const auto wait = kRequestTimeout + kAnswerMargin;
  EventHandle event(rd_kafka_queue_poll(queue.get(), static_cast<int>(wait.count())));
  if (event == nullptr) {
    return std::unexpected(KafkaNoAnswer(client, what, RD_KAFKA_RESP_ERR__TIMED_OUT));
  }
  const rd_kafka_resp_err_t code = rd_kafka_event_error(event.get());
  if (code != RD_KAFKA_RESP_ERR_NO_ERROR) {
    return std::unexpected(
        KafkaNoAnswer(client, what, code, rd_kafka_event_error_string(event.get())));
  }
  return event;
}

Status CheckTopicExists(rd_kafka_t& client, const std::string& topic) {
  const Result<std::int32_t> partitions = CountPartitions(client, topic);
  return partitions ? Status() : std::unexpected(partitions.error());
}

Result<std::int32_t> CountPartitions(rd_kafka_t& client, const std::string& topic) {
  const TopicHandle handle(rd_kafka_topic_new(&client, topic.c_str(), nullptr));
  if (handle == nullptr) return KafkaFail("topic " + topic, rd_kafka_last_error());
  const rd_kafka_metadata_t* metadata = nullptr;
  rd_kafka_resp_err_t code = rd_kafka_metadata(&client, 0, handle.get(), &metadata,
                                               static_cast<int>(kMetadataTimeout.count()));
  std::int32_t partitions = 0;
  if (code == RD_KAFKA_RESP_ERR_NO_ERROR) {
    if (metadata->topic_cnt > 0) {
      code = metadata->topics[0].err;
      partitions = metadata->topics[0].partition_cnt;
    }
    rd_kafka_metadata_destroy(metadata);
  }
  if (IsMissingTopic(code)) return std::unexpected(MissingTopic(topic));
  if (code == RD_KAFKA_RESP_ERR_NO_ERROR) return partitions;
  return std::unexpected(KafkaNoAnswer(client, "looking up topic " + topic, code));
}

}  // namespace wiresift
