#pragma once

#include <memory>

#include "core/ids.h"
#include "core/result.h"
#include "dedup/word_memory.h"
#include "pipeline/ports/ports.h"
#include "story/state_store.h"

namespace wiresift {

/// Makes what a lane talks to: for Kafka, for files, for tests.
class LanePorts {
 public:
  virtual ~LanePorts() = default;
  [[nodiscard]] virtual Result<std::unique_ptr<Sink>> MakeSink(LaneId lane) = 0;
  /// The lane's local copy of the state; wiped when it does not fit the log.
  [[nodiscard]] virtual Result<std::unique_ptr<StateStore>> OpenStore(LaneId lane) = 0;

  /// The memory in which the lane's index keeps words.
  [[nodiscard]] virtual std::unique_ptr<WordMemory> MakeWordMemory(LaneId /*lane*/) {
    return std::make_unique<HeapWordMemory>();
  }

  /// The lane's changelog from `from` on, up to its end as of now; nothing when there is none.
  [[nodiscard]] virtual Result<std::unique_ptr<Changelog>> OpenChangelog(LaneId lane,
                                                                         Offset from) = 0;
};

}  // namespace wiresift
