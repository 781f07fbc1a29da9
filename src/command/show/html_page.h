#pragma once

#include <string>
#include <string_view>

namespace wiresift {

/// `text` for HTML's content and quoted attributes.
[[nodiscard]] std::string EscapeHtml(std::string_view text);

/// A link to `url`, or its text alone: only web addresses become links, an article may name any
/// scheme.
[[nodiscard]] std::string LinkTo(std::string_view url);

/// A whole page: one file, no scripts, nothing loaded from elsewhere. `style` and `body` are CSS
/// and HTML.
[[nodiscard]] std::string HtmlPage(std::string_view title, std::string_view style,
                                   std::string_view body);

}  // namespace wiresift
