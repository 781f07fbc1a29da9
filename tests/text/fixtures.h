#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "text/clean/cleaner.h"
#include "text/words/words.h"

namespace wiresift {

inline Article TextArticle(std::string_view body, std::string_view title = {}) {
  Article article;
  article.id = "test";
  article.body = body;
  article.title = title;
  return article;
}

inline Article HtmlArticle(std::string_view body) {
  Article article = TextArticle(body);
  article.format = BodyFormat::kHtml;
  return article;
}

inline std::vector<Word> WordsOf(std::string_view text) {
  std::vector<Word> words;
  SplitWords(text, 10'000, words);
  return words;
}

/// `class rule` of every removal, in order.
inline std::vector<std::string> RemovedClasses(const Cleaned& cleaned) {
  std::vector<std::string> out;
  out.reserve(cleaned.removed.size());
  for (const Removal& removal : cleaned.removed)
    out.emplace_back(NameOf(removal.kind));
  return out;
}

/// `agency kind` of every mark, in order.
inline std::vector<std::string> Marks(const Cleaned& cleaned) {
  std::vector<std::string> out;
  out.reserve(cleaned.provenance.size());
  for (const ProvenanceMark& mark : cleaned.provenance) {
    out.push_back(mark.agency + " " + std::string(NameOf(mark.kind)));
  }
  return out;
}

}  // namespace wiresift
