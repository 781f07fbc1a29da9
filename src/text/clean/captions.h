#pragma once

#include <vector>

#include "text/facts/facts.h"

namespace wiresift {

/// Marks captions in `verdicts` (one for each block): blocks that close with a photo credit, the
/// slug line before one (`Belgium NATO Russia`) and the description of the picture that a
/// template left there (`Photo of a man at a table`). `title` is the index of the title's block,
/// facts.size() when there is none: never taken for a slug.
void MarkCaptions(const Facts& facts, std::size_t title, std::vector<BlockVerdict>& verdicts);

}  // namespace wiresift
