#include "dedup/match.h"

#include <algorithm>
#include <array>
#include <utility>

#include "dedup/align.h"
#include "dedup/cover.h"
#include "dedup/text_facts.h"
#include "dedup/veto.h"

namespace wiresift {
namespace {

/// Share of one text that stands in runs, from which it joins where there are no paragraph breaks.
constexpr double kRunsJoin = 0.5;

/// Share of own words from which the article is an outlet's own text around a copy. What cleaning
/// leaves of a page's furniture is less.
constexpr double kOwnWordsEmbeds = 0.2;

/// Share of the root's words that a copy has; with less the article is an excerpt. Desks cut the
/// last background paragraphs, so most plain copies lack something.
constexpr double kRootKept = 0.7;

/// Share of the root that a revision keeps, and of the revision that is from the root. A write-thru
/// has a new top; less in common is another report of the same outlet.
constexpr double kRevisionShared = 0.5;

/// A round-up has kPartsMin parts or more, each at least the share kPartWordsMin of the article.
/// With a part of kMainPart the article is a copy of that part with additions.
constexpr std::size_t kPartsMin = 3;
constexpr double kPartWordsMin = 0.03;
constexpr double kMainPart = 0.45;

/// Two parts are different stories when most words of the long runs (kPartRunMin words and more) of
/// each are its own.
constexpr std::uint32_t kPartRunMin = 8;
constexpr std::size_t kPartOwnWordsMin = 15;
constexpr double kPartOwnShare = 0.6;

/// Share of a round-up that an article has to have to join it: that is another round-up, and not
/// one of its stories.
constexpr double kRoundupCovered = 0.5;

/// The article's side of every comparison, made once.
struct NewText {
  WordView view;
  SourceId source;
  RunTable runs;
  std::vector<Unit> units;
  TextFacts facts;
  std::span<const std::uint8_t> standing;  ///< StandingWords::flags

  void Assign(const WordView& article, SourceId from, std::span<const std::uint8_t> marks) {
    view = article;
    source = from;
    runs.Assign(article.words());
    FindUnits(article.words(), units);
    standing = marks;
    facts.Assign(article.words(), standing);
  }
};

/// A text of a story beside the article.
struct Comparison {
  const Candidate* candidate = nullptr;
  TextKind which = TextKind::kRoot;
  bool same_source = false;
  Alignment alignment;
  Cover new_cover;
  Cover old_cover;
  Outcome outcome;

  [[nodiscard]] const WordView& old_text() const { return candidate->text(which); }

  /// MatchScores::cover.
  [[nodiscard]] double cover() const { return std::max(new_cover.words, old_cover.units); }

  [[nodiscard]] double own_words() const { return 1 - new_cover.runs; }
};

/// The share of a text's rows of five words that stand in runs; the text has `words` words.
double Containment(std::size_t rows_in_runs, std::size_t words) {
  if (words < kRunWordsMin) return 0;
  return static_cast<double>(rows_in_runs) / static_cast<double>(words - kRunWordsMin + 1);
}

/// Counts rows of five words in the old text, where runs lie apart; in the article they may
/// overlap.
std::size_t OldRowsIn(std::span<const Run> runs) {
  std::size_t rows = 0;
  for (const Run& run : runs)
    rows += run.words - kRunWordsMin + 1;
  return rows;
}

/// How a joined article stands to the text it was compared with.
Relation RelationOf(const Comparison& found) {
  const double from_root = found.new_cover.runs;
  const double root_kept = found.old_cover.runs;
  if (found.same_source && from_root >= kRevisionShared && root_kept >= kRevisionShared) {
    return Relation::kRevision;
  }
  if (found.own_words() >= kOwnWordsEmbeds) return Relation::kEmbeds;
  return root_kept >= kRootKept ? Relation::kCopy : Relation::kExcerpt;
}

/// Ranks what is joined above what is related, and that above the rest.
int Rank(const Comparison& found) {
  if (Joins(found.outcome.relation)) return 2;
  return found.outcome.relation == Relation::kRelated ? 1 : 0;
}

/// Marks in `all` what `covered` marks too.
void Unite(std::span<const std::uint8_t> covered, std::span<std::uint8_t> all) {
  for (std::size_t i = 0; i < covered.size(); ++i)
    all[i] |= covered[i];
}

/// Makes the common passages of `runs`, in words, with short gaps closed.
void FindSpans(std::span<const Run> runs, std::vector<SharedSpan>& spans) {
  spans.clear();
  const Run* last = nullptr;
  for (const Run& run : runs) {
    if (last == nullptr || !Continues(*last, run)) {
      spans.push_back({run.new_start, 0, run.old_start, 0});
    }
    spans.back().new_end = run.new_end();
    spans.back().old_end = run.old_end();
    last = &run;
  }
  std::ranges::sort(spans, [](const SharedSpan& a, const SharedSpan& b) {
    return a.new_start != b.new_start ? a.new_start < b.new_start : a.old_start < b.old_start;
  });
}

}  // namespace

struct Matcher::Impl {
  explicit Impl(const MatchOptions& match_options) : options(match_options) {}

  void Compare(const Candidate& candidate, TextKind which, Comparison& found);
  void Decide(Comparison& found);
  [[nodiscard]] Evidence EvidenceOf(const Comparison& found) const;
  [[nodiscard]] std::optional<DecidedBy> ObjectionTo(const Comparison& found);
  [[nodiscard]] Pair PairOf(const Comparison& found);
  void CompareWithStory(const Candidate& candidate, Comparison& found);
  [[nodiscard]] std::size_t NewRowsIn(std::span<const Run> runs);
  [[nodiscard]] MatchScores ScoresOf(const Comparison& found);
  [[nodiscard]] bool TakePart(const Comparison& found);
  [[nodiscard]] bool IsRoundup();
  [[nodiscard]] std::size_t Nearest(bool joins_first) const;

  [[nodiscard]] std::span<const Comparison> found() const {
    return std::span(comparisons).first(used);
  }

  MatchOptions options;
  NewText article;
  TextFacts old_facts;
  std::vector<std::uint8_t> old_standing;  ///< one flag a word of the old text, or empty
  std::vector<Unit> old_units;
  std::vector<Comparison> comparisons;  ///< the first `used` are of this call
  std::size_t used = 0;
  std::array<Comparison, 2> others;  ///< comparisons with the story's other texts
  std::size_t others_used = 0;
  std::vector<std::uint8_t> marks;  ///< one a word of the article
  MatchResult result;
};

void Matcher::Impl::Compare(const Candidate& candidate, TextKind which, Comparison& found) {
  found.candidate = &candidate;
  found.which = which;
  found.same_source = candidate.source.is_same(article.source);
  const WordView& old_text = found.old_text();
  Align(article.runs, old_text.words(), found.alignment);
  FindUnits(old_text.words(), old_units);
  found.new_cover = CoverOf(article.units, found.alignment.new_covered);
  found.old_cover = CoverOf(old_units, found.alignment.old_covered);
}

/// The evidence without the objection, which is costly and asked for only where it matters.
Evidence Matcher::Impl::EvidenceOf(const Comparison& found) const {
  const bool paragraphs = article.view.has_paragraphs() && found.old_text().has_paragraphs();
  const double runs = std::max(found.new_cover.runs, found.old_cover.runs);
  return {.cover = found.cover(),
          .has_half_in_runs = !paragraphs && runs >= kRunsJoin,
          .if_joined = RelationOf(found),
          .objection = std::nullopt};
}

/// The two texts for the vetoes. In the old text the standing words that the article shares are
/// known.
Pair Matcher::Impl::PairOf(const Comparison& found) {
  const WordView& old_text = found.old_text();
  old_standing.clear();
  if (!article.standing.empty()) {
    old_standing.resize(old_text.size());
    for (const Run& run : found.alignment.runs) {
      std::ranges::copy(article.standing.subspan(run.new_start, run.words),
                        old_standing.begin() + run.old_start);
    }
  }
  old_facts.Assign(old_text.words(), old_standing);
  return {.article = article.view,
          .root = old_text,
          .article_facts = article.facts,
          .root_facts = old_facts,
          .alignment = found.alignment,
          .article_standing = article.standing,
          .root_standing = old_standing,
          .same_source = found.same_source};
}

std::optional<DecidedBy> Matcher::Impl::ObjectionTo(const Comparison& found) {
  const Pair pair = PairOf(found);
  if (const std::optional<Veto> veto = VetoOf(pair)) return *veto;
  if (const std::optional<Veto> veto = QuoteVetoOf(pair)) return *veto;
  const bool in_roundup = found.candidate->roundup && found.old_cover.words < kRoundupCovered;
  if (in_roundup) return MatchRule::kRoundupTarget;
  return std::nullopt;
}

void Matcher::Impl::Decide(Comparison& found) {
  Evidence evidence = EvidenceOf(found);
  if (evidence.JoinsBy(options)) evidence.objection = ObjectionTo(found);
  found.outcome = DecideAt(evidence, options);
}

/// Compares with all texts of the story. What the article shares with any of them counts as shared;
/// `found` is the text with most in common.
void Matcher::Impl::CompareWithStory(const Candidate& candidate, Comparison& found) {
  Compare(candidate, TextKind::kRoot, found);
  others_used = 0;
  for (const TextKind which : {TextKind::kFullest, TextKind::kVariant}) {
    if (candidate.text(which).empty()) continue;
    Comparison& other = others[others_used++];
    Compare(candidate, which, other);
    Unite(other.alignment.new_covered, found.alignment.new_covered);
  }
  if (others_used > 0) found.new_cover = CoverOf(article.units, found.alignment.new_covered);
  Decide(found);
  for (Comparison& other : std::span(others).first(others_used)) {
    other.alignment.new_covered = found.alignment.new_covered;
    other.new_cover = found.new_cover;
    Decide(other);
    const int order = Rank(other) - Rank(found);
    const bool is_nearer = order == 0 && other.alignment.words > found.alignment.words;
    if (order > 0 || is_nearer) std::swap(other, found);
  }
}

std::size_t Matcher::Impl::NewRowsIn(std::span<const Run> runs) {
  marks.assign(article.view.size(), 0);
  std::size_t rows = 0;
  for (const Run& run : runs) {
    for (std::uint32_t at = run.new_start; at + kRunWordsMin <= run.new_end(); ++at)
      rows += std::exchange(marks[at], std::uint8_t{1}) == 0 ? 1 : 0;
  }
  return rows;
}

MatchScores Matcher::Impl::ScoresOf(const Comparison& found) {
  const std::span<const Run> runs = found.alignment.runs;
  const Beginnings beginnings = BeginningsOf(PairOf(found));
  return {.containment_new = Containment(NewRowsIn(runs), article.view.size()),
          .containment_old = Containment(OldRowsIn(runs), found.old_text().size()),
          .cover = found.cover(),
          .own_words = found.own_words(),
          .facts = beginnings.facts.share,
          .beginning = std::max(beginnings.article.covered, beginnings.root.covered),
          .standing = ShareSet(article.standing),
          .numbers = Agreement(article.facts.numbers, old_facts.numbers),
          .names = Agreement(article.facts.names, old_facts.names),
          .mean_run = found.alignment.mean_run(),
          .hits = found.candidate->hits};
}

/// Marks the long runs of `found`; true when they are long and most were not marked yet.
bool Matcher::Impl::TakePart(const Comparison& found) {
  std::size_t words = 0;
  std::size_t own = 0;
  for (const Run& run : found.alignment.runs) {
    if (run.words < kPartRunMin) continue;
    words += run.words;
    for (std::uint32_t at = run.new_start; at < run.new_end(); ++at)
      own += marks[at] == 0 ? 1 : 0;
  }
  if (own < kPartOwnWordsMin ||
      static_cast<double>(own) < kPartOwnShare * static_cast<double>(words)) {
    return false;
  }
  for (const Run& run : found.alignment.runs) {
    if (run.words < kPartRunMin) continue;
    std::fill(marks.begin() + run.new_start, marks.begin() + run.new_end(), std::uint8_t{1});
  }
  return true;
}

bool Matcher::Impl::IsRoundup() {
  if (used < kPartsMin) return false;
  marks.assign(article.view.size(), 0);
  std::size_t parts = 0;
  for (const Comparison& part : found()) {
    const Cover& cover = part.new_cover;
    if (cover.words >= kMainPart) return false;
    const bool is_part = cover.words >= kPartWordsMin && !part.candidate->roundup;
    if (is_part && TakePart(part)) ++parts;
  }
  return parts >= kPartsMin;
}

/// The comparison that ranks highest, then has most words in common, then is with the oldest story.
/// By share instead of words, splinters would be preferred to the original.
std::size_t Matcher::Impl::Nearest(bool joins_first) const {
  std::size_t best = 0;
  for (std::size_t i = 1; i < used; ++i) {
    const Comparison& a = comparisons[i];
    const Comparison& b = comparisons[best];
    const int order = joins_first ? Rank(a) - Rank(b) : 0;
    const auto words = a.alignment.words <=> b.alignment.words;
    const bool older = a.candidate->story < b.candidate->story;
    if (order > 0 || (order == 0 && (words > 0 || (words == 0 && older)))) best = i;
  }
  return best;
}

std::optional<MatchRule> Evidence::JoinsBy(const MatchOptions& options) const {
  if (cover >= options.join) return MatchRule::kJoin;
  if (has_half_in_runs) return MatchRule::kHalfInRuns;
  return std::nullopt;
}

Outcome DecideAt(const Evidence& evidence, const MatchOptions& options) {
  if (const std::optional<MatchRule> join = evidence.JoinsBy(options)) {
    if (evidence.objection) return {Relation::kRelated, *evidence.objection};
    return {evidence.if_joined, *join};
  }
  if (evidence.cover >= options.related) return {Relation::kRelated, MatchRule::kRelated};
  return {Relation::kOriginal, MatchRule::kBelowRelated};
}

Matcher::Matcher(const MatchOptions& options) : impl_(std::make_unique<Impl>(options)) {}

Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;

const MatchResult& Matcher::Match(const WordView& article, SourceId source,
                                  std::span<const Candidate> candidates,
                                  std::span<const std::uint8_t> standing) {
  MatchResult& result = impl_->result;
  result.relation = Relation::kOriginal;
  result.candidate.reset();
  result.compared_with = TextKind::kRoot;
  result.scores = {};
  result.spans.clear();
  result.runs.clear();
  result.rule = MatchRule::kNoCandidate;
  impl_->used = candidates.size();
  if (candidates.empty()) return result;
  impl_->article.Assign(article, source, standing);
  if (impl_->comparisons.size() < candidates.size()) impl_->comparisons.resize(candidates.size());
  for (std::size_t i = 0; i < candidates.size(); ++i)
    impl_->CompareWithStory(candidates[i], impl_->comparisons[i]);

  const bool roundup = impl_->IsRoundup();
  const std::size_t nearest = impl_->Nearest(!roundup);
  const Comparison& best = impl_->comparisons[nearest];
  result.relation = roundup ? Relation::kRoundup : best.outcome.relation;
  result.rule = roundup ? MatchRule::kRoundup : best.outcome.rule;
  if (result.relation == Relation::kOriginal) return result;
  result.candidate = nearest;
  result.compared_with = best.which;
  result.scores = impl_->ScoresOf(best);
  FindSpans(best.alignment.runs, result.spans);
  result.runs.reserve(best.alignment.runs.size());
  for (const Run& run : best.alignment.runs)
    result.runs.push_back({run.new_start, run.new_end(), run.old_start, run.old_end()});
  return result;
}

Evidence Matcher::Compare(const WordView& article, SourceId source, const Candidate& candidate) {
  impl_->article.Assign(article, source, {});
  Comparison& found = impl_->others.front();
  impl_->Compare(candidate, TextKind::kRoot, found);
  Evidence evidence = impl_->EvidenceOf(found);
  evidence.objection = impl_->ObjectionTo(found);
  return evidence;
}

std::vector<SharedSpan> InBytes(std::span<const SharedSpan> words, std::span<const Token> article,
                                std::span<const Token> old) {
  std::vector<SharedSpan> bytes;
  bytes.reserve(words.size());
  for (const SharedSpan& span : words) {
    bytes.push_back({article[span.new_start].start, article[span.new_end - 1].end,
                     old[span.old_start].start, old[span.old_end - 1].end});
  }
  return bytes;
}

}  // namespace wiresift
