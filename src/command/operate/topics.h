#pragma once

#include <ostream>

#include "config/config.h"
#include "core/exit_code.h"
#include "kafka/topics.h"

namespace wiresift {

struct TopicsCommand {
  Config config;
  bool create = false;  ///< else only print what would be created
  TopicCounts counts;   ///< `story_partitions` is taken from the configuration
};

/// `wiresift topics`: prints the plan of all topics, or creates what is missing and says what is
/// there with other settings. Exists-but-differs is exit code 78.
[[nodiscard]] ExitCode RunTopics(const TopicsCommand& command, std::ostream& out);

}  // namespace wiresift
