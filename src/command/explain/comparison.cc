#include "command/explain/comparison.h"

#include <span>
#include <utility>

#include "command/explain/passages.h"
#include "dedup/sketch.h"
#include "publisher/host.h"
#include "text/words/tokens.h"

namespace wiresift {
namespace {

/// Counts the words that begin in one of the ranges.
std::size_t CountInside(std::span<const Token> tokens, std::span<const MarkedRange> ranges) {
  std::size_t count = 0;
  auto range = ranges.begin();
  for (const Token& token : tokens) {
    while (range != ranges.end() && range->end <= token.start)
      ++range;
    count += range != ranges.end() && range->start <= token.start ? 1 : 0;
  }
  return count;
}

/// Matches the two texts; all that knows how stands here.
void MatchTexts(Comparison& found) {
  constexpr SourceId kSource{1};  // any will do
  const std::vector<Token> article = Tokenize(found.a.cleaned.text);
  const std::vector<Token> root = Tokenize(found.b.cleaned.text);
  const WordRecord article_words(article);
  const WordRecord root_words(root);
  const Sketch sketch = MakeSketch(article, found.options.sampling);
  const Candidate candidate{.story = StorySequence{1},
                            .hits = CountShared(sketch, MakeSketch(root, found.options.sampling)),
                            .source = found.same_source ? kSource : SourceId(),
                            .root = root_words.view(),
                            .fullest = {},
                            .variant = {}};
  // The matcher gives no scores of an unrelated text. So nothing is unrelated to it, and the limit
  // is applied below.
  MatchOptions all_related = found.options;
  all_related.related = 0;
  Matcher matcher(all_related);
  const MatchResult& match = matcher.Match(article_words.view(), kSource, {&candidate, 1});
  const bool unrelated =
      match.rule == DecidedBy(MatchRule::kRelated) && match.scores.cover < found.options.related;
  found.relation = unrelated ? Relation::kOriginal : match.relation;
  found.rule = unrelated ? MatchRule::kBelowRelated : match.rule;
  found.scores = match.scores;
  found.spans = InBytes(match.spans, article, root);
  found.fingerprints = sketch.size();
  found.hits_min = HitsMin(sketch.size());

  const Passages passages = NumberPassages(found.spans);
  found.a.words = article.size();
  found.a.shared_words = CountInside(article, passages.a);
  found.b.words = root.size();
  found.b.shared_words = CountInside(root, passages.b);
}

}  // namespace

double ComparedArticle::shared() const {
  return words == 0 ? 0 : static_cast<double>(shared_words) / static_cast<double>(words);
}

Comparison Compare(ComparedArticle a, ComparedArticle b, const MatchOptions& options) {
  Comparison found;
  found.a = std::move(a);
  found.b = std::move(b);
  found.options = options;
  found.same_source = IsSameOutlet(found.a.article, found.b.article);
  MatchTexts(found);
  return found;
}

bool WereVetoesAsked(const Comparison& comparison) {
  return Joins(comparison.relation) || std::holds_alternative<Veto>(comparison.rule);
}

std::vector<VetoFinding> VetoesOf(const Comparison& comparison) {
  const MatchScores& scores = comparison.scores;
  const VetoFinding::Value numbers{"numbers", scores.numbers, true};
  const VetoFinding::Value run{"mean_run", scores.mean_run};
  const VetoFinding::Value facts{"facts", scores.facts, true};
  const VetoFinding::Value beginning{"beginning", scores.beginning, true};
  const VetoFinding::Value words{"shared_words", static_cast<double>(comparison.a.shared_words)};
  std::vector<VetoFinding> vetoes = {{.veto = Veto::kNumbers, .values = {numbers, run}},
                                     {.veto = Veto::kSlots, .values = {run}},
                                     {.veto = Veto::kFacts, .values = {facts, beginning}},
                                     {.veto = Veto::kStanding, .values = {beginning, facts}},
                                     {.veto = Veto::kShort, .values = {words}},
                                     {.veto = Veto::kQuotes, .values = {words}}};
  for (VetoFinding& veto : vetoes)
    veto.spoke = comparison.rule == DecidedBy(veto.veto);
  return vetoes;
}

}  // namespace wiresift
