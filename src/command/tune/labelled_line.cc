#include "command/tune/labelled_line.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "command/show/answer.h"
#include "core/json.h"
#include "core/names.h"
#include "core/utf8.h"
#include "publisher/host.h"

namespace wiresift {
namespace {

constexpr std::size_t kFoundBytesMax = 40;

struct TextOfPair {
  Article article;  ///< all but its body
  std::string text;
};

std::unexpected<Error> FailAt(std::string_view field, const Error& error) {
  return std::unexpected(
      Error{error.code, fmt::format("{}: {}", field, error.detail), error.reason});
}

Result<TextOfPair> TakeClean(std::string_view bytes, const Coordinate& at,
                             const PrepareOptions& options) {
  Result<Article> article = ParseArticle(bytes, LineContext(at), options.input);
  if (!article) return std::unexpected(article.error());
  std::string text = std::exchange(article->body, {});
  return TextOfPair{std::move(*article), std::move(text)};
}

Result<TextOfPair> TakeRaw(std::string bytes, const Coordinate& at, const PrepareOptions& options) {
  Record record;
  record.at = at;
  record.value = std::move(bytes);
  Result<CleanRecord> clean = PrepareRecord(record, options);
  if (!clean) return std::unexpected(clean.error());
  return TextOfPair{std::move(clean->article), std::move(clean->text)};
}

/// The text of the article under `field`. One without an id or URL is named after the field and
/// the line.
Result<TextOfPair> ReadText(JsonValue line, std::string_view field, std::size_t number,
                            const LabelledInput& input) {
  const auto article = Find(line, field);
  if (!article || !article->is_object()) {
    return Fail(ErrorCode::kInvalid, fmt::format("{}: found {}, expected an article: a JSON object",
                                                 field, article ? "another value" : "nothing"));
  }
  const Coordinate at{std::string(field), {}, Offset{static_cast<std::int64_t>(number)}};
  std::string bytes = Minified(*article);
  auto text = input.cleaned ? TakeClean(bytes, at, input.prepare)
                            : TakeRaw(std::move(bytes), at, input.prepare);
  if (!text) return FailAt(field, text.error());
  if (text->text.empty()) {
    return Fail(ErrorCode::kInvalid,
                fmt::format("{}: found no text, expected an article with one", field));
  }
  return text;
}

Result<PairLabel> ReadLabel(JsonValue line) {
  const std::string label = TextAt(line, "label");
  if (const std::optional<PairLabel> named = FromName<PairLabel>(label)) return *named;
  const auto value = Find(line, "label");
  const std::string found_text = value ? Minified(*value) : "nothing";
  return Fail(ErrorCode::kInvalid, fmt::format("label: found {}, expected \"{}\"",
                                               Utf8Prefix(found_text, kFoundBytesMax),
                                               fmt::join(kNames<PairLabel>, "\" or \"")));
}

}  // namespace

Result<LabelledLine> ReadLabelledLine(std::string_view line, std::size_t number,
                                      const LabelledInput& input) {
  const auto document = JsonDocument::Parse(line);
  if (!document) return std::unexpected(document.error());
  const JsonValue root = document->root();
  if (!root.is_object()) {
    return Fail(ErrorCode::kInvalid,
                "found no object, expected {\"a\": …, \"b\": …, \"label\": …}");
  }
  const auto label = ReadLabel(root);
  if (!label) return std::unexpected(label.error());
  auto a = ReadText(root, "a", number, input);
  if (!a) return std::unexpected(a.error());
  auto b = ReadText(root, "b", number, input);
  if (!b) return std::unexpected(b.error());
  const bool same_source = IsSameOutlet(a->article, b->article);
  return LabelledLine{
      .number = number,
      .a = std::move(a->article.id),
      .b = std::move(b->article.id),
      .pair = {*label, ComparePair(a->text, b->text, same_source, input.prepare.sampling)}};
}

}  // namespace wiresift
