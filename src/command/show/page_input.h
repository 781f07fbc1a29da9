#pragma once

#include <cstddef>
#include <istream>
#include <string>
#include <string_view>

#include "article/article.h"
#include "article/options.h"
#include "core/result.h"

namespace wiresift {

/// The content of a named input file.
enum class InputShape {
  kLines,     ///< a JSON article a line
  kHtmlPage,  ///< one page
  kTextPage,  ///< one article's plain text
  kUnknown,
};

/// Tells the content by the name's ending (html, htm, xhtml, shtml; txt, text; ndjson, jsonl,
/// json), else by the first byte, which stays in the stream. Standard input, `-`, is always lines.
[[nodiscard]] InputShape ShapeOfInput(std::string_view name, std::istream& in);

/// The message for a file of kUnknown content.
[[nodiscard]] Error UnknownInput(std::string_view name);

/// Reads all bytes, or one more than are allowed, so that a parser can say that there are too many.
[[nodiscard]] std::string ReadAll(std::istream& in, std::size_t bytes_max);

/// The id of an article whose file is all that names it: the file's name, or `file` where that is
/// no UTF-8, which outputs could not hold.
[[nodiscard]] std::string IdOfFile(std::string_view name);

/// A whole file as an article, with IdOfFile; a page's URL is its canonical link, so that its
/// publisher is known.
[[nodiscard]] Result<Article> ReadPage(std::string_view bytes, std::string_view name,
                                       BodyFormat format, const InputOptions& options);

}  // namespace wiresift
