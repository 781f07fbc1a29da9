#pragma once

#include "core/ids.h"

namespace wiresift {

/// Deaths of the process while one record was worked on, after which it is a dead letter
/// once may be the machine, twice an accident.
inline constexpr int kCrashesMax = 3;

/// Remembers beyond the end of the process which records of one topic were worked on when it died.
/// Any thread.
class CrashGuard {
 public:
  virtual ~CrashGuard() = default;
  /// Work on a record begins on this thread. False: it has been worked on in `kCrashesMax` deaths;
  /// then nothing has begun. Whoever was there in an earlier death is worked on alone, so that its
  /// neighbours are not blamed for the next one.
  [[nodiscard]] virtual bool Enter(PartitionId partition, Offset offset) = 0;
  /// The process has survived this part of the work; `finished`: all of it, earlier deaths are
  /// forgotten.
  virtual void Leave(PartitionId partition, Offset offset, bool finished) = 0;
};

}  // namespace wiresift
