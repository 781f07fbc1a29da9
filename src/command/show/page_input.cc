#include "command/show/page_input.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "article/parse.h"
#include "core/ascii.h"
#include "core/utf8.h"
#include "publisher/host.h"
#include "text/body/html.h"

namespace wiresift {
namespace {

std::string ExtensionOf(std::string_view name) {
  const std::string_view file = name.substr(name.rfind('/') + 1);
  const std::size_t dot = file.rfind('.');
  return dot == std::string_view::npos ? std::string() : ToLowerAscii(file.substr(dot + 1));
}

template <std::size_t N>
bool IsOneOf(const std::string& extension, const std::array<std::string_view, N>& names) {
  return std::ranges::find(names, std::string_view(extension)) != names.end();
}

constexpr std::array<std::string_view, 4> kHtmlNames = {"html", "htm", "xhtml", "shtml"};
constexpr std::array<std::string_view, 2> kTextNames = {"txt", "text"};
constexpr std::array<std::string_view, 4> kLineNames = {"ndjson", "jsonl", "json", "jsonlines"};

/// White space and a byte order mark say nothing: lines are then answered one by one.
InputShape ShapeOfFirst(std::istream& in) {
  const int first = in.peek();
  if (first == '<') return InputShape::kHtmlPage;
  constexpr std::string_view kLinesBegin = "{[ \t\r\n\xEF";
  const bool is_end = first == std::istream::traits_type::eof();
  return is_end || kLinesBegin.contains(static_cast<char>(first)) ? InputShape::kLines
                                                                  : InputShape::kUnknown;
}

}  // namespace

InputShape ShapeOfInput(std::string_view name, std::istream& in) {
  if (name == "-") return InputShape::kLines;
  const std::string extension = ExtensionOf(name);
  if (IsOneOf(extension, kHtmlNames)) return InputShape::kHtmlPage;
  if (IsOneOf(extension, kTextNames)) return InputShape::kTextPage;
  if (IsOneOf(extension, kLineNames)) return InputShape::kLines;
  return ShapeOfFirst(in);
}

Error UnknownInput(std::string_view name) {
  return {.code = ErrorCode::kMalformed,
          .detail = fmt::format("{}: found no articles, expected a JSON object a line, or a page "
                                "whose name ends in .html or .txt",
                                name)};
}

std::string ReadAll(std::istream& in, std::size_t bytes_max) {
  std::string bytes(bytes_max + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

std::string IdOfFile(std::string_view name) {
  return FindInvalidUtf8(name) ? "file" : std::string(name);
}

Result<Article> ReadPage(std::string_view bytes, std::string_view name, BodyFormat format,
                         const InputOptions& options) {
  const bool is_html = format == BodyFormat::kHtml;
  const std::string id = IdOfFile(name);
  const ParseContext context{
      .key = id, .content_type = is_html ? "text/html" : "text/plain", .coordinate = id};
  InputOptions as_text = options;
  as_text.format = InputFormat::kText;
  Result<Article> article = ParseArticle(bytes, context, as_text);
  if (!article) return article;
  article->format = format;
  if (!is_html) return article;
  const Result<Document> document = ParseHtml(article->body);
  if (document && !HostOf(document->canonical_url).empty()) article->url = document->canonical_url;
  return article;
}

}  // namespace wiresift
