#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "text/tokens.h"

namespace wiresift {

/// Words of a gram: the shortest passage that counts as shared. Stories of one event share names
/// and titles of three or four words all the time, five in a row seldom.
inline constexpr std::size_t kGramWords = 5;

/// Hashes of all word 5-grams, in order; none for fewer than five words. Uniform in 64 bits.
/// Replaces the contents of `out`, so that its memory can be used again.
void HashGrams(std::span<const Token> tokens, std::vector<std::uint64_t>& out);

}  // namespace wiresift
