#pragma once

#include <string>
#include <string_view>

#include "article/article.h"
#include "article/options.h"
#include "core/result.h"

namespace wiresift {

/// What a record says about itself besides its bytes.
struct ParseContext {
  std::string_view key;           ///< the record's key, empty when it has none
  std::string_view content_type;  ///< of its headers, empty when it has none
  std::string coordinate;         ///< the id of last resort
};

/// Reads an article from a record: flat JSON by the alias table, ninjs 1-3, schema.org (also in
/// `@graph`), a structured CloudEvent around any of these, an HTML page, or plain text. Pages and
/// texts may be in any encoding of the web, see DecodeText; JSON is UTF-8.
///
/// The id is the record's own, else the record key, else the URL, else the coordinate. Unknown
/// fields are never an error. Reasons: kEmptyRecord, kNotJson, kBadUtf8, kTooDeep, kTooLarge,
/// kWrongType (the body is no text), kNoText (no body and not a withdrawal), kUnknownStatus.
/// Pure; any thread.
[[nodiscard]] Result<Article> ParseArticle(std::string_view bytes, const ParseContext& context,
                                           const InputOptions& options);

/// The id that ParseArticle would give, as far as the bytes show one: for the account of a record
/// that is rejected.
[[nodiscard]] std::string PeekArticleId(std::string_view bytes, const ParseContext& context);

/// The id of a record whose bytes are not looked at: its key, when that is UTF-8, else the
/// coordinate.
[[nodiscard]] std::string FallbackArticleId(const ParseContext& context);

}  // namespace wiresift
