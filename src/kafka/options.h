#pragma once

#include <map>
#include <string>

namespace wiresift {

/// The `kafka:` map of the configuration: librdkafka properties, passed through but for those that
/// exactly-once needs: refused_property.cc refuses them, and settings.cc sets them.
struct KafkaOptions {
  std::map<std::string, std::string> properties;
};

/// The `topics:` map of the configuration.
struct TopicNames {
  std::string raw = "news.raw";
  std::string clean = "wiresift.clean";
  std::string stories = "news.stories";
  std::string audit = "news.audit";
  std::string rejected = "news.rejected";
  std::string state = "wiresift.state";
  std::string publishers = "wiresift.publishers";
};

}  // namespace wiresift
