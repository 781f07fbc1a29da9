#pragma once

#include <cstddef>
#include <vector>

#include "command/tune/labelled_line.h"
#include "command/tune/tuning.h"
#include "dedup/options.h"

namespace wiresift {

/// A file of labelled pairs and what it says of the thresholds.
struct TuneReport {
  MatchOptions present;
  std::vector<LabelledLine> lines;
  std::size_t skipped = 0;  ///< lines that are no labelled pair
  Tuning tuning;
};

}  // namespace wiresift
