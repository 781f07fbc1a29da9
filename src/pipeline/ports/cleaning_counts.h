#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/names.h"
#include "text/body/removal.h"

namespace wiresift {

/// Counts of what cleaning did to the articles of one publisher, in bytes of their parsed bodies:
/// bytes cost nothing to count and mean the same in every script. They stay in the process that
/// cleaned; the clean topic does not have them.
struct CleaningCounts {
  std::uint64_t articles = 0;
  std::uint64_t guarded = 0;     ///< articles whose text the over-cleaning guard kept
  std::uint64_t kept_bytes = 0;  ///< bytes of clean text
  std::array<std::uint64_t, kCountOf<RemovalClass>> removed_bytes{};  ///< by class

  CleaningCounts& operator+=(const CleaningCounts& other) {
    articles += other.articles;
    guarded += other.guarded;
    kept_bytes += other.kept_bytes;
    for (std::size_t i = 0; i < removed_bytes.size(); ++i)
      removed_bytes[i] += other.removed_bytes[i];
    return *this;
  }
};

}  // namespace wiresift
