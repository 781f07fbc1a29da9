#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "core/ids.h"
#include "sim/life.h"
#include "story/state_store.h"

namespace wiresift::sim {

/// What a machine keeps of one lane: what is written, and what of that has reached the disk, since
/// RocksDB has no log of its own here.
struct Platter {
  struct Batch {
    std::vector<Delta> deltas;
    Offset next;
  };

  MemoryStore written;
  MemoryStore flushed;
  std::vector<Batch> unflushed;
  std::optional<MemoryStore> backup;  ///< an old copy that an operator may put back
  bool damaged = false;
};

using Disk = std::map<LaneId, Platter>;

/// What a crash of the process or its machine does to its disk.
void CrashDisk(Disk& disk, Ground& ground, const std::string& who);

/// The store of a lane on a disk that outlives it. One thread.
class SimStore final : public StateStore {
 public:
  SimStore(Life& life, Platter& platter) : life_(life), platter_(platter) {}

  [[nodiscard]] Result<std::optional<std::string>> Get(std::string_view key) const override;
  Status Scan(std::string_view prefix,
              const std::function<bool(std::string_view, std::string_view)>& visit) const override;
  Status Write(std::span<const Delta> deltas, Offset next) override;
  Status Clear() override;

  [[nodiscard]] Offset changelog_next() const override { return platter_.written.changelog_next(); }

 private:
  [[nodiscard]] Status CheckRead() const;

  Life& life_;
  Platter& platter_;
};

}  // namespace wiresift::sim
