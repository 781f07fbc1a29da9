#include "command/explain/comparison_html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "command/explain/compared_articles.h"

namespace wiresift {
namespace {

using testing::HasSubstr;
using testing::Not;
using tests::ComparedArticles;

std::size_t CountOf(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

TEST(ComparisonAsHtml, SaysWhatItIsAndWhy) {
  const std::string page = ComparisonAsHtml(ComparedArticles().comparison);
  EXPECT_THAT(page, HasSubstr("<h1>A is a copy of B: 75 % of A&#39;s words stand in B, and 93 % of "
                              "B&#39;s words stand in A.</h1>\n"
                              "<p>copy, decided by cover .61 &gt;= join .43</p>"));
  EXPECT_THAT(page, HasSubstr("<th scope=\"row\">cover</th><td class=\"value\">.61</td>"));
  EXPECT_THAT(page, HasSubstr("<h2 dir=\"auto\">A: Snow in Oslo</h2>"));
}

/// A passage has one number and one colour; each number leads to the other side's first place.
TEST(ComparisonAsHtml, PassagesAreLinkedBothWays) {
  const std::string page = ComparisonAsHtml(ComparedArticles().comparison);
  EXPECT_THAT(page, HasSubstr(R"(<p dir="auto"><mark class="shared h0" id="a-1"><a href="#b-1" )"
                              R"(aria-label="passage 1 on the other side">1</a>)"
                              R"(Snow fell all day.</mark> Own words here.</p>)"));
  EXPECT_THAT(page, HasSubstr(R"(<mark class="shared h0" id="b-1"><a href="#a-1")"));
  EXPECT_THAT(page, HasSubstr(R"(<mark class="shared h1" id="b-2"><a href="#a-2")"));
  EXPECT_THAT(page, HasSubstr(R"( Then <mark class="shared h1"><a href="#a-2")"));
  EXPECT_EQ(CountOf(page, "id=\"b-2\""), 1U) << "ids are unique";
  EXPECT_EQ(CountOf(page, "href=\"#a-2\""), 2U);
}

TEST(ComparisonAsHtml, ChangesStandOutOnBothSides) {
  const std::string page = ComparisonAsHtml(ComparedArticles::WithAChange());
  EXPECT_THAT(page, HasSubstr("1</a>Snow <ins>fell</ins> all day.</mark> Own words here.</p>"));
  EXPECT_THAT(page, HasSubstr("1</a>Snow <del>lay</del> all day.</mark> Then"));
  EXPECT_THAT(page,
              HasSubstr("<tr><th scope=\"row\">changed-words</th><td dir=\"auto\"><del>lay</del>"
                        "</td><td dir=\"auto\"><ins>fell</ins></td></tr>"));
}

TEST(ComparisonAsHtml, TheVetoThatSpokeAndNotesStandOut) {
  Comparison comparison = ComparedArticles().comparison;
  EXPECT_THAT(ComparisonAsHtml(comparison), Not(HasSubstr("<tr class=\"spoke\">")));
  comparison.relation = Relation::kRelated;
  comparison.rule = Veto::kQuotes;
  comparison.scores.hits = 0;
  const std::string page = ComparisonAsHtml(comparison);
  EXPECT_THAT(page, HasSubstr("<tr class=\"spoke\"><th scope=\"row\">veto:quotes</th>"));
  EXPECT_THAT(page, HasSubstr("<p class=\"alarm\">B has 0 of A&#39;s fingerprints"));
}

TEST(ComparisonAsHtml, NeedsNothingFromElsewhereAndRunsNothing) {
  const std::string page = ComparisonAsHtml(ComparedArticles().comparison);
  for (const char* part : {"<script", "src=", "<link", "@import", "url(", "javascript:", "onload"})
    EXPECT_THAT(page, Not(HasSubstr(part)));
}

TEST(ComparisonAsHtml, WhatArticlesSayIsEscapedEverywhere) {
  const std::string attack = "\"><script>alert('1')</script>&</mark></article>";
  Comparison comparison = ComparedArticles().comparison;
  for (ComparedArticle* side : {&comparison.a, &comparison.b}) {
    side->article.id = side->article.source = attack;
    side->article.url = "javascript:alert(1)";
    side->cleaned.title = side->cleaned.language = side->cleaned.located = attack;
    side->cleaned.provenance = {{.agency = attack, .text = attack}};
    side->cleaned.text = attack + attack;
  }
  const auto half = static_cast<std::uint32_t>(attack.size());
  comparison.passages = {{half, 2 * half, half, 2 * half}};
  for (const Relation relation : {Relation::kCopy, Relation::kRelated}) {
    comparison.relation = relation;
    const std::string page = ComparisonAsHtml(comparison);
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    EXPECT_THAT(page, Not(HasSubstr("alert('1')")));
    EXPECT_THAT(page, Not(HasSubstr("href=\"javascript")));
    EXPECT_EQ(CountOf(page, "</article>"), 2U);
    EXPECT_EQ(CountOf(page, "<mark class=\"shared"), 2U);
    EXPECT_THAT(page, HasSubstr("</a>&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;"
                                "&lt;/mark&gt;&lt;/article&gt;</mark>"));
  }
}

}  // namespace
}  // namespace wiresift
