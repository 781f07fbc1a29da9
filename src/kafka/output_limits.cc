#include "kafka/output_limits.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

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
  std::vector<std::string> names;
  for (const auto& [channel, name] : topics)
    names.push_back(name);
  const auto configs = ConfigsOf(**client, names);
  if (!configs) return std::unexpected(configs.error());
  OutputLimits limits;
  for (const auto& [channel, name] : topics) {
    const TopicConfigs& topic = configs->at(name);
    const auto found = topic.find("max.message.bytes");
    const std::size_t taken = found == topic.end() ? sent : NumberIn(found->second, sent);
    limits[channel] = std::min(sent, taken) - std::min({sent, taken, kMessageOverheadBytes});
  }
  return limits;
}

}  // namespace wiresift
