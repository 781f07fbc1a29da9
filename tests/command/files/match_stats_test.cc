#include "command/files/match_stats.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wiresift {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

Decision Decided(Relation relation, DecidedBy rule, std::size_t compared) {
  Decision decision;
  decision.verdict = Joins(relation) ? Verdict::kCopy : Verdict::kPublished;
  decision.relation = relation;
  decision.rule = rule;
  decision.compared = compared;
  return decision;
}

Decision Other(Verdict verdict, Cause cause) {
  Decision decision;
  decision.verdict = verdict;
  decision.cause = cause;
  return decision;
}

TEST(MatchStats, OfNothingIsATableOfNothing) {
  EXPECT_THAT(
      MatchStats().Table(Index({}), false),
      StartsWith(
          "articles    0\n"
          "errors      none\n"
          "set aside   none\n"
          "relations   original 0, copy 0, excerpt 0, embeds 0, revision 0, roundup 0, related 0\n"
          "joined by   none\n"
          "vetoes      none\n"
          "candidates  mean 0.00, max 0 compared, of 0 new articles\n"
          "stories     0 founded, 0 killed, 0 live\n"
          "index       0 postings, "));
}

TEST(MatchStats, CountsByRelationRuleAndVeto) {
  MatchStats stats;
  stats.Count(Decided(Relation::kOriginal, MatchRule::kNoCandidate, 0));
  stats.Count(Decided(Relation::kCopy, MatchRule::kJoin, 1));
  stats.Count(Decided(Relation::kCopy, MatchRule::kHalfInRuns, 1));
  stats.Count(Decided(Relation::kEmbeds, MatchRule::kJoin, 4));
  stats.Count(Decided(Relation::kRelated, Veto::kNumbers, 2));
  stats.Count(Decided(Relation::kRelated, MatchRule::kRelated, 1));
  stats.CountError({.code = ErrorCode::kMalformed, .detail = {}, .reason = Reason::kNotJson});
  const std::string table = stats.Table(Index({}), false);
  EXPECT_THAT(table, HasSubstr("articles    7\n"));
  EXPECT_THAT(table, HasSubstr("errors      not-json 1\n"));
  EXPECT_THAT(table, HasSubstr("relations   original 1, copy 2, excerpt 0, embeds 1, revision 0, "
                               "roundup 0, related 2\n"));
  EXPECT_THAT(table, HasSubstr("joined by   cover>=join 2, runs>=half 1\n"));
  EXPECT_THAT(table, HasSubstr("vetoes      numbers 1\n"));
  EXPECT_THAT(table, HasSubstr("candidates  mean 1.50, max 4 compared, of 6 new articles\n"));
}

/// A line that stood in the input before founds nothing, and a copy that is taken back kills no
/// story.
TEST(MatchStats, CountsStoriesOnce) {
  MatchStats stats;
  stats.Count(Decided(Relation::kOriginal, MatchRule::kNoCandidate, 0));
  stats.Count(Other(Verdict::kPublished, Cause::kRepeated));
  stats.Count(Other(Verdict::kKilled, Cause::kCopyCanceled));
  EXPECT_THAT(stats.Table(Index({}), false), HasSubstr("stories     1 founded, 0 killed, 0 live"));
  stats.Count(Other(Verdict::kKilled, Cause::kCanceled));
  EXPECT_THAT(stats.Table(Index({}), false), HasSubstr("stories     1 founded, 1 killed, 0 live"));
  EXPECT_THAT(stats.Table(Index({}), false), HasSubstr("set aside   killed 2, published 1\n"));
}

TEST(MatchStats, WhatIsGoneIsSaidWhereThereIsAWindow) {
  MatchStats stats;
  for (int i = 0; i < 3; ++i)
    stats.Count(Decided(Relation::kOriginal, MatchRule::kNoCandidate, 0));
  Index index({});
  const std::vector<std::uint32_t> sketch = {1, 2, 3};
  index.Add({.id = {3}, .story = {3}, .time = {}, .source = {}, .words = {}}, sketch);
  EXPECT_THAT(stats.Table(index, true),
              HasSubstr("gone        2 stories by age or memory, 0 segments of them by memory\n"));
  EXPECT_THAT(stats.Table(index, true), HasSubstr("index       3 postings, "));
  EXPECT_THAT(stats.Table(index, false), Not(HasSubstr("gone")));
}

}  // namespace
}  // namespace wiresift
