#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

#include "core/limits.h"
#include "pipeline/ports/crash_guard.h"

namespace wiresift {

/// The `commit:` map: when a transaction is cut. By time with a high record cap, so that a backlog
/// runs in large transactions and a quiet feed is published at once.
struct CommitOptions {
  std::chrono::milliseconds interval{100};
  std::size_t max_records = 10'000;
};

/// The options of one loop.
struct LoopOptions {
  CommitOptions commit;
  std::size_t in_flight_bytes_max = kInFlightBytesMax;
  std::size_t poll_records_max = 1'000;
  /// Attempts to make a new sink in a row before the loop gives up and the process exits.
  int sink_attempts_max = 20;
  /// Input partitions whose state is followed while other processes own them; 0 follows none.
  std::int32_t followed_partitions = 0;
  /// The guard that is asked about each record; outlives the loop. Without one, records that kill
  /// the process are tried for ever.
  CrashGuard* guard = nullptr;
};

}  // namespace wiresift
