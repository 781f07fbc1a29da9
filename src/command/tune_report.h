#pragma once

#include <cstddef>
#include <vector>

#include "command/labelled_line.h"
#include "dedup/options.h"
#include "dedup/tuning.h"

namespace wiresift {

/// A file of labelled pairs and what it says of the thresholds.
struct TuneReport {
  MatchOptions present;
  std::vector<LabelledLine> lines;
  std::size_t skipped = 0;  ///< lines that are no labelled pair
  Tuning tuning = {};
};

}  // namespace wiresift
