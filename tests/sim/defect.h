#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace wiresift::sim {

/// A promise that a port breaks on purpose, so that a campaign can show that it would notice.
enum class Defect : std::uint8_t {
  kNone,
  kNoRenewal,        ///< a slow commit or abort does not ask for a new producer
  kNoReseek,         ///< Seek does nothing
  kNoUndo,           ///< deltas reach the store before their transaction is committed
  kOffsetsApart,     ///< positions are committed before the transaction and outside of it
  kDeltasApart,      ///< the changelog is written outside the transaction
  kNoFencing,        ///< a new producer leaves its predecessor alive
  kReadUncommitted,  ///< readers see what was aborted
  kStoreAhead,       ///< a crash loses writes of the store, but not their changelog position
  kRevokedCommits,   ///< positions of partitions that have gone are committed all the same
};

inline constexpr std::array<std::string_view, 10> kDefectNames = {
    "none",         "no-renewal", "no-reseek",        "no-undo",     "offsets-apart",
    "deltas-apart", "no-fencing", "read-uncommitted", "store-ahead", "revoked-commits"};

[[nodiscard]] constexpr std::string_view NameOf(Defect defect) {
  return kDefectNames[static_cast<std::size_t>(defect)];
}

}  // namespace wiresift::sim
