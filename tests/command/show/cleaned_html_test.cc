#include "command/show/cleaned_html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "command/show/explained_article.h"

namespace wiresift {
namespace {

using testing::HasSubstr;
using testing::Not;
using tests::ExplainedArticle;

std::string ReportOf(const Article& article, const Cleaned& cleaned) {
  HtmlReport report;
  report.Add(article, cleaned);
  return report.Take();
}

std::size_t CountOf(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

TEST(HtmlReport, RemovalsSayClassRuleScoreAndOffsets) {
  const ExplainedArticle article;
  const std::string page = ReportOf({}, article.cleaned);
  EXPECT_THAT(page, HasSubstr(R"(<div class="cut r-caption" )"
                              R"(data-why="caption caption.credit .97 57-84")"));
  EXPECT_THAT(page, HasSubstr(R"(<del class="cut r-inline-junk" )"
                              R"(data-why="inline-junk inline.glued-links .95 35-47")"));
  EXPECT_THAT(page, HasSubstr(R"(<mark title="dateline NTB 12-22">OSLO (NTB)</mark>)"));
  EXPECT_THAT(page, HasSubstr(R"(<p dir="auto" class="title" title="moved to the title">)"));
}

TEST(HtmlReport, ClassesThatOccurCanBeHidden) {
  const ExplainedArticle article;
  const std::string page = ReportOf({}, article.cleaned);
  EXPECT_THAT(page, HasSubstr(R"(id="f-caption" checked)"));
  EXPECT_THAT(page, HasSubstr("#f-caption:not(:checked) ~ main .cut.r-caption"));
  EXPECT_THAT(page, Not(HasSubstr("f-nav")));
}

TEST(HtmlReport, NeedsNothingFromElsewhereAndRunsNothing) {
  const ExplainedArticle article;
  const std::string page = ReportOf({}, article.cleaned);
  for (const char* part : {"<script", "src=", "<link", "@import", "url(", "javascript:", "onload"})
    EXPECT_THAT(page, Not(HasSubstr(part)));
}

TEST(HtmlReport, WhatArticlesSayIsEscapedEverywhere) {
  ExplainedArticle explained;
  const std::string attack = "\"><script>alert('1')</script>&";
  Article article;
  article.id = attack;
  article.url = "javascript:alert(1)";
  Cleaned& cleaned = explained.cleaned;
  cleaned.title = cleaned.language = cleaned.located = attack;
  cleaned.removed[0].rule = attack;
  cleaned.provenance[0].agency = cleaned.provenance[0].text = attack;
  HtmlReport report;
  report.Add(article, cleaned);
  report.AddError(attack, Error{.code = ErrorCode::kMalformed, .detail = attack});
  const std::string page = report.Take();
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("<b>MORE")));
  EXPECT_THAT(page, Not(HasSubstr("href=\"javascript")));
  EXPECT_THAT(page, HasSubstr("&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;"));
}

TEST(HtmlReport, ManyRemovedBlocksInARowAreFolded) {
  ExplainedArticle explained;
  Cleaned& cleaned = explained.cleaned;
  const JudgedBlock removed = cleaned.blocks[2];
  const Removal removal = cleaned.removed[1];
  for (std::uint32_t i = 0; i < 5; ++i) {
    cleaned.blocks.push_back(removed);
    cleaned.removed.push_back(removal);
    cleaned.blocks.back().start = cleaned.removed.back().start = removed.end + i;
    cleaned.blocks.back().end = cleaned.removed.back().end = removed.end + i + 1;
    cleaned.parsed_body += "x";
  }
  const std::string page = ReportOf({}, cleaned);
  EXPECT_THAT(page, HasSubstr("<details><summary>6 blocks removed: caption 6</summary>"));
  EXPECT_EQ(CountOf(page, "<div class=\"cut r-caption\""), 6U);
}

TEST(HtmlReport, TheGuardIsSaidAndCounted) {
  ExplainedArticle article;
  article.cleaned.guarded = true;
  const std::string page = ReportOf({}, article.cleaned);
  EXPECT_THAT(page, HasSubstr("1 articles, 1 guarded."));
  EXPECT_THAT(page, HasSubstr("Guarded: "));
}

TEST(HtmlReport, ShowsABoundedNumberAndCountsAll) {
  const ExplainedArticle article;
  HtmlReport report;
  for (std::size_t i = 0; i < HtmlReport::kArticlesMax + 3; ++i)
    report.Add({}, article.cleaned);
  report.AddError("x", Error{.code = ErrorCode::kMalformed, .detail = "not JSON"});
  const std::string page = report.Take();
  EXPECT_EQ(CountOf(page, "<article "), HtmlReport::kArticlesMax);
  EXPECT_THAT(page, HasSubstr("503 articles, 1 records that are no articles"));
  EXPECT_THAT(page, HasSubstr("The first 500 are shown; all are counted."));
}

}  // namespace
}  // namespace wiresift
