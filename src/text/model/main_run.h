#pragma once

#include <cstddef>

namespace wiresift {

/// The blocks [first, last] that hold the article: `first > last` when there is no running text.
struct MainRun {
  std::size_t first = 1;
  std::size_t last = 0;

  [[nodiscard]] bool holds(std::size_t i) const { return i >= first && i <= last; }

  [[nodiscard]] bool empty() const { return first > last; }
};

}  // namespace wiresift
