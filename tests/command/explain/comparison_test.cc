#include "command/explain/comparison.h"

#include <gtest/gtest.h>

#include "support/invented_text.h"

namespace wiresift {
namespace {

using tests::InventedText;
using tests::StoryText;

ComparedArticle Taken(std::string text, std::string source = {}) {
  ComparedArticle article;
  article.article.source = std::move(source);
  article.cleaned.text = std::move(text);
  return article;
}

TEST(Comparison, OfATextWithItself) {
  const std::string text = StoryText(1);
  const Comparison found = Compare(Taken(text, "a"), Taken(text, "b"), {});
  EXPECT_EQ(found.relation, Relation::kCopy);
  EXPECT_EQ(NameOf(found.rule), "cover>=join");
  EXPECT_EQ(found.scores.containment_old, 1);
  EXPECT_EQ(found.scores.hits, found.fingerprints);
  EXPECT_EQ(found.hits_min, HitsMin(found.fingerprints));
  EXPECT_FALSE(found.same_source);
  EXPECT_GT(found.a.words, 0U);
  EXPECT_EQ(found.a.shared_words, found.a.words);
  EXPECT_EQ(found.b.shared(), 1);
}

TEST(Comparison, OfOneSourceIsARevision) {
  const std::string text = StoryText(1);
  const Comparison found = Compare(Taken(text, "a"), Taken(text, "a"), {});
  EXPECT_TRUE(found.same_source);
  EXPECT_EQ(found.relation, Relation::kRevision);
  EXPECT_FALSE(Compare(Taken(text), Taken(text), {}).same_source) << "nobody is no source";
}

TEST(Comparison, OfOneHostIsARevision) {
  ComparedArticle a = Taken(StoryText(1));
  ComparedArticle b = Taken(StoryText(1));
  a.article.url = "https://lakeside.example/a";
  b.article.url = "https://www.lakeside.example/b";
  EXPECT_EQ(Compare(a, b, {}).relation, Relation::kRevision);
}

/// The words that are counted are those that the scores are made of.
TEST(Comparison, CountsTheWordsOfThePassages) {
  const std::string text = StoryText(1);
  const Comparison found = Compare(Taken(StoryText(2, 3) + "\n\n" + text), Taken(text), {});
  EXPECT_EQ(found.relation, Relation::kEmbeds);
  EXPECT_NEAR(found.a.shared(), 1 - found.scores.own_words, 1e-9);
  EXPECT_EQ(found.b.shared(), 1);
  ASSERT_EQ(found.spans.size(), 1U);
  EXPECT_EQ(found.spans[0].old_start, 0U);
}

/// A changed word is not told as shared, though the matcher takes it for a part of the passage.
TEST(Comparison, ShowsWhatWasChanged) {
  const auto with = [](const std::string& number) {
    return StoryText(1, 3) + "\n\nAt the quay " + number + " people were treated for bruises. " +
           StoryText(2, 3);
  };
  const Comparison found = Compare(Taken(with("11")), Taken(with("9")), {});
  EXPECT_EQ(found.relation, Relation::kCopy);
  EXPECT_EQ(found.scores.own_words, 0);
  EXPECT_EQ(found.a.in_passages(), 1);
  EXPECT_EQ(found.a.shared_words, found.a.words - 1);
  EXPECT_EQ(found.b.shared_words, found.b.words - 1);
  EXPECT_EQ(found.passages.size(), 1U);
  EXPECT_EQ(found.spans.size(), 2U);
  ASSERT_EQ(found.changes.listed.size(), 1U);
  EXPECT_EQ(found.changes.listed[0].from, "9");
  EXPECT_EQ(found.changes.listed[0].to, "11");
  ASSERT_EQ(found.a.changed.size(), 1U);
  EXPECT_EQ(found.a.cleaned.text.substr(found.a.changed[0].start, 2), "11");
  EXPECT_EQ(found.b.changed.size(), 1U);
}

/// An editor asks most often why two articles were kept apart.
TEST(Comparison, OfUnrelatedTextsHasScoresAndPassages) {
  InventedText invented(3);
  const std::string common = invented.Sentence() + ' ' + invented.Sentence();
  const Comparison found =
      Compare(Taken(StoryText(1) + "\n\n" + common), Taken(StoryText(2) + "\n\n" + common), {});
  EXPECT_EQ(found.relation, Relation::kOriginal);
  EXPECT_EQ(NameOf(found.rule), "cover<related");
  EXPECT_GT(found.scores.cover, 0);
  EXPECT_LT(found.scores.cover, MatchOptions().related);
  EXPECT_EQ(found.spans.size(), 1U);
  EXPECT_GT(found.a.shared_words, 10U);
}

TEST(Comparison, OfTextsWithoutWordsHasNone) {
  const Comparison found = Compare(Taken(""), Taken("-"), {});
  EXPECT_EQ(found.a.words, 0U);
  EXPECT_EQ(found.b.words, 0U);
  EXPECT_EQ(found.a.shared(), 0);
}

TEST(Vetoes, TellWhichSpokeAndWhatItSaw) {
  Comparison comparison;
  comparison.relation = Relation::kRelated;
  comparison.rule = Veto::kNumbers;
  comparison.scores.numbers = 0.2;
  comparison.scores.mean_run = 7;
  EXPECT_TRUE(WereVetoesAsked(comparison));
  const auto vetoes = VetoesOf(comparison);
  ASSERT_EQ(vetoes.size(), 6U);
  EXPECT_TRUE(vetoes[0].spoke);
  ASSERT_EQ(vetoes[0].values.size(), 2U);
  EXPECT_EQ(vetoes[0].values[0].value, 0.2);
  EXPECT_EQ(vetoes[0].values[1].value, 7);
  for (std::size_t i = 1; i < vetoes.size(); ++i)
    EXPECT_FALSE(vetoes[i].spoke) << NameOf(vetoes[i].veto);
}

TEST(Vetoes, AreNotAskedWhereTooLittleIsShared) {
  Comparison comparison;
  comparison.rule = MatchRule::kBelowRelated;
  EXPECT_FALSE(WereVetoesAsked(comparison));
  comparison.relation = Relation::kRelated;
  comparison.rule = MatchRule::kRelated;
  EXPECT_FALSE(WereVetoesAsked(comparison));
  comparison.relation = Relation::kExcerpt;
  comparison.rule = MatchRule::kJoin;
  EXPECT_TRUE(WereVetoesAsked(comparison));
}

}  // namespace
}  // namespace wiresift
