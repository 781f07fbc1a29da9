#pragma once

#include "core/result.h"

namespace wiresift {

/// Exit codes, as sysexits.h has them.
enum ExitCode : int {
  kExitOk = 0,
  kExitUsage = 64,
  kExitData = 65,
  kExitNoInput = 66,
  kExitUnavailable = 69,
  kExitInternal = 70,
  kExitConfig = 78,
};

/// The code for an error that ended the program.
[[nodiscard]] constexpr ExitCode ExitCodeOf(ErrorCode code) {
  switch (code) {
    case ErrorCode::kMalformed:
    case ErrorCode::kTooLarge:
      return kExitData;
    case ErrorCode::kInvalid:
      return kExitConfig;
    case ErrorCode::kUnavailable:
      return kExitUnavailable;
    case ErrorCode::kFatal:
      return kExitInternal;
  }
  return kExitInternal;
}

}  // namespace wiresift
