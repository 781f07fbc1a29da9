#pragma once

#include <chrono>
#include <cstdint>

namespace wiresift {

/// The `story:` and `embeds:` maps.
struct StoryOptions {
  std::int32_t partitions = 1;  ///< scopes; fixed when the topics are made
  /// This process keeps warm copies of the partitions that others own.
  bool standby = false;
  /// How long an article id leads to its story, and a story's record is kept.
  std::chrono::milliseconds memory = std::chrono::hours(24 * 90);
};

}  // namespace wiresift
