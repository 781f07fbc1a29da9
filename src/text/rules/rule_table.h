#pragma once

#include <string_view>
#include <vector>

#include "core/result.h"
#include "text/rules/rule.h"

namespace wiresift {

/// Appends the rows of one rule file, `LANGUAGE.tsv`, to `rules`; they point into `text`. A row has
/// eight fields with a tab between them: id, class, score, words_max, note (`-` for none), example,
/// counter-example, pattern. Empty lines and lines that start with # are skipped. An error says
/// file and line.
[[nodiscard]] Status ReadRules(std::string_view file, std::string_view text,
                               std::vector<Rule>& rules);

}  // namespace wiresift
