#include <algorithm>

#include "text/main_run.h"

namespace wiresift {
namespace {

// Weights of lines in the search for the main run (cleaning.md section 8, plain text).
constexpr double kShortLineWeight = -6;
constexpr double kOtherLineWeight = -3;
constexpr std::uint32_t kShortLength = 60;

/// Another segment of at least this share of the best one's weight belongs to the article too: a
/// list in the middle of a short article does not cut it in two.
constexpr double kSecondSegment = 0.5;

// Log-odds of a line to stay; rounded by hand, a fitted table takes their place later.
constexpr double kBase = 0.1;
constexpr double kProse = 1.6;
constexpr double kInRun = 0.8;
constexpr double kOutsideRun = -3.2;
constexpr double kRuleHit = -1.6;
constexpr double kShortRun = -1.8;       ///< one of three short lines in a row, or more
constexpr double kNeighbourRule = -0.5;  ///< for each neighbour that a rule fits
constexpr double kBetweenProse = 0.7;
constexpr double kShort = -0.5;
constexpr double kRepeat = -2;
constexpr double kBullet = 0.8;
constexpr double kPipe = -1;
constexpr double kUpper = -0.5;
constexpr double kLead = 0.6;  ///< right before the first running text

/// A line that ends no sentence: a headline, a menu entry, a name.
bool IsShort(const Facts& facts, std::size_t i) {
  return !facts[i].is_prose && !facts[i].shape.ends_sentence && !facts[i].shape.is_bullet;
}

/// Ads and captions stand inside articles; other junk parts them from what follows.
bool StandsInside(RemovalClass kind) {
  return kind == RemovalClass::kAd || kind == RemovalClass::kCaption ||
         kind == RemovalClass::kTitle || kind == RemovalClass::kDatelineFurniture ||
         kind == RemovalClass::kDuplicate || kind == RemovalClass::kCredit;
}

double RunWeight(const Facts& facts, const BlockVerdict& verdict, std::size_t i) {
  if (verdict.is_removed) return StandsInside(verdict.kind) ? -1 : kShortLineWeight;
  if (facts[i].is_prose && facts[i].rule == nullptr) return facts[i].shape.words;
  if (facts[i].shape.ends_sentence || facts[i].shape.is_bullet) return -1;
  return facts[i].shape.length < kShortLength ? kShortLineWeight : kOtherLineWeight;
}

/// How many short lines stand in the row that holds each line; 0 for others.
std::vector<std::size_t> ShortRows(const Facts& facts, const std::vector<BlockVerdict>& verdicts) {
  std::vector<std::size_t> rows(facts.size(), 0);
  for (std::size_t from = 0; from < facts.size();) {
    std::size_t to = from;
    std::size_t weight = 0;
    while (to < facts.size() && (IsShort(facts, to) || verdicts[to].is_removed)) {
      weight += 1;
      ++to;
    }
    std::fill(rows.begin() + static_cast<std::ptrdiff_t>(from),
              rows.begin() + static_cast<std::ptrdiff_t>(to), weight);
    from = std::max(to, from + 1);
  }
  return rows;
}

class TextScorer {
 public:
  TextScorer(const Facts& facts, const MainRun& run, const std::vector<BlockVerdict>& verdicts)
      : facts_(facts), run_(run), verdicts_(verdicts), short_rows_(ShortRows(facts, verdicts)) {}

  [[nodiscard]] double Score(std::size_t i) const {
    const BlockFacts& block = facts_[i];
    double score = kBase + (run_.holds(i) ? kInRun : kOutsideRun);
    if (block.is_prose) score += kProse;
    if (block.rule != nullptr) score += kRuleHit;
    if (block.is_repeat) score += kRepeat;
    if (block.shape.is_bullet) score += kBullet;
    if (block.shape.has_pipe) score += kPipe;
    if (block.shape.is_upper) score += kUpper;
    if (IsShort(facts_, i)) score += kShort;
    if (short_rows_[i] >= 3) score += kShortRun;
    return score + Neighbours(i);
  }

 private:
  [[nodiscard]] double Neighbours(std::size_t i) const {
    double score = 0;
    const bool has_before = i > 0;
    const bool has_after = i + 1 < facts_.size();
    if (has_before && IsJunk(i - 1)) score += kNeighbourRule;
    if (has_after && IsJunk(i + 1)) score += kNeighbourRule;
    if (has_before && has_after && IsGood(i - 1) && IsGood(i + 1)) score += kBetweenProse;
    if (has_after && i + 1 == run_.first) score += kLead;
    return score;
  }

  [[nodiscard]] bool IsJunk(std::size_t i) const {
    return facts_[i].rule != nullptr || verdicts_[i].is_removed;
  }

  [[nodiscard]] bool IsGood(std::size_t i) const { return facts_[i].is_prose && !IsJunk(i); }

  const Facts& facts_;
  const MainRun& run_;
  const std::vector<BlockVerdict>& verdicts_;
  std::vector<std::size_t> short_rows_;
};

BlockVerdict Dropped(const Facts& facts, const MainRun& run, std::size_t i) {
  BlockVerdict verdict{.is_removed = true,
                       .is_certain = false,
                       .kind = RemovalClass::kNav,
                       .rule = {},
                       .score = 0.7F};
  if (facts[i].rule != nullptr) {
    verdict.kind = facts[i].rule->kind;
    verdict.rule = facts[i].rule->id;
    return verdict;
  }
  if (facts[i].is_repeat) verdict.kind = RemovalClass::kDuplicate;
  verdict.rule = run.holds(i) ? "score.text" : i < run.first ? "run.before" : "run.after";
  return verdict;
}

/// A run of lines and its weight.
struct Segment {
  MainRun run;
  double sum = 0;
};

/// The segment of greatest weight among the blocks [from, to).
Segment BestSegment(const Facts& facts, const std::vector<BlockVerdict>& verdicts, std::size_t from,
                    std::size_t to) {
  Segment best;
  double sum = 0;
  std::size_t start = from;
  for (std::size_t i = from; i < to; ++i) {
    if (sum <= 0) {
      sum = 0;
      start = i;
    }
    sum += RunWeight(facts, verdicts[i], i);
    if (sum > best.sum) best = {.run = {.first = start, .last = i}, .sum = sum};
  }
  return best;
}

}  // namespace

MainRun FindTextRun(const Facts& facts, const std::vector<BlockVerdict>& verdicts) {
  const Segment best = BestSegment(facts, verdicts, 0, facts.size());
  if (best.run.empty()) return best.run;
  MainRun run = best.run;
  const Segment before = BestSegment(facts, verdicts, 0, run.first);
  const Segment after = BestSegment(facts, verdicts, run.last + 1, facts.size());
  if (before.sum >= kSecondSegment * best.sum) run.first = before.run.first;
  if (after.sum >= kSecondSegment * best.sum) run.last = after.run.last;
  return run;
}

void WeighText(const Facts& facts, const MainRun& run, std::vector<BlockVerdict>& verdicts) {
  const TextScorer scorer(facts, run, verdicts);
  std::vector<std::size_t> dropped;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (!verdicts[i].is_certain && scorer.Score(i) <= 0) dropped.push_back(i);
  }
  for (const std::size_t i : dropped)
    verdicts[i] = Dropped(facts, run, i);
}

}  // namespace wiresift
