#pragma once

#include <string>

#include "text/clean/cleaner.h"

namespace wiresift::tests {

/// The first promise of cleaner.h that `cleaned` breaks, in words; empty when it keeps them all:
/// all of it UTF-8; spans in bounds, on character boundaries, sorted and apart; a text that is not
/// empty; and every byte of the parsed body is in the text, in a removal or in the title that was
/// moved.
[[nodiscard]] std::string BrokenPromise(const Cleaned& cleaned);

/// The clean text as an article of plain text with the same metadata.
[[nodiscard]] Article ArticleOfText(const Article& article, const Cleaned& cleaned);

/// The difference that cleaning makes when it is run on the clean text: what it takes away, as
/// `class rule: text` a line, or how else the texts differ. Empty when it changes nothing.
[[nodiscard]] std::string ChangeOfCleaningAgain(const Article& article, const Cleaned& cleaned);

}  // namespace wiresift::tests
