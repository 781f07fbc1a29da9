#include "command/explain/comparison_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "command/explain/compared_articles.h"

namespace wiresift {
namespace {

using testing::HasSubstr;
using testing::Not;
using tests::ComparedArticles;

TEST(ComparisonAsText, IsReadableWithoutColours) {
  EXPECT_EQ(ComparisonAsText(ComparedArticles().comparison, {}),
            R"(A is a copy of B: 75 % of A's words stand in B, and 93 % of B's words stand in A.

  relation    copy
  decided by  cover .61 >= join .43

= scores
  cover              .61  share of A's words, or of B's paragraphs, in paragraphs that both have
  own_words          .25  share of A's words outside the passages
  containment_new    .75  share of A's runs of five words that B has
  containment_old    .90  share of B's runs of five words that A has
  facts                1  names and numbers of the text with fewer that the other has
  beginning          .00  the first words of A or of B that the other has, the larger share
  numbers              1  share of the numbers of the text with fewer that the other has
  names              .50  the same of names
  mean_run           4.5  words in a row that both have
  hits                 3  of A's 4 fingerprints that B has; from 2 on the service compares

= vetoes
  veto:numbers         -  numbers 1, mean run 4.5
  veto:slots           -  mean run 4.5
  veto:facts           -  facts 1, beginning .00
  veto:standing        -  beginning .00, facts 1
  veto:short           -  shared words 9
  veto:quotes          -  shared words 9

A # a1
  title       Snow in Oslo
  language    en
  words       12, 9 of them shared

  {1: Snow fell all day.} Own words here.

  {2: No trains ran & none will.}

B # b1
  title       Snow
  language    en
  words       15, 14 of them shared

  {2: No trains ran & none will.}

  {1: Snow fell all day.} Then {2: No trains ran & none will.}
)");
}

TEST(ComparisonAsText, ChangesAreListedAndMarked) {
  Comparison comparison = ComparedArticles::WithAChange();
  comparison.changes.listed.push_back({.kind = ChangeKind::kDroppedNumber, .from = "9"});
  comparison.changes.count = 3;
  const std::string text = ComparisonAsText(comparison, {});
  EXPECT_THAT(text, HasSubstr("= changes (from B to A)\n"
                              "  changed-words   lay => fell\n"
                              "  dropped-number  9 => -\n"
                              "  3 in all\n"
                              "\nA # a1\n"));
  EXPECT_THAT(text, HasSubstr("  {1: Snow [+fell+] all day.} Own words here.\n"));
  EXPECT_THAT(text, HasSubstr("  {1: Snow [-lay-] all day.} Then {2: No trains"));
}

TEST(ComparisonAsText, ColoursAreAddedAndNothingElse) {
  const Comparison comparison = ComparedArticles().comparison;
  std::string text = ComparisonAsText(comparison, {.color = true});
  EXPECT_THAT(text, HasSubstr("\x1B[33m{1: \x1B[0m\x1B[32mSnow fell all day.\x1B[0m"));
  for (std::size_t at = text.find('\x1B'); at != std::string::npos; at = text.find('\x1B'))
    text.erase(at, text.find('m', at) - at + 1);
  EXPECT_EQ(text, ComparisonAsText(comparison, {}));
}

TEST(ComparisonAsText, TheVetoThatSpokeAndNotesStandOut) {
  Comparison comparison = ComparedArticles().comparison;
  comparison.relation = Relation::kRelated;
  comparison.rule = Veto::kSlots;
  comparison.scores.hits = 0;
  const std::string text = ComparisonAsText(comparison, {});
  EXPECT_THAT(text, HasSubstr("  veto:slots       SPOKE  mean run 4.5\n"));
  EXPECT_THAT(text, HasSubstr("  note        B has 0 of A's fingerprints"));
}

/// Text that is taken as it is has not been through the cleaner.
TEST(ComparisonAsText, EscapesOfTheFeedDoNotReachTheTerminal) {
  Comparison comparison = ComparedArticles().comparison;
  const std::string attack = "\x1B]0;x\x07\x1B[2J";
  for (ComparedArticle* side : {&comparison.a, &comparison.b}) {
    side->article.id = side->article.url = side->article.source = attack;
    side->cleaned.title = side->cleaned.language = attack;
    side->cleaned.text.insert(0, attack).append(attack);
  }
  const std::string text = ComparisonAsText(comparison, {});
  EXPECT_THAT(text, Not(HasSubstr("\x1B")));
  EXPECT_THAT(text, Not(HasSubstr("\x07")));
}

}  // namespace
}  // namespace wiresift
