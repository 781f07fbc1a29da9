// Whatever mark stands beside an agency's name, what is shown of a cleaned article is UTF-8.
#include "support/punctuation.h"

#include <string>

#include <gtest/gtest.h>

#include "command/show/cleaned_html.h"
#include "command/show/cleaned_text.h"
#include "core/utf8.h"

namespace wiresift {
namespace {

Article ArticleWith(const tests::PunctuationPair& mark) {
  Article article;
  article.id = mark.open;
  article.body =
      "여객선은 도선사들의 파업이 끝난 지 이틀 만인 금요일 옛 항구를 떠났다. 배에는 승객 마흔 명과 "
      "섬으로 가는 우편물이 실려 있었다." +
      mark.open + "연합뉴스" + mark.close;
  return article;
}

TEST(ShownPunctuation, IsUtf8) {
  for (const tests::PunctuationPair& mark : tests::AllPunctuation()) {
    const Article article = ArticleWith(mark);
    const auto cleaned = Clean(article, {});
    if (!cleaned) continue;
    HtmlReport report;
    report.Add(article, *cleaned);
    EXPECT_FALSE(FindInvalidUtf8(report.Take())) << mark.open;
    EXPECT_FALSE(FindInvalidUtf8(ExplainAsText(article, *cleaned, {}))) << mark.open;
  }
}

}  // namespace
}  // namespace wiresift
