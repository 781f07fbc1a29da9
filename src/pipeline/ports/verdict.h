#pragma once

#include <cstdint>

#include "core/names.h"

namespace wiresift {

/// The one outcome of one input record, which its audit record names.
enum class Verdict : std::uint8_t {
  kPublished,
  kCopy,
  kRevision,
  kWithheld,
  kKilled,
  kRejected,
  kIgnored,
};

template <>
inline constexpr auto kNames<Verdict> =
    Names<Verdict>("published", "copy", "revision", "withheld", "killed", "rejected", "ignored");

}  // namespace wiresift
