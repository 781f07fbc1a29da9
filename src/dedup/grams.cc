#include "dedup/grams.h"

namespace wiresift {
namespace {

/// An odd number without a pattern in its bits (2^64 / golden ratio).
constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15;

constexpr std::uint64_t Power(std::uint64_t base, std::size_t exponent) {
  std::uint64_t result = 1;
  for (std::size_t i = 0; i < exponent; ++i)
    result *= base;
  return result;
}

/// Spreads a polynomial over all bits (the finaliser of MurmurHash3).
constexpr std::uint64_t Spread(std::uint64_t x) {
  x = (x ^ (x >> 33)) * 0xFF51AFD7ED558CCD;
  x = (x ^ (x >> 33)) * 0xC4CEB9FE1A85EC53;
  return x ^ (x >> 33);
}

}  // namespace

void HashGrams(std::span<const Token> tokens, std::vector<std::uint64_t>& out) {
  constexpr std::uint64_t kLeaving = Power(kBase, kGramWords);
  out.clear();
  if (tokens.size() < kGramWords) return;
  out.reserve(tokens.size() - kGramWords + 1);
  std::uint64_t rolling = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    rolling = rolling * kBase + tokens[i].hash;
    if (i >= kGramWords) rolling -= tokens[i - kGramWords].hash * kLeaving;
    if (i + 1 >= kGramWords) out.push_back(Spread(rolling));
  }
}

}  // namespace wiresift
