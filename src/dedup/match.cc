#include "dedup/match.h"

#include <algorithm>

#include "dedup/align.h"
#include "dedup/cover.h"
#include "dedup/veto.h"

namespace wiresift {
namespace {

/// Without paragraph breaks plain coverage decides as well: half of one text is in the other.
constexpr double kRunsJoin = 0.5;

/// From this share of own words on the article is an outlet's own text around a copy. What
/// cleaning leaves of a page's furniture is less.
constexpr double kOwnWordsEmbeds = 0.2;

/// A copy has this share of the root's words; with less the article is an excerpt. Desks cut the
/// last background paragraphs, so most plain copies lack something.
constexpr double kRootKept = 0.7;

/// A revision keeps half of the root and is half made of it: a write-thru has a new top, but less
/// in common is another report of the same outlet.
constexpr double kRevisionShared = 0.5;

/// Round-ups: a part is at least kPartWordsMin of the article. With a part of kMainPart it is a
/// copy of that with additions.
constexpr std::size_t kPartsMin = 3;
constexpr double kPartWordsMin = 0.03;
constexpr double kMainPart = 0.45;

/// Parts are different stories when most of the long runs of each are its own.
constexpr std::uint32_t kPartRunMin = 8;
constexpr std::size_t kPartOwnWordsMin = 15;
constexpr double kPartOwnShare = 0.6;

/// A round-up takes an article that has half of it: another round-up, not one of its stories.
constexpr double kRoundupCovered = 0.5;

/// The article's side of every comparison, made once.
struct Prepared {
  explicit Prepared(std::span<const Token> tokens)
      : text(tokens),
        units(UnitsOf(tokens)),
        facts(TextFactsOf(tokens)),
        has_paragraphs(HasParagraphs(tokens)) {}

  NewText text;
  std::vector<Unit> units;
  TextFacts facts;
  bool has_paragraphs;
};

struct Comparison {
  Alignment alignment;
  Cover new_cover;
  Cover old_cover;
  MatchScores scores;
  std::string_view rule;
  Relation relation = Relation::kOriginal;
};

/// Share of the 5-grams of a text of `words` words that stand in runs; `start` says whose runs.
double Containment(std::span<const Run> runs, std::uint32_t Run::* start, std::size_t words) {
  if (words < kGramWords) return 0;
  std::vector<bool> shared(words - kGramWords + 1);
  for (const Run& run : runs) {
    const auto first = shared.begin() + run.*start;
    std::fill(first, first + static_cast<std::ptrdiff_t>(run.words - kGramWords + 1), true);
  }
  return static_cast<double>(std::ranges::count(shared, true)) / static_cast<double>(shared.size());
}

MatchScores ScoresOf(const Pair& pair, const Comparison& found) {
  MatchScores scores;
  const std::vector<Run>& runs = found.alignment.runs;
  scores.containment_new = Containment(runs, &Run::new_start, pair.article.size());
  scores.containment_old = Containment(runs, &Run::old_start, pair.root.size());
  scores.cover = std::max(found.new_cover.words, found.old_cover.units);
  scores.own_words = 1 - found.new_cover.runs;
  scores.numbers = Agreement(pair.article_facts.numbers, pair.root_facts.numbers);
  scores.names = Agreement(pair.article_facts.names, pair.root_facts.names);
  scores.mean_run = found.alignment.mean_run();
  return scores;
}

/// How a joined article stands to the root.
Relation RelationOf(const Comparison& found, bool same_source) {
  const double from_root = found.new_cover.runs;
  const double root_kept = found.old_cover.runs;
  if (same_source && from_root >= kRevisionShared && root_kept >= kRevisionShared) {
    return Relation::kRevision;
  }
  if (found.scores.own_words >= kOwnWordsEmbeds) return Relation::kEmbeds;
  return root_kept >= kRootKept ? Relation::kCopy : Relation::kExcerpt;
}

/// The rule under which the shared text is enough to join, or empty.
std::string_view JoinRule(const Comparison& found, bool paragraphs, const MatchOptions& options) {
  if (found.scores.cover >= options.join) return "cover>=join";
  const double runs = std::max(found.new_cover.runs, found.old_cover.runs);
  return !paragraphs && runs >= kRunsJoin ? "runs>=half" : "";
}

void Decide(const Pair& pair, const MatchTarget& target, bool paragraphs,
            const MatchOptions& options, Comparison& found) {
  const std::string_view join = JoinRule(found, paragraphs, options);
  if (join.empty()) {
    const bool related = found.scores.cover >= options.related;
    found.relation = related ? Relation::kRelated : Relation::kOriginal;
    found.rule = related ? "cover>=related" : "cover<related";
    return;
  }
  found.relation = Relation::kRelated;
  found.rule = VetoOf(pair);
  if (found.rule.empty()) found.rule = QuoteVetoOf(pair);
  if (found.rule.empty() && target.roundup && found.old_cover.words < kRoundupCovered) {
    found.rule = "roundup-target";
  }
  if (!found.rule.empty()) return;
  found.relation = RelationOf(found, target.same_source);
  found.rule = join;
}

Comparison Compare(const Prepared& article, const MatchTarget& target,
                   const MatchOptions& options) {
  Comparison found;
  found.alignment = Align(article.text, target.root);
  const std::vector<Unit> root_units = UnitsOf(target.root);
  found.new_cover = CoverOf(article.units, found.alignment.new_covered);
  found.old_cover = CoverOf(root_units, found.alignment.old_covered);
  const TextFacts root_facts = TextFactsOf(target.root);
  const Pair pair{article.text.tokens(), target.root,       article.facts, root_facts,
                  found.alignment,       target.same_source};
  found.scores = ScoresOf(pair, found);
  found.scores.hits = target.hits;
  const bool paragraphs = article.has_paragraphs && HasParagraphs(target.root);
  Decide(pair, target, paragraphs, options, found);
  return found;
}

/// Marks the long runs of `found` in `taken`; true when they are long and most are not taken yet.
bool TakePart(const Comparison& found, std::vector<bool>& taken) {
  std::size_t words = 0;
  std::size_t own = 0;
  for (const Run& run : found.alignment.runs) {
    if (run.words < kPartRunMin) continue;
    words += run.words;
    for (std::uint32_t at = run.new_start; at < run.new_end(); ++at)
      own += taken[at] ? 0 : 1;
  }
  if (own < kPartOwnWordsMin ||
      static_cast<double>(own) < kPartOwnShare * static_cast<double>(words)) {
    return false;
  }
  for (const Run& run : found.alignment.runs) {
    if (run.words < kPartRunMin) continue;
    std::fill(taken.begin() + run.new_start, taken.begin() + run.new_end(), true);
  }
  return true;
}

bool IsRoundup(std::span<const Comparison> found, std::span<const MatchTarget> targets,
               std::size_t words) {
  std::vector<bool> taken(words);
  std::size_t parts = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Cover& cover = found[i].new_cover;
    if (cover.words >= kMainPart) return false;
    const bool is_part = cover.words >= kPartWordsMin && !targets[i].roundup;
    if (is_part && TakePart(found[i], taken)) ++parts;
  }
  return parts >= kPartsMin;
}

/// Joined before related before neither; then most common words; then the oldest story. A share
/// instead of words would prefer splinters to the original.
std::size_t Nearest(std::span<const Comparison> found, std::span<const MatchTarget> targets,
                    bool joins_first) {
  const auto rank = [&](std::size_t i) {
    if (!joins_first) return 0;
    if (Joins(found[i].relation)) return 2;
    return found[i].relation == Relation::kRelated ? 1 : 0;
  };
  std::size_t best = 0;
  for (std::size_t i = 1; i < found.size(); ++i) {
    const auto order = rank(i) <=> rank(best);
    const auto words = found[i].alignment.words <=> found[best].alignment.words;
    const bool older = targets[i].story < targets[best].story;
    if (order > 0 || (order == 0 && (words > 0 || (words == 0 && older)))) best = i;
  }
  return best;
}

/// The common passages in bytes, short gaps closed.
std::vector<SharedSpan> SpansOf(std::span<const Run> runs, std::span<const Token> article,
                                std::span<const Token> root) {
  std::vector<SharedSpan> spans;
  const Run* last = nullptr;
  for (const Run& run : runs) {
    if (last == nullptr || !Continues(*last, run)) {
      spans.push_back({article[run.new_start].start, 0, root[run.old_start].start, 0});
    }
    spans.back().new_end = article[run.new_end() - 1].end;
    spans.back().old_end = root[run.old_end() - 1].end;
    last = &run;
  }
  std::ranges::stable_sort(spans, {}, &SharedSpan::new_start);
  return spans;
}

}  // namespace

MatchResult Match(std::span<const Token> article, std::span<const MatchTarget> targets,
                  const MatchOptions& options) {
  MatchResult result;
  result.rule = "no-candidate";
  if (targets.empty()) return result;
  const Prepared prepared(article);
  std::vector<Comparison> found;
  found.reserve(targets.size());
  for (const MatchTarget& target : targets)
    found.push_back(Compare(prepared, target, options));

  const bool roundup = IsRoundup(found, targets, article.size());
  const std::size_t nearest = Nearest(found, targets, !roundup);
  const Comparison& best = found[nearest];
  result.relation = roundup ? Relation::kRoundup : best.relation;
  result.rule = roundup ? "roundup" : best.rule;
  if (result.relation == Relation::kOriginal) return result;
  result.target = nearest;
  result.scores = best.scores;
  result.spans = SpansOf(best.alignment.runs, article, targets[nearest].root);
  return result;
}

}  // namespace wiresift
