#pragma once

#include "core/result.h"

namespace wiresift {

/// Exit codes, with the numbers of sysexits.h, which scripts and service managers know.
enum ExitCode : int {
  kExitOk = 0,
  kExitUsage = 64,         ///< the command line is wrong
  kExitData = 65,          ///< an input is not what it should be
  kExitNoInput = 66,       ///< an input named on the command line is not there
  kExitUnavailable = 69,   ///< the outside world said no; trying again may help
  kExitInternal = 70,      ///< trying again cannot help
  kExitCannotCreate = 73,  ///< an output named on the command line cannot be made
  kExitConfig = 78,        ///< the configuration is wrong, or is not there
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
