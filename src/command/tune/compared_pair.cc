#include "command/tune/compared_pair.h"

#include <limits>
#include <vector>

#include "dedup/sketch.h"
#include "text/words/tokens.h"

namespace wiresift {
namespace {

constexpr double kAlways = std::numeric_limits<double>::infinity();
constexpr double kNever = -kAlways;

/// No share is as large: only rules that do not ask for one are left.
constexpr double kUnreachable = 2;

/// Where an article is from; any will do.
constexpr SourceId kSource{1};

constexpr std::string_view kVetoPrefix = "veto:";

}  // namespace

ComparedPair ComparePair(std::string_view article, std::string_view earlier, bool same_source,
                         std::uint32_t sampling) {
  const std::vector<Token> tokens = Tokenize(article);
  const std::vector<Token> root = Tokenize(earlier);
  const Sketch sketch = MakeSketch(tokens, sampling);
  const std::uint32_t hits = CountShared(sketch, MakeSketch(root, sampling));
  ComparedPair pair;
  pair.is_candidate = hits >= HitsMin(sketch.size());
  if (!pair.is_candidate) return pair;
  const WordRecord words(tokens);
  const WordRecord root_words(root);
  const Candidate candidate{.story = {1},
                            .hits = hits,
                            .source = same_source ? kSource : SourceId(),
                            .root = root_words.view(),
                            .fullest = {},
                            .variant = {}};
  const auto match_at = [&](double join) {
    MatchOptions options;
    options.related = 0;
    options.join = join;
    return MatchResult(Matcher(options).Match(words.view(), kSource, {&candidate, 1}));
  };
  const MatchResult at_least = match_at(0);
  const MatchResult at_most = match_at(kUnreachable);
  pair.cover = at_least.scores.cover;
  pair.has_half_in_runs = Joins(at_most.relation) || at_most.rule.starts_with(kVetoPrefix);
  if (!Joins(at_least.relation)) pair.veto = at_least.rule;
  pair.if_joined = at_least.relation;
  return pair;
}

double ComparedPair::RelatedUpTo() const {
  if (!is_candidate) return kNever;
  return has_half_in_runs ? kAlways : cover;
}

double ComparedPair::JoinsUpTo() const {
  return veto.empty() ? RelatedUpTo() : kNever;
}

PairDecision DecideAt(const ComparedPair& pair, double join, double related) {
  if (!pair.is_candidate) return {Relation::kOriginal, "no-candidate"};
  const bool is_covered = pair.cover >= join;
  if (!is_covered && !pair.has_half_in_runs) {
    return pair.cover >= related ? PairDecision{Relation::kRelated, "cover>=related"}
                                 : PairDecision{Relation::kOriginal, "cover<related"};
  }
  if (!pair.veto.empty()) return {Relation::kRelated, pair.veto};
  return {pair.if_joined, is_covered ? "cover>=join" : "runs>=half"};
}

}  // namespace wiresift
