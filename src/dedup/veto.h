#pragma once

#include <string_view>

#include "dedup/align.h"
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

/// The rule that says that two texts share a template and not a report: `veto:numbers`,
/// `veto:names`, `veto:slots`, `veto:standing`; empty when none does.
[[nodiscard]] std::string_view VetoOf(const Pair& pair);

/// The rule that says that what two texts share is too little beside quoted words, `veto:short` or
/// `veto:quotes`: two reports of one speech share its quotes. Empty when none does.
[[nodiscard]] std::string_view QuoteVetoOf(const Pair& pair);

}  // namespace wiresift
