#pragma once

#include <chrono>
#include <cstddef>

#include "core/result.h"
#include "pipeline/ports/clean_record.h"
#include "pipeline/ports/observer.h"
#include "pipeline/prepare/stage.h"
#include "pipeline/publish/decision.h"
#include "pipeline/run/next_offsets.h"

namespace wiresift {

/// The account of a lane's open transaction: which records it has taken, and what became of them.
struct Batch {
  explicit Batch(StageKind stage) { report.stage = stage; }

  /// A record that is processed: its outputs are written.
  void Count(const Prepared& record);
  void CountRejected(Reason reason);
  void CountDecided(const CleanRecord& record, const Decision& decision);

  [[nodiscard]] std::size_t records() const { return report.records; }

  BatchReport report;
  NextOffsets processed;  ///< where the transaction's commit leaves each partition
  std::chrono::steady_clock::time_point opened_at;
  bool has_met_damage = false;  ///< the local copy of the state is damaged
};

}  // namespace wiresift
