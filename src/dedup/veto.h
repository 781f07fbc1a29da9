#pragma once

#include <optional>

#include "dedup/align.h"
#include "dedup/match_rule.h"
#include "dedup/text_facts.h"
#include "dedup/word_record.h"

namespace wiresift {

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
