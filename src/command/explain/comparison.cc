#include "command/explain/comparison.h"

#include <algorithm>
#include <span>
#include <utility>

#include "dedup/sketch.h"
#include "publisher/host.h"
#include "text/words/tokens.h"

namespace wiresift {
namespace {

/// One flag a word of a text.
class WordFlags {
 public:
  explicit WordFlags(std::size_t words) : flags_(words) {}

  void Set(std::uint32_t begin, std::uint32_t end) {
    std::fill(flags_.begin() + begin, flags_.begin() + end, true);
  }

  [[nodiscard]] bool is_set(std::size_t word) const { return flags_[word]; }

  [[nodiscard]] std::size_t Count() const {
    return static_cast<std::size_t>(std::ranges::count(flags_, true));
  }

 private:
  std::vector<bool> flags_;
};

/// Which words of the two texts stand in `spans`, which are in words.
std::pair<WordFlags, WordFlags> FlagsOf(std::span<const SharedSpan> spans,
                                        const Comparison& found) {
  std::pair flags(WordFlags(found.a.words), WordFlags(found.b.words));
  for (const SharedSpan& span : spans) {
    flags.first.Set(span.new_start, span.new_end);
    flags.second.Set(span.old_start, span.old_end);
  }
  return flags;
}

/// The ranges of the words that are changed and nowhere shared: what one text has twice, the other
/// may have once as it is and once changed.
std::vector<ByteRange> ChangedRanges(std::span<const Token> tokens, const WordFlags& changed,
                                     const WordFlags& shared) {
  std::vector<ByteRange> ranges;
  bool goes_on = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool is_changed = changed.is_set(i) && !shared.is_set(i);
    if (is_changed && goes_on) ranges.back().end = tokens[i].end;
    if (is_changed && !goes_on) ranges.push_back({tokens[i].start, tokens[i].end});
    goes_on = is_changed;
  }
  return ranges;
}

/// Takes what the two texts share, and what was changed in it.
void TakePassages(const MatchResult& match, std::span<const Token> a, std::span<const Token> b,
                  Comparison& found) {
  const std::vector<Change> changes = FindChanges(match.runs, a, b);
  const std::vector<SharedSpan> same = WithoutChanges(match.spans, changes);
  std::vector<SharedSpan> places;
  places.reserve(changes.size());
  for (const Change& change : changes)
    places.push_back(change.at);
  found.passages = InBytes(match.spans, a, b);
  found.spans = InBytes(same, a, b);
  found.changes = ListChanges(changes, {found.a.cleaned.text, a}, {found.b.cleaned.text, b});

  const auto [a_passages, b_passages] = FlagsOf(match.spans, found);
  const auto [a_shared, b_shared] = FlagsOf(same, found);
  const auto [a_changed, b_changed] = FlagsOf(places, found);
  found.a.passage_words = a_passages.Count();
  found.b.passage_words = b_passages.Count();
  found.a.shared_words = a_shared.Count();
  found.b.shared_words = b_shared.Count();
  found.a.changed = ChangedRanges(a, a_changed, a_shared);
  found.b.changed = ChangedRanges(b, b_changed, b_shared);
}

double ShareOf(std::size_t words, const ComparedArticle& article) {
  if (article.words == 0) return 0;
  return static_cast<double>(words) / static_cast<double>(article.words);
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
  found.fingerprints = sketch.size();
  found.hits_min = HitsMin(sketch.size());
  found.a.words = article.size();
  found.b.words = root.size();
  TakePassages(match, article, root, found);
}

}  // namespace

double ComparedArticle::shared() const {
  return ShareOf(shared_words, *this);
}

double ComparedArticle::in_passages() const {
  return ShareOf(passage_words, *this);
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
  const VetoFinding::Value words{"shared_words", static_cast<double>(comparison.a.passage_words)};
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
