#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

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

inline constexpr std::array<std::string_view, 7> kVerdictNames = {
    "published", "copy", "revision", "withheld", "killed", "rejected", "ignored"};

[[nodiscard]] constexpr std::string_view NameOf(Verdict v) {
  return kVerdictNames[static_cast<std::size_t>(v)];
}

}  // namespace wiresift
