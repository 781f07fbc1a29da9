#pragma once

#include <string>

#include "command/tune/tuning.h"

namespace wiresift {

/// Precision, recall and F1 of "joins" over the threshold as an SVG file of its own: the interval
/// of F1 as a band, the present and the suggested threshold as vertical lines. No scripts, nothing
/// loaded; follows the reader's light or dark scheme.
[[nodiscard]] std::string TuneAsSvg(const Tuning& tuning);

}  // namespace wiresift
