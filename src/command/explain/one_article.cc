#include "command/explain/one_article.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include <fmt/format.h>

#include "article/parse.h"
#include "command/show/page_input.h"
#include "core/json.h"

namespace wiresift {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

/// Counts the lines that are not blank. A JSON text over several lines counts as one: its first
/// line is no JSON text by itself.
std::size_t CountRecords(std::string_view bytes) {
  std::size_t lines = 0;
  while (true) {
    bytes.remove_prefix(std::min(bytes.find_first_not_of(kSpace), bytes.size()));
    if (bytes.empty()) return lines;
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    if (lines == 0 && !JsonDocument::Parse(line)) return 1;
    ++lines;
    bytes.remove_prefix(line.size());
  }
}

Result<Article> ReadJson(std::string_view bytes, std::string_view name,
                         const InputOptions& options) {
  const std::size_t records = CountRecords(bytes);
  if (records > 1) {
    return Fail(ErrorCode::kMalformed, fmt::format("found {} articles, expected one", records));
  }
  return ParseArticle(bytes,
                      {.key = {}, .content_type = "application/json", .coordinate = IdOfFile(name)},
                      options);
}

Result<Article> ReadShape(InputShape shape, std::istream& in, std::string_view name,
                          const InputOptions& options) {
  const std::string bytes = ReadAll(in, options.max_bytes);
  switch (shape) {
    case InputShape::kHtmlPage:
      return ReadPage(bytes, name, BodyFormat::kHtml, options);
    case InputShape::kTextPage:
      return ReadPage(bytes, name, BodyFormat::kText, options);
    default:
      return ReadJson(bytes, name, options);
  }
}

}  // namespace

Result<Article> ReadOneArticle(std::istream& in, std::string_view name,
                               const InputOptions& options) {
  const InputShape shape = ShapeOfInput(name, in);
  if (shape == InputShape::kUnknown) return std::unexpected(UnknownInput(name));
  Result<Article> article = ReadShape(shape, in, name, options);
  if (!article) article.error().detail = fmt::format("{}: {}", name, article.error().detail);
  return article;
}

}  // namespace wiresift
