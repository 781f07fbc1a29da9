#pragma once

#include <map>
#include <vector>

#include "core/ids.h"
#include "pipeline/ports/record.h"

namespace wiresift {

/// Of each partition the next record: all before it are done with. One thread.
class NextOffsets {
 public:
  void Set(PartitionId partition, Offset next) { next_[partition] = next; }

  /// Takes a partition in; one that is in it stays as it is.
  void Adopt(PartitionId partition, Offset next) { next_.try_emplace(partition, next); }

  void Drop(PartitionId partition) { next_.erase(partition); }

  /// True when the record comes before the next one of its partition.
  [[nodiscard]] bool HasPassed(PartitionId partition, Offset offset) const;

  /// In order of the partitions.
  [[nodiscard]] std::vector<Position> positions() const;

 private:
  std::map<PartitionId, Offset> next_;
};

}  // namespace wiresift
