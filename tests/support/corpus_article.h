#pragma once

#include "article/article.h"
#include "core/json.h"

namespace wiresift::tests {

/// The article of a corpus line, `{"id", "html" or "text"}`.
inline Article CorpusArticle(JsonValue line) {
  Article article;
  article.id = TextAt(line, "id");
  article.body = TextAt(line, "html");
  article.format = article.body.empty() ? BodyFormat::kText : BodyFormat::kHtml;
  if (article.body.empty()) article.body = TextAt(line, "text");
  return article;
}

}  // namespace wiresift::tests
