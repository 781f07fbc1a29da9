#pragma once

#include <optional>

#include "dedup/match_rule.h"
#include "dedup/telling.h"

namespace wiresift {

/// The veto by which what two texts share does not tell the story of either: kFacts or kStanding.
[[nodiscard]] std::optional<Veto> VetoOf(const Pair& pair);

/// The veto by which two texts share too little beside quoted words, kShort or kQuotes: two reports
/// of one speech share its quotes.
[[nodiscard]] std::optional<Veto> QuoteVetoOf(const Pair& pair);

}  // namespace wiresift
