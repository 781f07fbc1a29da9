#pragma once

#include <span>
#include <vector>

#include "core/ids.h"
#include "pipeline/ports/record.h"
#include "pipeline/run/next_offsets.h"

namespace wiresift {

/// How far the records of a lane's partitions are committed. One thread.
class Progress {
 public:
  /// Takes a partition in, from its first record on; one that is in it stays as it is.
  void Adopt(PartitionId partition, Offset next) { committed_.Adopt(partition, next); }

  void Drop(PartitionId partition) { committed_.Drop(partition); }

  /// A transaction is committed, which went as far as `reached` says.
  void Advance(std::span<const Position> reached);

  /// Nobody knows how the last transaction ended.
  void Doubt() { is_in_doubt_ = true; }

  /// The broker's own word on what is committed.
  void Settle(std::span<const Position> committed);

  /// True from Doubt until Settle: only the broker can say from where to read again.
  [[nodiscard]] bool is_in_doubt() const { return is_in_doubt_; }

  [[nodiscard]] bool IsCommitted(PartitionId partition, Offset offset) const {
    return committed_.HasPassed(partition, offset);
  }

  /// The first record of each partition that is not committed.
  [[nodiscard]] std::vector<Position> positions() const { return committed_.positions(); }

 private:
  NextOffsets committed_;
  bool is_in_doubt_ = false;
};

}  // namespace wiresift
