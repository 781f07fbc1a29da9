#include "command/tune/compared_pair.h"

#include <limits>
#include <vector>

#include "dedup/sketch.h"
#include "text/words/tokens.h"

namespace wiresift {
namespace {

constexpr double kAlways = std::numeric_limits<double>::infinity();
constexpr double kNever = -kAlways;

/// Where an article is from; any will do.
constexpr SourceId kSource{1};

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
  pair.evidence = Matcher(MatchOptions()).Compare(words.view(), kSource, candidate);
  return pair;
}

double ComparedPair::RelatedUpTo() const {
  if (!is_candidate) return kNever;
  return evidence.has_half_in_runs ? kAlways : evidence.cover;
}

double ComparedPair::JoinsUpTo() const {
  return evidence.objection ? kNever : RelatedUpTo();
}

Outcome DecideAt(const ComparedPair& pair, double join, double related) {
  if (!pair.is_candidate) return {};
  MatchOptions options;
  options.join = join;
  options.related = related;
  return DecideAt(pair.evidence, options);
}

}  // namespace wiresift
