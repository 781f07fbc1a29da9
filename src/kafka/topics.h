#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/result.h"
#include "kafka/client.h"
#include "kafka/options.h"
#include "kafka/settings.h"

namespace wiresift {

/// A topic as it should be.
struct TopicPlan {
  std::string name;
  int partitions = 1;
  int replication = -1;  ///< -1: the broker's default
  std::map<std::string, std::string> configs;
  /// False for the feed, which others own: it is made when absent, and else left as it is.
  bool is_ours = true;
};

/// The numbers that partitions and replicas follow from.
struct TopicCounts {
  int raw_partitions = 4;
  int story_partitions = 1;  ///< `story.partitions`: of every topic but raw and publishers
  int replication = -1;
};

/// All topics of a line, with the settings that the state depends on.
[[nodiscard]] std::vector<TopicPlan> PlanTopics(const TopicNames& names, const TopicCounts& counts);

/// The plan of a topic as one line for people: name, partitions, configs.
[[nodiscard]] std::string Describe(const TopicPlan& plan);

enum class TopicState { kCreated, kExists, kDiffers };

struct TopicOutcome {
  std::string name;
  TopicState state = TopicState::kExists;
  std::vector<std::string> differences;  ///< for kDiffers: one line each, found and expected
};

/// Creates what is missing and compares what is there, in the order of the plan. Changes nothing
/// that exists: run again, it says the same. Waits up to 10 s for each of a few requests.
[[nodiscard]] Result<std::vector<TopicOutcome>> CreateTopics(const KafkaOptions& options,
                                                             const std::vector<TopicPlan>& plan,
                                                             const LogFunction& log);

/// One line for each topic that is missing or has the wrong number of partitions; empty when the
/// line can run. The number of partitions of the feed is its own matter.
[[nodiscard]] Result<std::vector<std::string>> CheckTopics(const KafkaOptions& options,
                                                           const std::vector<TopicPlan>& plan,
                                                           const LogFunction& log);

}  // namespace wiresift
