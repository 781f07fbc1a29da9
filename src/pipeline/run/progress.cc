#include "pipeline/run/progress.h"

namespace wiresift {

void Progress::Advance(const std::map<PartitionId, Offset>& next) {
  for (const auto& [partition, offset] : next)
    next_[partition] = offset;
}

void Progress::Settle(std::span<const Position> committed) {
  for (const Position& position : committed)
    next_[position.partition] = position.next;
  is_in_doubt_ = false;
}

bool Progress::IsCommitted(PartitionId partition, Offset offset) const {
  const auto next = next_.find(partition);
  return next != next_.end() && offset < next->second;
}

std::vector<Position> Progress::positions() const {
  std::vector<Position> positions;
  positions.reserve(next_.size());
  for (const auto& [partition, next] : next_)
    positions.push_back({partition, next});
  return positions;
}

}  // namespace wiresift
