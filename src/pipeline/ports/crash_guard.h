#pragma once

#include "core/ids.h"

namespace wiresift {

/// Deaths of the process while one record was worked on, after which it is a dead letter
/// once may be the machine, twice an accident.
inline constexpr int kCrashesMax = 3;

/// A memory, beyond the end of the process, of the records of one topic that were worked on when it
/// died. Any thread.
class CrashGuard {
 public:
  virtual ~CrashGuard() = default;
  /// Notes that work on a record begins on this thread. False when the process has died kCrashesMax
  /// times at work on it; then nothing is noted. A record that was there at an earlier death is
  /// worked on alone, so that its neighbours are not blamed for the next one.
  [[nodiscard]] virtual bool Enter(PartitionId partition, Offset offset) = 0;
  /// Notes that the process has survived this part of the work. When the work is `finished`,
  /// earlier deaths are forgotten.
  virtual void Leave(PartitionId partition, Offset offset, bool finished) = 0;
};

}  // namespace wiresift
