#include "dedup/match.h"

#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "dedup/texts.h"
#include "text/words/tokens.h"

namespace wiresift {
namespace {

using texts::Bridge;
using texts::Concat;
using texts::Ferry;
using texts::Join;
using texts::OwnFerryLead;
using texts::Painting;
using texts::Paragraphs;
using texts::Slice;

constexpr SourceId kSource{7};

/// The result for `article` among `roots`, which are stories 1, 2, …. The article is of kSource.
MatchResult MatchTexts(const std::string& article, const std::vector<std::string>& roots,
                       const std::function<void(Candidate&)>& change = {}) {
  const std::vector<Token> tokens = Tokenize(article);
  std::vector<std::vector<Token>> root_tokens;
  std::vector<WordRecord> words;
  for (const std::string& root : roots) {
    root_tokens.push_back(Tokenize(root));
    words.emplace_back(root_tokens.back());
  }
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < roots.size(); ++i) {
    candidates.push_back({.story = {i + 1}, .hits = 3, .root = words[i].view()});
    if (change) change(candidates.back());
  }
  Matcher matcher{MatchOptions{}};
  MatchResult result = matcher.Match(WordRecord(tokens).view(), kSource, candidates);
  if (result.candidate && result.compared_with == TextKind::kRoot)
    result.spans = InBytes(result.spans, tokens, root_tokens[*result.candidate]);
  return result;
}

/// A new top for the ferry story, a day later.
Paragraphs WriteThruTop() {
  return {
      "PORT HALVEN — Investigators on Wednesday questioned the master of a ferry that ran onto a "
      "sandbank with 214 people aboard, as the owner admitted that her radar had been out of order "
      "for a week before the accident.",
      "Prosecutor Lena Storvik said two officers were being treated as suspects and that the "
      "voyage "
      "recorder had been taken to the capital.",
  };
}

struct RelationCase {
  std::string name, article, root;
  bool same_source;
  Relation want;
  std::string_view rule;
};

class RelationTable : public testing::TestWithParam<RelationCase> {};

TEST_P(RelationTable, IsNamed) {
  const RelationCase& c = GetParam();
  const MatchResult result = MatchTexts(c.article, {c.root}, [&](Candidate& root) {
    if (c.same_source) root.source = kSource;
  });
  EXPECT_EQ(NameOf(result.relation), NameOf(c.want))
      << "cover " << result.scores.cover << ", own words " << result.scores.own_words;
  EXPECT_EQ(NameOf(result.rule), c.rule);
  EXPECT_EQ(result.candidate.has_value(), c.want != Relation::kOriginal);
}

std::string FerryText() {
  return Join(Ferry());
}

std::string QuoteReportOne() {
  return "Fishing villages on the northern shore made ready for the first winter storm.\n\n" +
         texts::LongQuote() + ", harbour master Nils Aker said.\n\n" +
         "Ferries to the outer islands will stop at noon on Saturday.";
}

std::string QuoteReportTwo() {
  return "A cruise ship turned back to the open sea as waves of nine metres were forecast.\n\n" +
         texts::LongQuote() + ", harbour master Nils Aker said.\n\n" +
         "Its two thousand guests were told to expect a day's delay.";
}

INSTANTIATE_TEST_SUITE_P(
    Table, RelationTable,
    testing::Values(
        RelationCase{"VerbatimIsCopy", FerryText(), FerryText(), false, Relation::kCopy,
                     "cover>=join"},
        RelationCase{"MissingEndIsCopy", Join(Slice(Ferry(), 0, 8)), FerryText(), false,
                     Relation::kCopy, "cover>=join"},
        RelationCase{"FirstHalfIsExcerpt", Join(Slice(Ferry(), 0, 5)), FerryText(), false,
                     Relation::kExcerpt, "cover>=join"},
        RelationCase{"BriefIsExcerpt", Join(Slice(Ferry(), 0, 2)), FerryText(), false,
                     Relation::kExcerpt, "cover>=join"},
        RelationCase{"OwnLeadIsEmbeds", Join(Concat({OwnFerryLead(), Slice(Ferry(), 1, 8)})),
                     FerryText(), false, Relation::kEmbeds, "cover>=join"},
        RelationCase{"OwnLeadSeenFirst", Join(Slice(Ferry(), 0, 8)),
                     Join(Concat({OwnFerryLead(), Slice(Ferry(), 1, 8)})), false, Relation::kCopy,
                     "cover>=join"},
        RelationCase{"LongerTextOverBrief", FerryText(), Join(Slice(Ferry(), 0, 2)), false,
                     Relation::kEmbeds, "cover>=join"},
        RelationCase{"SameSourceIsRevision", Join(Slice(Ferry(), 0, 9)), FerryText(), true,
                     Relation::kRevision, "cover>=join"},
        RelationCase{"WriteThruIsRevision", Join(Concat({WriteThruTop(), Slice(Ferry(), 0, 10)})),
                     FerryText(), true, Relation::kRevision, "cover>=join"},
        RelationCase{"NewReportOverOldBackgroundIsNoRevision",
                     Join(Concat({WriteThruTop(), Slice(Ferry(), 2, 10)})), FerryText(), true,
                     Relation::kRelated, "veto:standing"},
        RelationCase{"WriteThruOfOthersIsEmbeds",
                     Join(Concat({WriteThruTop(), Slice(Ferry(), 2, 8)})), FerryText(), false,
                     Relation::kEmbeds, "cover>=join"},
        RelationCase{"BriefOfSameSourceIsExcerpt", Join(Slice(Ferry(), 0, 2)), FerryText(), true,
                     Relation::kExcerpt, "cover>=join"},
        RelationCase{"OneParagraphInFiveIsNothing",
                     Join(Concat({OwnFerryLead(), Slice(Ferry(), 7, 8)})), FerryText(), false,
                     Relation::kOriginal, "cover<related"},
        RelationCase{"ThirdOfTheTextIsRelated",
                     Join(Concat({OwnFerryLead(), Slice(Bridge(), 0, 1), Slice(Ferry(), 0, 2)})),
                     FerryText(), false, Relation::kRelated, "cover>=related"},
        RelationCase{"WithoutLineBreaksIsCopy", Join(Ferry(), " "), FerryText(), false,
                     Relation::kCopy, "cover>=join"},
        RelationCase{"SharedQuoteOfTwoReports", QuoteReportTwo(), QuoteReportOne(), false,
                     Relation::kRelated, "veto:standing"},
        RelationCase{"Template",
                     texts::Earnings("Borvik Foods", "LUNDEN", {"12.4", "31", "220.5", "14"}),
                     texts::Earnings("Kestrel Motors", "HALDEN", {"98.1", "77", "810.2", "6"}),
                     false, Relation::kRelated, "veto:numbers"},
        RelationCase{"OtherStory", Join(Bridge()), FerryText(), false, Relation::kOriginal,
                     "cover<related"}),
    [](const auto& c) { return c.param.name; });

TEST(Match, IsOriginalWithoutTargets) {
  const MatchResult result = MatchTexts(FerryText(), {});
  EXPECT_EQ(result.relation, Relation::kOriginal);
  EXPECT_EQ(NameOf(result.rule), "no-candidate");
  EXPECT_FALSE(result.candidate);
}

TEST(Match, TakesEmptyTexts) {
  EXPECT_EQ(MatchTexts("", {FerryText()}).relation, Relation::kOriginal);
  EXPECT_EQ(MatchTexts(FerryText(), {""}).relation, Relation::kOriginal);
}

TEST(Match, FlattenedTextsJoinByRuns) {
  // Every third sentence is edited in the middle, so that no unit of the copy is covered.
  std::string copy;
  for (const std::string& paragraph : Slice(Ferry(), 0, 2))
    copy += paragraph + ' ';
  std::string own;
  for (const std::string& paragraph : OwnFerryLead())
    own += paragraph + ' ';
  std::string half = copy.substr(0, copy.find("brought ashore"));
  const MatchResult result =
      MatchTexts(own.substr(0, 100) + half + own.substr(100, 60), {copy + own});
  EXPECT_TRUE(Joins(result.relation)) << NameOf(result.rule);
}

TEST(Match, TakesTheStoryWithMostCommonWords) {
  // The brief is wholly in the article, a larger share than the full story has; but it is less.
  const std::string brief = Join(Slice(Ferry(), 0, 2));
  const MatchResult result = MatchTexts(Join(Slice(Ferry(), 0, 8)), {brief, FerryText()});
  EXPECT_EQ(result.candidate, 1U);
}

TEST(Match, TakesTheOlderOfEqualStories) {
  const MatchResult result =
      MatchTexts(FerryText(), {FerryText(), FerryText()},
                 [](Candidate& target) { target.story.value = 10 - target.story.value; });
  EXPECT_EQ(result.candidate, 1U);
}

TEST(Match, PrefersAJoinToANearerVeto) {
  const std::string earnings =
      texts::Earnings("Borvik Foods", "LUNDEN", {"12.4", "31", "220.5", "14"});
  const std::string other =
      texts::Earnings("Kestrel Motors", "HALDEN", {"98.1", "77", "810.2", "6"});
  const MatchResult result = MatchTexts(earnings, {other, earnings});
  EXPECT_EQ(result.relation, Relation::kCopy);
  EXPECT_EQ(result.candidate, 1U);
}

TEST(Match, SetsARoundupApart) {
  const std::string roundup = Join(Concat(
      {{"News in brief"}, Slice(Ferry(), 0, 2), Slice(Bridge(), 0, 2), Slice(Painting(), 0, 2)}));
  const MatchResult result = MatchTexts(roundup, {FerryText(), Join(Bridge()), Join(Painting())});
  EXPECT_EQ(result.relation, Relation::kRoundup);
  EXPECT_EQ(NameOf(result.rule), "roundup");
  EXPECT_FALSE(Joins(result.relation));
  EXPECT_TRUE(result.candidate);
}

TEST(Match, ALongStoryWithTwoOthersIsNoRoundup) {
  const std::string article =
      Join(Concat({Ferry(), Slice(Bridge(), 0, 1), Slice(Painting(), 0, 1)}));
  const MatchResult result = MatchTexts(article, {FerryText(), Join(Bridge()), Join(Painting())});
  EXPECT_TRUE(Joins(result.relation));
  EXPECT_EQ(result.candidate, 0U);
}

TEST(Match, ARoundupTakesOnlyItsLike) {
  const Paragraphs parts = Concat(
      {{"News in brief"}, Slice(Ferry(), 0, 3), Slice(Bridge(), 0, 3), Slice(Painting(), 0, 3)});
  const auto is_roundup = [](Candidate& target) { target.roundup = true; };
  const MatchResult single = MatchTexts(Join(Slice(Ferry(), 0, 4)), {Join(parts)}, is_roundup);
  EXPECT_EQ(single.relation, Relation::kRelated);
  EXPECT_EQ(NameOf(single.rule), "roundup-target");
  EXPECT_TRUE(Joins(MatchTexts(Join(Slice(parts, 1, 10)), {Join(parts)}, is_roundup).relation));
}

TEST(Match, ShowsTheSharedPassages) {
  const std::string article = Join(Concat({OwnFerryLead(), Slice(Ferry(), 1, 8)}));
  const MatchResult result = MatchTexts(article, {FerryText()});
  ASSERT_EQ(result.spans.size(), 1U);
  const SharedSpan& span = result.spans[0];
  const std::string_view from_new =
      std::string_view(article).substr(span.new_start, span.new_end - span.new_start);
  EXPECT_EQ(from_new, FerryText().substr(span.old_start, span.old_end - span.old_start));
  EXPECT_TRUE(from_new.starts_with("The Queen Astrid struck"));
  EXPECT_TRUE(from_new.ends_with("since 1974"));
}

TEST(Match, SpansAreInTheArticlesOrder) {
  const std::string swapped = Join(Concat({Slice(Ferry(), 5, 10), Slice(Ferry(), 0, 5)}));
  const MatchResult result = MatchTexts(swapped, {FerryText()});
  ASSERT_EQ(result.spans.size(), 2U);
  EXPECT_LT(result.spans[0].new_start, result.spans[1].new_start);
  EXPECT_GT(result.spans[0].old_start, result.spans[1].old_start);
}

TEST(Match, ScoresAreShares) {
  const MatchResult result = MatchTexts(Join(Slice(Ferry(), 0, 5)), {FerryText()});
  EXPECT_DOUBLE_EQ(result.scores.containment_new, 1);
  EXPECT_NEAR(result.scores.containment_old, 0.5, 0.1);
  EXPECT_DOUBLE_EQ(result.scores.own_words, 0);
  EXPECT_DOUBLE_EQ(result.scores.numbers, 1);
  EXPECT_EQ(result.scores.hits, 3U);
}

TEST(Match, AnOriginalKeepsNothingOfTheArticleBefore) {
  const WordRecord text(Tokenize(FerryText()));
  const Candidate candidate{.story = {1}, .hits = 3, .root = text.view()};
  Matcher matcher{MatchOptions{}};
  EXPECT_EQ(matcher.Match(text.view(), {}, {&candidate, 1}).scores.hits, 3U);
  const MatchResult& result = matcher.Match(text.view(), {}, {});
  EXPECT_FALSE(result.candidate);
  EXPECT_EQ(result.scores.hits, 0U);
  EXPECT_TRUE(result.spans.empty());
}

TEST(Match, TheFullestTextFindsWhatACutRootCannot) {
  const std::string brief = Join(Slice(Ferry(), 0, 2));
  const std::string end = Join(Slice(Ferry(), 4, 10));
  EXPECT_FALSE(Joins(MatchTexts(end, {brief}).relation));
  const WordRecord fullest(Tokenize(FerryText()));
  const MatchResult result =
      MatchTexts(end, {brief}, [&](Candidate& story) { story.fullest = fullest.view(); });
  EXPECT_TRUE(Joins(result.relation));
  EXPECT_EQ(result.compared_with, TextKind::kFullest);
}

TEST(Match, TheVariantFindsWhatAnotherPaperAdded) {
  const WordRecord variant(Tokenize(FerryText()));
  const std::string root = Join(Slice(Ferry(), 0, 4));
  const std::string added = Join(Slice(Ferry(), 4, 10));
  EXPECT_FALSE(Joins(MatchTexts(added, {root}).relation));
  const MatchResult result =
      MatchTexts(added, {root}, [&](Candidate& story) { story.variant = variant.view(); });
  EXPECT_TRUE(Joins(result.relation));
  EXPECT_EQ(result.compared_with, TextKind::kVariant);
}

TEST(Match, WhatAnyTextOfTheStoryHasIsNotTheArticlesOwn) {
  const WordRecord fullest(Tokenize(Join(Slice(Ferry(), 0, 6))));
  const WordRecord variant(Tokenize(Join(Slice(Ferry(), 4, 10))));
  const MatchResult result =
      MatchTexts(FerryText(), {Join(Slice(Ferry(), 0, 4))}, [&](Candidate& story) {
        story.fullest = fullest.view();
        story.variant = variant.view();
      });
  EXPECT_EQ(result.scores.own_words, 0);
}

TEST(KeptAs, FullestAsksForALittleMore) {
  const WordRecord hundred(std::vector<Token>(100));
  const WordRecord twice(std::vector<Token>(200));
  const Candidate story{.root = hundred.view()};
  EXPECT_EQ(KeptAs(101, 0, story), std::nullopt);
  EXPECT_EQ(KeptAs(102, 0.5, story), TextKind::kFullest);
  EXPECT_EQ(KeptAs(203, 0, {.root = hundred.view(), .fullest = twice.view()}), std::nullopt);
}

TEST(KeptAs, TheFirstShorterOneWithAFifthOfItsOwnIsTheVariant) {
  const WordRecord hundred(std::vector<Token>(100));
  const Candidate story{.root = hundred.view()};
  EXPECT_EQ(KeptAs(80, 0.2, story), TextKind::kVariant);
  EXPECT_EQ(KeptAs(80, 0.19, story), std::nullopt);
  EXPECT_EQ(KeptAs(80, 0.5, {.root = hundred.view(), .variant = hundred.view()}), std::nullopt);
}

TEST(HitsMin, AsksLessOfBriefs) {
  EXPECT_EQ(HitsMin(7), 1U);
  EXPECT_EQ(HitsMin(20), 2U);
  EXPECT_EQ(HitsMin(75), 3U);
}

}  // namespace
}  // namespace wiresift
