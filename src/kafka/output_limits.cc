#include "kafka/output_limits.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "kafka/client.h"
#include "kafka/settings.h"
#include "kafka/topic_configs.h"

namespace wiresift {
namespace {

std::size_t NumberIn(const std::string& text, std::size_t otherwise) {
  std::size_t number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

Result<OutputLimits> TopicLimitsOf(rd_kafka_t& client, const ChannelTopics& topics) {
  std::vector<std::string> names;
  for (const auto& [channel, name] : topics)
    names.push_back(name);
  const auto configs = ConfigsOf(client, names);
  if (!configs) return std::unexpected(configs.error());
  OutputLimits limits;
  for (const auto& [channel, name] : topics) {
    const TopicConfigs& topic = configs->at(name);
    const auto found = topic.find("max.message.bytes");
    if (found != topic.end()) limits[channel] = NumberIn(found->second, 0);
  }
  return limits;
}

std::size_t OutputBytesMax(std::size_t message_bytes_max) {
  return message_bytes_max - std::min(message_bytes_max, kMessageOverheadBytes);
}

Result<OutputLimits> OutputLimitsOf(const KafkaOptions& options, const ChannelTopics& topics) {
  Result<ConfHandle> conf = AdminConf(options);
  if (!conf) return std::unexpected(conf.error());
  const Result<ConfHandle> producer = ProducerConf(options, "unused");
  if (!producer) return std::unexpected(producer.error());
  const std::size_t sent =
      NumberIn(PropertyOf(**producer, "message.max.bytes"), kProducerMessageBytesMax);
  ClientCallbacks callbacks;
  const Result<ClientHandle> client = MakeClient(RD_KAFKA_PRODUCER, std::move(*conf), callbacks);
  if (!client) return std::unexpected(client.error());
  const auto taken = TopicLimitsOf(**client, topics);
  if (!taken) return std::unexpected(taken.error());
  OutputLimits limits;
  for (const auto& [channel, name] : topics) {
    const auto topic = taken->find(channel);
    limits[channel] = OutputBytesMax(topic == taken->end() ? sent : std::min(sent, topic->second));
  }
  return limits;
}

}  // namespace wiresift
