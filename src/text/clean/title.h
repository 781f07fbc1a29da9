#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/facts/facts.h"

namespace wiresift {

/// Which block a plain text's title stands in: a short line without a period at its head, with a
/// blank line behind it and running text to come; not a bullet, caption, dateline or anything that
/// a rule removes. facts.size() when there is none.
[[nodiscard]] std::size_t FindTitleBlock(const Facts& facts,
                                         const std::vector<BlockVerdict>& verdicts);

/// Marks the blocks that repeat `title`, or another of the document's titles, before the running
/// text starts, and headings that repeat it anywhere.
void MarkTitles(const Facts& facts, std::string_view title, std::vector<BlockVerdict>& verdicts);

}  // namespace wiresift
