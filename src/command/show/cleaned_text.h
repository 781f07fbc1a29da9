#pragma once

#include <string>

#include "article/article.h"
#include "command/show/explanation.h"
#include "command/show/text_writer.h"
#include "core/result.h"
#include "text/clean/cleaner.h"

namespace wiresift {

/// What is known of an article besides its text.
void PutHead(TextWriter& out, const Article& article, const Cleaned& cleaned);

/// An article for a reader of text: what is known of it, its blocks with the removals marked
/// (`- [class rule score start-end] …`, inside a block `{- […] … -}`), and the totals.
[[nodiscard]] std::string ExplainAsText(const Article& article, const Cleaned& cleaned,
                                        const TextStyle& style);

/// The same for what is no article.
[[nodiscard]] std::string ErrorAsText(std::string_view id, const Error& error,
                                      const TextStyle& style);

/// `312 of 402 words kept; words (spans) removed: caption 20 (3), ad 1 (1)`.
[[nodiscard]] std::string TotalsLine(const CleaningTotals& totals);

}  // namespace wiresift
