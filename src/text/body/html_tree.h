#pragma once

#include <lexbor/html/html.h>
#include <memory>
#include <string_view>

#include "core/result.h"

namespace wiresift {

/// Frees the arenas that hold the nodes, one after another: no recursion, however deep the tree.
struct HtmlTreeDelete {
  void operator()(lxb_html_document_t* document) const { lxb_html_document_destroy(document); }
};

using HtmlTree = std::unique_ptr<lxb_html_document_t, HtmlTreeDelete>;

/// Parses a page (valid UTF-8) as browsers do, within the bounds of text/body/limits.h. Looked at
/// before parsing: bytes, tags, attributes. Looked at from token to token: depth, open formatting
/// elements, steps of the parser, memory of the tree. Each has a rejection of its own. Any thread.
[[nodiscard]] Result<HtmlTree> ParseTree(std::string_view html);

}  // namespace wiresift
