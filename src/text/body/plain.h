#pragma once

#include <string_view>

#include "core/result.h"
#include "text/body/block.h"

namespace wiresift {

/// Plain text as blocks: one for each line that is not blank. Lines that a wire's format wrapped at
/// a column (most have 55 to 80 characters and go on in lower case) are joined to paragraphs first.
/// `text` is valid UTF-8. kTooLarge over kBlocksMax blocks.
[[nodiscard]] Result<Document> ParsePlain(std::string_view text);

}  // namespace wiresift
