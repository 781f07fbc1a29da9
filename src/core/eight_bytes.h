#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace wiresift {

static_assert(std::endian::native == std::endian::little);

/// The highest bit of each of eight bytes, where the tests on eight bytes at once leave their
/// answers.
inline constexpr std::uint64_t kHighBits = 0x8080'8080'8080'8080;

/// `byte` eight times.
[[nodiscard]] constexpr std::uint64_t EachByte(std::uint64_t byte) {
  return 0x0101'0101'0101'0101 * byte;
}

/// The eight bytes of `text` from `at` on as a number, the first byte the lowest. `text` goes on
/// for eight bytes at least.
[[nodiscard]] inline std::uint64_t EightBytesAt(std::string_view text, std::size_t at) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, text.data() + at, sizeof bytes);
  return bytes;
}

}  // namespace wiresift
