#pragma once

#include <optional>

namespace wiresift {

/// Figures that the kernel has of this process.
struct ProcessStats {
  double resident_bytes = 0;
  double cpu_seconds = 0;
  double open_files = 0;
  double files_max = 0;
  double start_seconds = 0;  ///< since 1970
};

/// Reads /proc/self; gives nothing where that is missing.
[[nodiscard]] std::optional<ProcessStats> ReadProcessStats();

}  // namespace wiresift
