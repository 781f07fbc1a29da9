#include "pipeline/run/next_offsets.h"

namespace wiresift {

bool NextOffsets::HasPassed(PartitionId partition, Offset offset) const {
  const auto next = next_.find(partition);
  return next != next_.end() && offset < next->second;
}

std::vector<Position> NextOffsets::positions() const {
  std::vector<Position> positions;
  positions.reserve(next_.size());
  for (const auto& [partition, next] : next_)
    positions.push_back({partition, next});
  return positions;
}

}  // namespace wiresift
