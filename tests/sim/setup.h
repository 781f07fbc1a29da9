#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/ports/output_size.h"
#include "pipeline/ports/record.h"
#include "pipeline/prepare/stage.h"
#include "pipeline/run/lane.h"
#include "sim/schedule.h"

namespace wiresift::sim {

/// What one seed runs: which stages, over how many partitions, on which feed.
struct Setup {
  bool is_fused = false;
  std::int32_t raw_partitions = 1;
  std::int32_t story_partitions = 1;
  LaneOptions lanes;
  OutputLimits limits;       ///< of the topics, where they are lower than the sink's own
  std::vector<Record> feed;  ///< raw records, each with its partition; offsets come later

  /// Draws one.
  static Setup Draw(Schedule& schedule);

  /// The stages of the line, in its order.
  [[nodiscard]] std::vector<StageKind> stages() const {
    if (is_fused) return {StageKind::kFused};
    return {StageKind::kClean, StageKind::kStory};
  }

  [[nodiscard]] Stage MakeStage(StageKind kind) const;
};

/// The topic that a stage reads, which is also the name of its group.
[[nodiscard]] std::string InputOf(StageKind kind);

}  // namespace wiresift::sim
