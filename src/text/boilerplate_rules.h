#pragma once

#include <span>

#include "text/rule.h"

namespace wiresift {

/// The rule table, most specific rows first: of several that fit a block the first names it.
[[nodiscard]] std::span<const Rule> BoilerplateRules();

/// The same, compiled once. Any thread.
[[nodiscard]] const RuleSet& CompiledBoilerplateRules();

}  // namespace wiresift
