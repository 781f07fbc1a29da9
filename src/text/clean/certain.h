#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/facts/facts.h"

namespace wiresift {

/// What is decided before any block is weighed: by a sure row of the rule table, as a credit line,
/// a caption, a repetition, a line behind a closing separator.
struct Certain {
  std::vector<BlockVerdict> verdicts;
  std::size_t title_block = 0;  ///< plain text: where the title stands; facts.size() when nowhere
  std::string_view title;       ///< the one given, else the one found
};

/// `title` is empty when the record and the page do not say it; a text is then searched for one.
[[nodiscard]] Certain MarkCertain(const Facts& facts, std::string_view title, std::size_t& steps);

}  // namespace wiresift
