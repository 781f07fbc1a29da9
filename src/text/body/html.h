#pragma once

#include <string_view>

#include "core/result.h"
#include "text/body/block.h"

namespace wiresift {

/// An HTML page or fragment (valid UTF-8) as blocks in document order. With ParseTree the
/// only door to lexbor. Scripts, styles, embedded objects and form fields are left out; inline
/// elements do not break a block, two <br> do. Elements nested deeper than kHtmlDepthMax count as
/// children of the one at that depth. kTooDeep and kTooLarge at the limits of ParseTree, kTooLarge
/// over kHtmlNodesMax nodes or kBlocksMax blocks. Any thread.
[[nodiscard]] Result<Document> ParseHtml(std::string_view html);

}  // namespace wiresift
