#pragma once

#include <cstdint>

#include "core/names.h"

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

}  // namespace wiresift::sim

namespace wiresift {

template <>
inline constexpr auto kNames<sim::Defect> = Names<sim::Defect>(
    "none", "no-renewal", "no-reseek", "no-undo", "offsets-apart", "deltas-apart", "no-fencing",
    "read-uncommitted", "store-ahead", "revoked-commits");

}  // namespace wiresift
