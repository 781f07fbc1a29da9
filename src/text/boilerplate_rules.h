#pragma once

#include <span>

#include "text/rule.h"

namespace wiresift {

/// The rule table, most specific rows first: of several that fit a block the first names it.
[[nodiscard]] std::span<const Rule> BoilerplateRules();

/// The same, compiled once. Any thread.
[[nodiscard]] const RuleSet& CompiledBoilerplateRules();

/// The rows of class `share` alone, without those that ask to follow somebody. Any thread.
[[nodiscard]] const RuleSet& CompiledShareRules();

}  // namespace wiresift
