#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "text/words/token.h"

namespace wiresift {

/// Fingerprints of a text, sorted, without repeats.
using Sketch = std::vector<std::uint32_t>;

/// True for one gram in `sampling`: it is a fingerprint (FracMinHash).
[[nodiscard]] constexpr bool IsSampled(std::uint64_t gram, std::uint32_t sampling) {
  return gram <= std::numeric_limits<std::uint64_t>::max() / sampling;
}

/// Hashes of the text's word 5-grams that fall below 2^64 / `sampling` (FracMinHash), their low 32
/// bits (the high ones of a sampled hash are nearly constant): about words / sampling values.
/// Empty when the text has fewer than five words. `sampling` >= 1. Any thread.
[[nodiscard]] Sketch MakeSketch(std::span<const Token> tokens, std::uint32_t sampling);

/// The same, in `out`, whose memory is used again.
void MakeSketch(std::span<const Token> tokens, std::uint32_t sampling, Sketch& out);

/// How many fingerprints two sketches share.
[[nodiscard]] std::uint32_t CountShared(const Sketch& a, const Sketch& b);

}  // namespace wiresift
