#include "dedup/sketch.h"

#include <algorithm>
#include <limits>

#include "dedup/grams.h"

namespace wiresift {

Sketch MakeSketch(std::span<const Token> tokens, std::uint32_t sampling) {
  thread_local std::vector<std::uint64_t> grams;
  HashGrams(tokens, grams);
  const std::uint64_t limit = std::numeric_limits<std::uint64_t>::max() / sampling;
  Sketch sketch;
  for (const std::uint64_t gram : grams) {
    if (gram <= limit) sketch.push_back(static_cast<std::uint32_t>(gram));
  }
  std::ranges::sort(sketch);
  const auto repeats = std::ranges::unique(sketch);
  sketch.erase(repeats.begin(), repeats.end());
  return sketch;
}

}  // namespace wiresift
