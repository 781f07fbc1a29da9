#pragma once

#include <ostream>

#include "config/config.h"
#include "core/exit_code.h"
#include "kafka/topics.h"

namespace wiresift {

/// The options of the `topics` command.
struct TopicsCommand {
  Config config;
  bool create = false;  ///< false: only print what would be created
  TopicCounts counts;   ///< its `story_partitions` comes from the configuration
};

/// Runs `wiresift topics`: prints the plan of all topics, or creates the missing ones and names
/// those that exist with other settings, which is exit code 78.
[[nodiscard]] ExitCode RunTopics(const TopicsCommand& command, std::ostream& out);

}  // namespace wiresift
