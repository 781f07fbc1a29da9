#pragma once

#include <cstdint>
#include <optional>

#include "core/names.h"
#include "dedup/align.h"
#include "dedup/text_facts.h"
#include "dedup/word_record.h"

namespace wiresift {

/// A reason to keep two texts apart although they share enough to join. The order is that in which
/// they are asked.
enum class Veto : std::uint8_t {
  kNumbers,   ///< the two share a template, and its numbers differ
  kNames,     ///< a form about other people and figures
  kSlots,     ///< a form, filled in with other names and numbers
  kStanding,  ///< the standing text of a series of one outlet
  kShort,     ///< hardly any of what is shared is outside quotations
  kQuotes,    ///< too little of what is shared is outside quotations
};

/// As audit records name them.
template <>
inline constexpr auto kNames<Veto> = Names<Veto>("veto:numbers", "veto:names", "veto:slots",
                                                 "veto:standing", "veto:short", "veto:quotes");

/// Two texts and what is common to them, for the vetoes. Borrows all of it.
struct Pair {
  WordView article;
  WordView root;
  const TextFacts& article_facts;
  const TextFacts& root_facts;
  const Alignment& alignment;
  bool same_source = false;
};

/// The veto by which two texts share a template and not a report: kNumbers to kStanding.
[[nodiscard]] std::optional<Veto> VetoOf(const Pair& pair);

/// The veto by which two texts share too little beside quoted words, kShort or kQuotes: two reports
/// of one speech share its quotes.
[[nodiscard]] std::optional<Veto> QuoteVetoOf(const Pair& pair);

}  // namespace wiresift
