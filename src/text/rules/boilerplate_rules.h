#pragma once

#include <cstdint>
#include <span>

#include "text/rules/rule.h"

namespace wiresift {

/// The rule table, most specific rows first: of several that fit a block the first names it.
[[nodiscard]] std::span<const Rule> BoilerplateRules();

/// A hash of the files that the table was read from: changes whenever a rule does.
[[nodiscard]] std::uint64_t BoilerplateRulesHash();

/// The rule table, compiled once. Any thread.
[[nodiscard]] const RuleSet& CompiledBoilerplateRules();

/// The rows of class `share` alone, without those that ask to follow somebody. Any thread.
[[nodiscard]] const RuleSet& CompiledShareRules();

}  // namespace wiresift
