#pragma once

#include <cstddef>
#include <vector>

#include "text/facts.h"

namespace wiresift {

/// The blocks [first, last] that hold the article: `first > last` when there is no running text.
struct MainRun {
  std::size_t first = 1;
  std::size_t last = 0;

  [[nodiscard]] bool holds(std::size_t i) const { return i >= first && i <= last; }

  [[nodiscard]] bool empty() const { return first > last; }
};

/// Plain text: the segment of greatest weight, words of running text counting for it, short lines
/// and other lines against it.
[[nodiscard]] MainRun FindTextRun(const Facts& facts, const std::vector<BlockVerdict>& verdicts);

/// Decides plain text's blocks that have no certain verdict yet.
void WeighText(const Facts& facts, const MainRun& run, std::vector<BlockVerdict>& verdicts);

/// The same for HTML, from the page's tree: finds the run, decides, and gives the run back.
[[nodiscard]] MainRun WeighHtml(const Facts& facts, std::vector<BlockVerdict>& verdicts);

}  // namespace wiresift
