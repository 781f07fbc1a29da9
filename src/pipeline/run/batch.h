#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "core/ids.h"
#include "core/result.h"
#include "pipeline/ports/clean_record.h"
#include "pipeline/ports/observer.h"
#include "pipeline/ports/record.h"
#include "pipeline/prepare/stage.h"
#include "pipeline/publish/decision.h"

namespace wiresift {

/// The account of a lane's open transaction: which records it has taken, and what became of them.
struct Batch {
  explicit Batch(StageKind stage) { report.stage = stage; }

  /// A record that is processed: its outputs are written.
  void Count(const Prepared& record);
  void CountRejected(Reason reason);
  void CountDecided(const CleanRecord& record, const Decision& decision);

  [[nodiscard]] std::size_t records() const { return report.records; }

  [[nodiscard]] bool HasTaken(PartitionId partition, Offset offset) const;
  /// Where the transaction's commit leaves each partition.
  [[nodiscard]] std::vector<Position> positions() const;

  BatchReport report;
  std::map<PartitionId, Offset> processed;  ///< next record to read, by partition
  std::chrono::steady_clock::time_point opened_at;
  bool has_met_damage = false;  ///< the local copy of the state is damaged
};

}  // namespace wiresift
