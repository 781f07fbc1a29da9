#pragma once

#include <map>
#include <span>
#include <vector>

#include "core/ids.h"
#include "pipeline/ports/record.h"

namespace wiresift {

/// How far the records of a lane's partitions are committed. One thread.
class Progress {
 public:
  /// Takes a partition in, from its first record on; one that is in it stays as it is.
  void Adopt(PartitionId partition, Offset next) { next_.try_emplace(partition, next); }

  void Drop(PartitionId partition) { next_.erase(partition); }

  /// A transaction is committed, which went as far as `next` says.
  void Advance(const std::map<PartitionId, Offset>& next);

  /// Nobody knows how the last transaction ended.
  void Doubt() { is_in_doubt_ = true; }

  /// The broker's own word on what is committed.
  void Settle(std::span<const Position> committed);

  /// True from Doubt until Settle: only the broker can say from where to read again.
  [[nodiscard]] bool is_in_doubt() const { return is_in_doubt_; }

  [[nodiscard]] bool IsCommitted(PartitionId partition, Offset offset) const;

  /// The first record of each partition that is not committed.
  [[nodiscard]] std::vector<Position> positions() const;

 private:
  std::map<PartitionId, Offset> next_;
  bool is_in_doubt_ = false;
};

}  // namespace wiresift
