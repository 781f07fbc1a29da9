#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace wiresift {

/// How much a message matters to an operator, least first.
enum class Level : std::uint8_t {
  kDebug,    ///< what the service does, for somebody who looks for a fault
  kInfo,     ///< what it does seldom: starts, stops, is ready
  kWarning,  ///< what it mends by itself
  kError,    ///< what it cannot mend
};

/// The words of `log.level` and of the metrics' label.
inline constexpr std::array<std::string_view, 4> kLevelNames = {"debug", "info", "warning",
                                                                "error"};
static_assert(kLevelNames.size() == static_cast<std::size_t>(Level::kError) + 1);

[[nodiscard]] constexpr std::string_view NameOf(Level level) {
  return kLevelNames[static_cast<std::size_t>(level)];
}

}  // namespace wiresift
