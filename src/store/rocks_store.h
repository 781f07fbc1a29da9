#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "core/result.h"
#include "story/state_store.h"

namespace wiresift {

/// Names the log that a store is a copy of, and its form. A store with another stamp is wiped.
struct StoreStamp {
  std::string cluster;  ///< the cluster's id
  std::string topic;
  std::int32_t partition = 0;
  std::uint32_t sampling = 8;  ///< sketches made with another one cannot be compared
};

/// Opens the committed state in RocksDB: one folder a partition, locked against a second process.
///
/// RocksDB's own log is off. What a crash takes from the memory table comes back from the changelog
/// since the position is written in the same batch as the deltas. kUnavailable: the disk is
/// nearly full or unreadable, wait and try again. Files found damaged while opening are wiped; a
/// read or write that meets damage later says kMalformed, and Clear mends it.
[[nodiscard]] Result<std::unique_ptr<StateStore>> OpenRocksStore(
    const std::filesystem::path& folder, const StoreStamp& stamp);

}  // namespace wiresift
