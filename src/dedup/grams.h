#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "text/words/tokens.h"

namespace wiresift {

/// Words of a gram: the shortest passage that counts as shared. Stories of one event share names
/// and titles of three or four words all the time, five in a row seldom.
inline constexpr std::size_t kGramWords = 5;

/// The hash of the last kGramWords words, word by word: a polynomial of theirs, spread over all
/// bits. Uniform in 64 bits.
class RollingGram {
 public:
  /// Takes the word `entering` in and the word `leaving`, kGramWords before it, out. `leaving` is 0
  /// for the first kGramWords words.
  void Roll(std::uint64_t entering, std::uint64_t leaving) {
    polynomial_ = polynomial_ * kBase + entering - leaving * kLeaving;
  }

  /// The hash of the gram that ends with the latest word; meaningless before kGramWords words.
  [[nodiscard]] std::uint64_t hash() const { return Spread(polynomial_); }

 private:
  /// An odd number without a pattern in its bits (2^64 / golden ratio).
  static constexpr std::uint64_t kBase = 0x9E37'79B9'7F4A'7C15;
  static constexpr std::uint64_t kSquare = kBase * kBase;
  static constexpr std::uint64_t kLeaving = kSquare * kSquare * kBase;
  static_assert(kGramWords == 5, "kLeaving is the power of kBase");

  /// The finaliser of MurmurHash3.
  static constexpr std::uint64_t Spread(std::uint64_t x) {
    x = (x ^ (x >> 33)) * 0xFF51'AFD7'ED55'8CCD;
    x = (x ^ (x >> 33)) * 0xC4CE'B9FE'1A85'EC53;
    return x ^ (x >> 33);
  }

  std::uint64_t polynomial_ = 0;
};

/// Hashes of all word 5-grams, in order; none for fewer than five words. Replaces the contents of
/// `out`, so that its memory can be used again.
void HashGrams(std::span<const Token> tokens, std::vector<std::uint64_t>& out);

}  // namespace wiresift
