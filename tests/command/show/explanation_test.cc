#include "command/show/explanation.h"

#include <string>

#include <gtest/gtest.h>

#include "article/article.h"
#include "command/show/explained_article.h"
#include "support/invented_text.h"

namespace wiresift {
namespace {

using tests::ExplainedArticle;

std::string TextOf(const ExplainedBlock& block) {
  std::string text;
  for (const ExplainedSpan& span : block.spans)
    text += span.text;
  return text;
}

TEST(Explanation, CutsBlocksWhereRemovalsAndMarksBeginAndEnd) {
  const ExplainedArticle article;
  const Explanation explanation = Explain(article.cleaned);
  ASSERT_EQ(explanation.blocks.size(), 3U);
  EXPECT_EQ(explanation.blocks[0].fate, BlockFate::kTitle);
  const ExplainedBlock& lead = explanation.blocks[1];
  EXPECT_EQ(lead.fate, BlockFate::kKept);
  ASSERT_EQ(lead.spans.size(), 4U);
  EXPECT_EQ(lead.spans[0].text, "OSLO (NTB)");
  EXPECT_EQ(lead.spans[0].mark, &article.cleaned.provenance[0]);
  EXPECT_EQ(lead.spans[1].text, " - Snow fell ");
  EXPECT_EQ(lead.spans[1].removal, nullptr);
  EXPECT_EQ(lead.spans[2].text, "<b>MORE</b> ");
  EXPECT_EQ(lead.spans[2].removal, article.cleaned.removed.data());
  EXPECT_EQ(lead.spans[3].text, "all day.");
  const ExplainedBlock& caption = explanation.blocks[2];
  EXPECT_EQ(caption.fate, BlockFate::kRemoved);
  EXPECT_EQ(caption.removal, &article.cleaned.removed[1]);
  EXPECT_EQ(caption.spans.size(), 2U) << "a mark inside cuts too";
}

TEST(Explanation, CountsWordsAndSpansByClass) {
  const ExplainedArticle article;
  const CleaningTotals totals = Explain(article.cleaned).totals;
  EXPECT_EQ(totals.articles, 1U);
  EXPECT_EQ(totals.guarded, 0U);
  EXPECT_EQ(totals.kept_words, 7U) << "without the title";
  const auto of = [&](RemovalClass kind) { return totals.removed[static_cast<std::size_t>(kind)]; };
  EXPECT_EQ(of(RemovalClass::kInlineJunk).words, 1U);
  EXPECT_EQ(of(RemovalClass::kCaption).words, 6U);
  EXPECT_EQ(of(RemovalClass::kCaption).spans, 1U) << "one removal, though a mark splits it";
  EXPECT_EQ(totals.removed_words(), 7U);
}

TEST(Explanation, TotalsAddUp) {
  const ExplainedArticle article;
  CleaningTotals totals = Explain(article.cleaned).totals;
  totals += totals;
  EXPECT_EQ(totals.articles, 2U);
  EXPECT_EQ(totals.kept_words, 14U);
  EXPECT_EQ(totals.removed_words(), 14U);
}

TEST(Explanation, SaysWhy) {
  const ExplainedArticle article;
  EXPECT_EQ(WhyRemoved(article.cleaned.removed[1]), "caption caption.credit .97 57-84");
  Removal sure = article.cleaned.removed[1];
  sure.score = 0.999F;
  EXPECT_EQ(WhyRemoved(sure), "caption caption.credit 1 57-84");
  EXPECT_EQ(WhatMark(article.cleaned.provenance[0]), "dateline NTB 12-22");
  EXPECT_EQ(WhatMark(article.cleaned.provenance[2]), "cms-flag NTB metadata");
}

/// What is shown is the parsed body: kept and removed text together are its blocks, byte by byte.
TEST(Explanation, ShowsEveryByteOfTheParsedBody) {
  Article article;
  article.format = BodyFormat::kHtml;
  article.body = "<h1>Head</h1><nav><a href=/>Home</a><a href=/s>Sport</a></nav><p>" +
                 tests::StoryText(1, 2) + "</p><p>Advertisement</p><p>caf\u00E9 " +
                 tests::StoryText(2, 2) + "</p><figure><figcaption>A dog. Photo: AP</figcaption>" +
                 "</figure><p>" + tests::StoryText(3, 2) + "</p>";
  const Result<Cleaned> cleaned = Clean(article, {});
  ASSERT_TRUE(cleaned);
  ASSERT_FALSE(cleaned->removed.empty());
  std::string shown;
  std::string kept;
  for (const ExplainedBlock& block : Explain(*cleaned).blocks) {
    shown += (shown.empty() ? "" : "\n\n") + TextOf(block);
    if (block.fate != BlockFate::kKept) continue;
    kept += kept.empty() ? "" : "\n\n";
    for (const ExplainedSpan& span : block.spans)
      kept += span.removal == nullptr ? span.text : "";
  }
  EXPECT_EQ(shown, cleaned->parsed_body);
  EXPECT_EQ(kept, cleaned->text);
}

}  // namespace
}  // namespace wiresift
