#pragma once

#include <istream>
#include <string_view>

#include "article/article.h"
#include "article/options.h"
#include "core/result.h"

namespace wiresift {

/// Reads the only article of an input: a page as ReadPage takes it, or a JSON article in one line
/// or in several. An error names the input, what was found (several articles, none) and what was
/// expected.
[[nodiscard]] Result<Article> ReadOneArticle(std::istream& in, std::string_view name,
                                             const InputOptions& options);

}  // namespace wiresift
