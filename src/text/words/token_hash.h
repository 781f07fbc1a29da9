#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace wiresift {

static_assert(std::endian::native == std::endian::little);

/// Up to sixteen bytes of a word, the first the lowest of `low`; zero behind its end.
struct SixteenBytes {
  std::uint64_t low = 0, high = 0;
};

/// Ones in the first `size` <= 16 bytes.
[[nodiscard]] inline SixteenBytes FirstBytes(std::size_t size) {
  static constexpr std::array<std::uint64_t, 4> kWindow = {~std::uint64_t{0}, ~std::uint64_t{0}, 0,
                                                           0};
  SixteenBytes out;
  std::memcpy(&out, reinterpret_cast<const char*>(kWindow.data()) + 16 - size, sizeof out);
  return out;
}

/// Joins sixteen bytes of a word to what `before` says of those in front of them: one
/// multiplication to 128 bits, its halves folded. Both secrets have a byte 0xFF, which UTF-8 has
/// not, so that neither factor of the first sixteen bytes is 0 and takes the bits of the other
/// away.
[[nodiscard]] inline std::uint64_t FoldSixteen(SixteenBytes bytes, std::uint64_t before) {
  constexpr std::uint64_t kLow = 0x9E37'79B9'7F4A'7CFF;
  constexpr std::uint64_t kHigh = 0xE703'7ED1'A0B4'28FF;
  __extension__ using Product = unsigned __int128;
  const Product product = Product{bytes.low ^ kLow ^ before} * (bytes.high ^ kHigh);
  return static_cast<std::uint64_t>(product >> 64) ^ static_cast<std::uint64_t>(product);
}

/// Spreads what was folded over all bits, without joining any two values: the fold of a short word
/// is too regular in its high ones.
[[nodiscard]] constexpr std::uint64_t SpreadFold(std::uint64_t fold) {
  fold = (fold ^ fold >> 32) * 0xD6E8'FEB8'6659'FD93;
  return fold ^ fold >> 32;
}

/// TokenHash of a word of at most sixteen bytes.
[[nodiscard]] inline std::uint64_t HashSixteen(SixteenBytes bytes) {
  return SpreadFold(FoldSixteen(bytes, 0));
}

/// Hash of a normalised word, which has no byte 0. The sketches that are stored come from it:
/// another hash needs new formats of the clean record and of a story's root.
[[nodiscard]] inline std::uint64_t TokenHash(std::string_view word) {
  std::uint64_t fold = 0;
  do {
    SixteenBytes bytes;
    const std::size_t size = std::min(word.size(), sizeof bytes);
    std::memcpy(&bytes, word.data(), size);
    fold = FoldSixteen(bytes, fold);
    word.remove_prefix(size);
  } while (!word.empty());
  return SpreadFold(fold);
}

}  // namespace wiresift
