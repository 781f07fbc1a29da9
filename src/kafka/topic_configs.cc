#include "kafka/topic_configs.h"

#include <cstddef>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "kafka/admin.h"
#include "kafka/errors.h"

namespace wiresift {

namespace {

TopicConfigs EntriesOf(const rd_kafka_ConfigResource_t& resource) {
  TopicConfigs configs;
  std::size_t count = 0;
  const rd_kafka_ConfigEntry_t** entries = rd_kafka_ConfigResource_configs(&resource, &count);
  for (const rd_kafka_ConfigEntry_t* entry : std::span(entries, count)) {
    const char* value = rd_kafka_ConfigEntry_value(entry);
    configs[rd_kafka_ConfigEntry_name(entry)] = value == nullptr ? "" : value;
  }
  return configs;
}

}  // namespace

Result<TopicConfigs> ConfigsOf(rd_kafka_t& client, const std::string& topic) {
  auto all = ConfigsOf(client, std::span(&topic, 1));
  if (!all) return std::unexpected(all.error());
  return std::move((*all)[topic]);
}

Result<std::map<std::string, TopicConfigs>> ConfigsOf(rd_kafka_t& client,
                                                      std::span<const std::string> topics) {
  const std::string what = fmt::format("reading the settings of topic {}", fmt::join(topics, ", "));
  std::vector<ConfigResourceHandle> owned;
  std::vector<rd_kafka_ConfigResource_t*> resources;
  for (const std::string& topic : topics) {
    owned.emplace_back(rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topic.c_str()));
    resources.push_back(owned.back().get());
  }
  const auto ask = [&](const rd_kafka_AdminOptions_t* options, rd_kafka_queue_t* queue) {
    rd_kafka_DescribeConfigs(&client, resources.data(), resources.size(), options, queue);
  };
  const Result<EventHandle> event = AskAdmin(client, RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS, what, ask);
  if (!event) return std::unexpected(event.error());
  std::size_t count = 0;
  const rd_kafka_ConfigResource_t** found = rd_kafka_DescribeConfigs_result_resources(
      rd_kafka_event_DescribeConfigs_result(event->get()), &count);
  if (count != topics.size()) return KafkaFail(what, RD_KAFKA_RESP_ERR__BAD_MSG);
  std::map<std::string, TopicConfigs> all;
  for (const rd_kafka_ConfigResource_t* resource : std::span(found, count)) {
    const rd_kafka_resp_err_t code = rd_kafka_ConfigResource_error(resource);
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) return KafkaFail(what, code);
    all[rd_kafka_ConfigResource_name(resource)] = EntriesOf(*resource);
  }
  return all;
}

}  // namespace wiresift
