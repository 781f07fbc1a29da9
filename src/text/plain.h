#pragma once

#include <string_view>

#include "core/result.h"
#include "text/block.h"

namespace wiresift {

/// Plain text as blocks: one for each line that is not blank. `text` is valid UTF-8.
/// kTooLarge over kBlocksMax lines.
[[nodiscard]] Result<Document> ParsePlain(std::string_view text);

}  // namespace wiresift
