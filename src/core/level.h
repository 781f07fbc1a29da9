#pragma once

#include <cstdint>

#include "core/names.h"

namespace wiresift {

/// How much a message matters to an operator, least first.
enum class Level : std::uint8_t {
  kDebug,    ///< what the service does, for somebody who looks for a fault
  kInfo,     ///< what it does seldom: starts, stops, is ready
  kWarning,  ///< what it mends by itself
  kError,    ///< what it cannot mend
};

/// The words of `log.level` and of the metrics' label.
template <>
inline constexpr auto kNames<Level> = Names<Level>("debug", "info", "warning", "error");

}  // namespace wiresift
