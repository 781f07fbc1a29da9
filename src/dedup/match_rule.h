#pragma once

#include <cstdint>
#include <string_view>
#include <variant>

#include "core/names.h"

namespace wiresift {

/// A reason to keep two texts apart although they share enough to join. The order is that in which
/// they are asked.
enum class Veto : std::uint8_t {
  kNumbers,   ///< the two share a template, and its numbers differ
  kSlots,     ///< a form, filled in with other names and numbers
  kFacts,     ///< their names and numbers differ: a form that was filled in anew
  kStanding,  ///< what they share does not tell the story: standing text, an outlet's furniture
  kShort,     ///< hardly any of what is shared is outside quotations
  kQuotes,    ///< too little of what is shared is outside quotations
};

/// As audit records name them.
template <>
inline constexpr auto kNames<Veto> = Names<Veto>("veto:numbers", "veto:slots", "veto:facts",
                                                 "veto:standing", "veto:short", "veto:quotes");

/// What decides a match where no veto does.
enum class MatchRule : std::uint8_t {
  kNoCandidate,    ///< nothing to compare with
  kBelowRelated,   ///< the cover (MatchScores) is below MatchOptions::related
  kRelated,        ///< the cover is at least MatchOptions::related and below `join`
  kJoin,           ///< the cover is at least MatchOptions::join
  kHalfInRuns,     ///< a text has no paragraph breaks, and half of one stands in the other
  kRoundup,        ///< the article is a round-up
  kRoundupTarget,  ///< the story is a round-up, which only another round-up can join
};

/// As audit records name them.
template <>
inline constexpr auto kNames<MatchRule> =
    Names<MatchRule>("no-candidate", "cover<related", "cover>=related", "cover>=join", "runs>=half",
                     "roundup", "roundup-target");

/// What decided a match.
using DecidedBy = std::variant<MatchRule, Veto>;

[[nodiscard]] constexpr std::string_view NameOf(const DecidedBy& rule) {
  return std::visit([](auto decided) { return NameOf(decided); }, rule);
}

}  // namespace wiresift
