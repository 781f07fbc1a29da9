#pragma once

#include <string>

#include "article/article.h"
#include "command/explanation.h"
#include "core/result.h"
#include "text/cleaner.h"

namespace wiresift {

/// How an explanation is shown on a terminal or in a file.
struct TextStyle {
  bool color = false;  ///< ANSI escapes; without them all is said in words and signs
};

/// An article for a reader of text: what is known of it, its blocks with the removals marked
/// (`- [class rule score start-end] …`, inside a block `{- […] … -}`), and the totals.
[[nodiscard]] std::string ExplainAsText(const Article& article, const Cleaned& cleaned,
                                        const TextStyle& style);

/// The same for what is no article.
[[nodiscard]] std::string ErrorAsText(std::string_view id, const Error& error,
                                      const TextStyle& style);

/// `312 of 402 words kept; words (spans) removed: caption 20 (3), ad 1 (1)`.
[[nodiscard]] std::string TotalsLine(const CleaningTotals& totals);

/// One line without what a terminal would obey: for text that is not from a parsed body.
[[nodiscard]] std::string SafeLine(std::string_view text);

}  // namespace wiresift
