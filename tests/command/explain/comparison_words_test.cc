#include "command/explain/comparison_words.h"

#include <gtest/gtest.h>

#include "command/explain/compared_articles.h"
#include "support/case_name.h"

namespace wiresift {
namespace {

using tests::ComparedArticles;

struct SentenceCase {
  std::string_view name;
  Relation relation;
  DecidedBy rule;
  double cover;
  std::string_view sentence, decided;
};

class Sentence : public testing::TestWithParam<SentenceCase> {};

TEST_P(Sentence, SaysWhatItIsAndWhy) {
  Comparison comparison = ComparedArticles().comparison;
  comparison.relation = GetParam().relation;
  comparison.rule = GetParam().rule;
  comparison.scores.cover = GetParam().cover;
  EXPECT_EQ(WhatItIs(comparison), GetParam().sentence);
  EXPECT_EQ(WhatDecided(comparison), GetParam().decided);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Sentence,
    testing::Values(
        SentenceCase{"Copy", Relation::kCopy, MatchRule::kJoin, 0.61,
                     "A is a copy of B: 75 % of A's words stand in B, and 93 % of B's words stand "
                     "in A.",
                     "cover .61 >= join .43"},
        SentenceCase{"CopyWithoutParagraphs", Relation::kCopy, MatchRule::kHalfInRuns, 0.4,
                     "A is a copy of B: 75 % of A's words stand in B, and 93 % of B's words stand "
                     "in A.",
                     "runs .93 >= half .50, without paragraphs"},
        SentenceCase{"Excerpt", Relation::kExcerpt, MatchRule::kJoin, 0.61,
                     "A is an excerpt of B: 75 % of A's words stand in B, but only 93 % of B's "
                     "words stand in A.",
                     "cover .61 >= join .43"},
        SentenceCase{"Embeds", Relation::kEmbeds, MatchRule::kJoin, 1,
                     "A embeds B: 93 % of B's words stand in A, and 25 % of A's words are its own.",
                     "cover 1 >= join .43"},
        SentenceCase{"Revision", Relation::kRevision, MatchRule::kJoin, 0.61,
                     "A is a revision of B from the same source: 75 % of A's words stand in B, and "
                     "93 % of B's words stand in A.",
                     "cover .61 >= join .43"},
        SentenceCase{
            "Related", Relation::kRelated, MatchRule::kRelated, 0.35,
            "A is related to B but does not join it: 75 % of A's words stand in B, but not "
            "enough of them in paragraphs that both have.",
            "cover .35 < join .43, cover .35 >= related .30"},
        SentenceCase{"Vetoed", Relation::kRelated, Veto::kSlots, 0.61,
                     "A is related to B but does not join it: 75 % of A's words stand in B, but it "
                     "is a form, filled in with other names and numbers.",
                     "veto:slots, though cover .61 >= join .43"},
        SentenceCase{"VetoedWithoutParagraphs", Relation::kRelated, Veto::kShort, 0.4,
                     "A is related to B but does not join it: 75 % of A's words stand in B, but "
                     "hardly any of that is outside quotations.",
                     "veto:short, though runs .93 >= half .50, without paragraphs"},
        SentenceCase{
            "Original", Relation::kOriginal, MatchRule::kBelowRelated, 0.29,
            "A is a story of its own: 75 % of A's words stand in B, but not enough of them "
            "in paragraphs that both have.",
            "cover .29 < related .30"}),
    tests::kCaseName);

TEST(WhatItIs, SaysHowManyPlacesDiffer) {
  Comparison comparison = ComparedArticles().comparison;
  comparison.changes = {.listed = {}, .count = 1};
  EXPECT_TRUE(WhatItIs(comparison).ends_with(" of B's words stand in A. 1 place differs."));
  comparison.changes = {.listed = {}, .count = 12, .numbers = 3};
  EXPECT_TRUE(WhatItIs(comparison).ends_with(" 12 places differ, 3 of them in numbers."));
  comparison.relation = Relation::kOriginal;
  EXPECT_FALSE(WhatItIs(comparison).contains("differ"));
}

TEST(WhatItIs, OfTextsThatShareLittleOrNothing) {
  Comparison comparison = ComparedArticles().comparison;
  comparison.relation = Relation::kOriginal;
  comparison.a.shared_words = 1;
  EXPECT_EQ(WhatItIs(comparison), "A is a story of its own: only 8 % of A's words stand in B.");
  comparison.a.shared_words = 0;
  EXPECT_EQ(WhatItIs(comparison), "A is a story of its own: it has no passage in common with B.");
}

TEST(WhatItIs, OfACopyToTheLetter) {
  Comparison comparison = ComparedArticles().comparison;
  comparison.a.shared_words = comparison.a.words;
  comparison.b.shared_words = comparison.b.words;
  EXPECT_EQ(WhatItIs(comparison),
            "A is a copy of B: all of A's words stand in B, and all of B's words stand in A.");
}

TEST(Values, OfAVetoInWords) {
  EXPECT_EQ(ValuesOf(VetoesOf(ComparedArticles().comparison)[0]), "numbers 1, mean run 4.5");
  EXPECT_EQ(ValuesOf(VetoesOf(ComparedArticles().comparison)[4]), "shared words 9");
}

TEST(Notes, NoneWhereTheServiceWouldDoTheSame) {
  EXPECT_TRUE(NotesOn(ComparedArticles().comparison).empty());
}

TEST(Notes, ThatTheIndexWouldNotFindTheRoot) {
  Comparison comparison = ComparedArticles().comparison;
  comparison.scores.hits = 1;
  EXPECT_EQ(NotesOn(comparison),
            std::vector<std::string>{
                "B has 1 of A's fingerprints, 2 are needed: the service would not compare them."});
}

TEST(Notes, ThatTheWindowIsOver) {
  Comparison comparison = ComparedArticles().comparison;
  comparison.a.article.published = ParseTime("2025-03-04T00:00:01Z");
  comparison.b.article.published = ParseTime("2025-03-01T00:00:00Z");
  EXPECT_EQ(NotesOn(comparison),
            std::vector<std::string>{"A is dated 2025-03-04T00:00:01Z, more than 72h "
                                     "(match.window) after B (2025-03-01T00:00:00Z): the service "
                                     "would not compare them."});
  comparison.a.article.published = ParseTime("2025-03-04T00:00:00Z");
  EXPECT_TRUE(NotesOn(comparison).empty());
}

TEST(Notes, ThatTheRootIsTheLaterOne) {
  Comparison comparison = ComparedArticles().comparison;
  comparison.a.article.published = ParseTime("2025-03-01T00:00:00Z");
  comparison.b.article.published = ParseTime("2025-03-01T00:00:01Z");
  EXPECT_EQ(NotesOn(comparison),
            std::vector<std::string>{"A is dated 2025-03-01T00:00:00Z, before B "
                                     "(2025-03-01T00:00:01Z): in their order B would be compared "
                                     "with A."});
}

}  // namespace
}  // namespace wiresift
