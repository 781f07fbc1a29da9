#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "dedup/align.h"
#include "text/tokens.h"

namespace wiresift {

/// The different numbers and names of a text: hashes, sorted, without repeats.
struct TextFacts {
  std::vector<std::uint64_t> numbers;
  std::vector<std::uint64_t> names;
};

[[nodiscard]] TextFacts TextFactsOf(std::span<const Token> tokens);

/// Share of the smaller set that the larger one has too; 1 when the smaller one is empty.
[[nodiscard]] double Agreement(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b);

/// Two texts and what is common to them, for the vetoes. Borrows all of it.
struct Pair {
  std::span<const Token> article;
  std::span<const Token> root;
  const TextFacts& article_facts;
  const TextFacts& root_facts;
  const Alignment& alignment;
  bool same_source = false;
};

/// The rule that says that two texts share a template and not a report: `veto:numbers`,
/// `veto:slots`, `veto:standing`; empty when none does.
[[nodiscard]] std::string_view VetoOf(const Pair& pair);

/// The rule that says that what two texts share is too little beside quoted words, `veto:short` or
/// `veto:quotes`: two reports of one speech share its quotes. Empty when none does.
[[nodiscard]] std::string_view QuoteVetoOf(const Pair& pair);

}  // namespace wiresift
