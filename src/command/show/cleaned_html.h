#pragma once

#include <cstddef>
#include <string>

#include "article/article.h"
#include "command/show/explanation.h"
#include "core/result.h"
#include "text/clean/cleaner.h"

namespace wiresift {

/// A page that shows articles with their removals marked: one file, no scripts, nothing loaded from
/// elsewhere, light and dark. Classes can be hidden; pointing at a removal says its class, rule,
/// score and offsets. All text from articles is escaped.
class HtmlReport {
 public:
  /// Articles that are shown in full, so that a browser can open the page; all are counted.
  static constexpr std::size_t kArticlesMax = 500;

  /// Adds an article, shown in full while there is room.
  void Add(const Article& article, const Cleaned& cleaned);
  /// Adds an input that is no article, with the reason.
  void AddError(std::string_view id, const Error& error);

  /// Gives the page and empties the report.
  [[nodiscard]] std::string Take();

 private:
  bool IsFull();

  std::string articles_;
  CleaningTotals totals_;
  std::size_t errors_ = 0;
  std::size_t shown_ = 0;
};

/// Writes as HTML what is known of an article besides its text.
[[nodiscard]] std::string FactsHtml(const Article& article, const Cleaned& cleaned);

}  // namespace wiresift
