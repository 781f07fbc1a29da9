#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace wiresift {

/// 64 bits of XXH3, the same on every machine and in every release: its specification is frozen.
[[nodiscard]] std::uint64_t Hash64(std::string_view bytes);

/// 128 bits of XXH3 as (high, low).
[[nodiscard]] std::pair<std::uint64_t, std::uint64_t> Hash128(std::string_view bytes);

/// Lower-case hexadecimal digits, 16 of them.
[[nodiscard]] std::string ToHex(std::uint64_t value);

}  // namespace wiresift
