#pragma once

#include <vector>

#include "text/facts/facts.h"
#include "text/model/main_run.h"

namespace wiresift {

/// The main run of plain text: the segment of greatest weight, words of running text counting for
/// it, short lines and other lines against it. A second segment of at least half the weight belongs
/// to it too: a list in the middle of a short article does not cut it in two.
[[nodiscard]] MainRun FindTextRun(const Facts& facts, const std::vector<BlockVerdict>& verdicts);

/// A line that ends no sentence: a headline, a menu entry, a name.
[[nodiscard]] bool IsShortLine(const Facts& facts, std::size_t i);

/// How many short lines stand in the row that holds each line; 0 for others. Lines that are removed
/// already count as short ones.
[[nodiscard]] std::vector<std::size_t> ShortRows(const Facts& facts,
                                                 const std::vector<BlockVerdict>& verdicts);

}  // namespace wiresift
