#pragma once

#include <cstddef>
#include <memory>

#include <librdkafka/rdkafka.h>

// One owner for every kind of librdkafka object, so that no path leaks one.

namespace wiresift {

/// Frees a librdkafka object with the function that belongs to its type.
template <auto kDestroy>
struct KafkaDelete {
  template <class T>
  void operator()(T* object) const {
    kDestroy(object);
  }
};

/// Destroys a client without waiting for a broker that is away: a consumer has left its group
/// before, or the end of its session takes it out.
struct ClientDelete {
  void operator()(rd_kafka_t* client) const {
    rd_kafka_destroy_flags(client, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE);
  }
};

using ClientHandle = std::unique_ptr<rd_kafka_t, ClientDelete>;
using ConfHandle = std::unique_ptr<rd_kafka_conf_t, KafkaDelete<rd_kafka_conf_destroy>>;
using TopicHandle = std::unique_ptr<rd_kafka_topic_t, KafkaDelete<rd_kafka_topic_destroy>>;
using MessageHandle = std::unique_ptr<rd_kafka_message_t, KafkaDelete<rd_kafka_message_destroy>>;
using HeadersHandle = std::unique_ptr<rd_kafka_headers_t, KafkaDelete<rd_kafka_headers_destroy>>;
using QueueHandle = std::unique_ptr<rd_kafka_queue_t, KafkaDelete<rd_kafka_queue_destroy>>;
using EventHandle = std::unique_ptr<rd_kafka_event_t, KafkaDelete<rd_kafka_event_destroy>>;
using ErrorHandle = std::unique_ptr<rd_kafka_error_t, KafkaDelete<rd_kafka_error_destroy>>;
using PartitionListHandle = std::unique_ptr<rd_kafka_topic_partition_list_t,
                                            KafkaDelete<rd_kafka_topic_partition_list_destroy>>;
using GroupMetadataHandle = std::unique_ptr<rd_kafka_consumer_group_metadata_t,
                                            KafkaDelete<rd_kafka_consumer_group_metadata_destroy>>;
using AdminOptionsHandle =
    std::unique_ptr<rd_kafka_AdminOptions_t, KafkaDelete<rd_kafka_AdminOptions_destroy>>;
using NewTopicHandle = std::unique_ptr<rd_kafka_NewTopic_t, KafkaDelete<rd_kafka_NewTopic_destroy>>;
using ConfigResourceHandle =
    std::unique_ptr<rd_kafka_ConfigResource_t, KafkaDelete<rd_kafka_ConfigResource_destroy>>;
using TopicCollectionHandle =
    std::unique_ptr<rd_kafka_TopicCollection_t, KafkaDelete<rd_kafka_TopicCollection_destroy>>;

/// An empty list with room for `size` partitions.
[[nodiscard]] inline PartitionListHandle MakePartitionList(std::size_t size) {
  return PartitionListHandle(rd_kafka_topic_partition_list_new(static_cast<int>(size)));
}

}  // namespace wiresift
