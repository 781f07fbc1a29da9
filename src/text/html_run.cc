#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <unordered_map>

#include "text/main_run.h"

namespace wiresift {
namespace {

// The "small start model" of cleaning.md section 8: log-odds, rounded.
constexpr double kBase = -1.13;
constexpr double kThreshold = -0.2;
constexpr std::array kNeighbourLinks = {-0.67, -0.66, -0.26, -0.27};  ///< blocks -2, -1, +1, +2
constexpr std::array kNeighbourNotGood = {-0.07, -0.33, -0.06};       ///< blocks -2, -1, +1

/// A node with this share of the page's running text is never a mark of junk.
constexpr double kGuardShare = 0.4;
constexpr double kCommentGuardShare = 0.85;

constexpr std::uint16_t kDropMarks =
    kInNav | kInFooter | kInForm | kInFigure | kInButton | kInAside | kInDialog | kHidden;
constexpr std::uint16_t kNegativeHints = kHintCaption | kHintRelated | kHintPrompt | kHintAd |
                                         kHintShare | kHintComments | kHintAuthor | kHintNav |
                                         kHintBox | kHintHidden;

struct NodeSums {
  double prose_words = 0;  ///< of the subtree
  double container = 0;    ///< see ContainerWeight
  double good_words = 0;   ///< of the blocks right below
  double good_subtree = 0;
};

class Page {
 public:
  explicit Page(const Facts& facts, const std::vector<BlockVerdict>& verdicts)
      : facts_(facts), verdicts_(verdicts), nodes_(facts.document().nodes), sums_(nodes_.size()) {
    SumProse();
    InheritMarks();
    FindGood();
    FindContainer();
    FindRun();
  }

  [[nodiscard]] const MainRun& run() const { return run_; }

  [[nodiscard]] bool is_good(std::size_t i) const { return good_[i]; }

  [[nodiscard]] std::uint16_t marks(std::size_t i) const { return marks_[facts_.block(i).node]; }

  [[nodiscard]] const Node& node(std::size_t i) const { return nodes_[facts_.block(i).node]; }

  [[nodiscard]] const Node& parent_node(std::size_t i) const { return nodes_[node(i).parent]; }

  /// Class hints of the block's element, its parent and grandparent.
  [[nodiscard]] std::uint16_t near_hints(std::size_t i) const {
    const std::uint32_t own = facts_.block(i).node;
    const std::uint32_t parent = nodes_[own].parent;
    return static_cast<std::uint16_t>(hints_[own] | hints_[parent] | hints_[nodes_[parent].parent]);
  }

  [[nodiscard]] double parent_share(std::size_t i) const {
    return Share(parent_good_, node(i).parent);
  }

  [[nodiscard]] double grandparent_share(std::size_t i) const {
    return Share(grandparent_good_, parent_node(i).parent);
  }

  [[nodiscard]] double signature_share(std::size_t i) const {
    return Share(signature_good_, node(i).signature);
  }

  /// A good block among the `count` after (or, negative, before) block `i`.
  [[nodiscard]] bool has_good(std::size_t i, int count) const {
    const auto at = static_cast<std::ptrdiff_t>(i);
    const int step = count < 0 ? -1 : 1;
    for (std::ptrdiff_t k = 1; k <= std::abs(count); ++k) {
      const std::ptrdiff_t other = at + k * step;
      if (other < 0 || other >= static_cast<std::ptrdiff_t>(facts_.size())) return false;
      if (good_[static_cast<std::size_t>(other)]) return true;
    }
    return false;
  }

 private:
  using Sums = std::unordered_map<std::uint32_t, double>;

  [[nodiscard]] double Share(const Sums& sums, std::uint32_t key) const {
    const auto at = sums.find(key);
    return at == sums.end() || good_total_ == 0 ? 0 : at->second / good_total_;
  }

  void SumProse() {
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      if (facts_[i].is_prose) sums_[facts_.block(i).node].prose_words += facts_[i].shape.words;
    }
    for (std::size_t n = nodes_.size(); n-- > 1;) {
      sums_[nodes_[n].parent].prose_words += sums_[n].prose_words;
    }
  }

  /// Marks come down from all ancestors, except from those that hold the text itself.
  void InheritMarks() {
    marks_.resize(nodes_.size());
    hints_.resize(nodes_.size());
    const double total = std::max(1.0, sums_[0].prose_words);
    for (std::size_t n = 0; n < nodes_.size(); ++n) {
      const double share = sums_[n].prose_words / total;
      std::uint16_t own = nodes_[n].marks;
      std::uint16_t hints = nodes_[n].hints;
      const bool guarded = share >= kGuardShare;
      if (guarded) own &= static_cast<std::uint16_t>(~kDropMarks);
      const bool comments = (hints & kHintComments) != 0 && share < kCommentGuardShare;
      if (guarded) hints &= static_cast<std::uint16_t>(~kNegativeHints);
      if (comments) hints |= kHintComments;
      marks_[n] = static_cast<std::uint16_t>(own | (n == 0 ? 0 : marks_[nodes_[n].parent]));
      hints_[n] = hints;
      in_comments_.push_back(comments || (n != 0 && in_comments_[nodes_[n].parent]));
    }
  }

  void FindGood() {
    good_.resize(facts_.size());
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      const std::uint32_t own = facts_.block(i).node;
      const bool hidden = (near_hints(i) & kHintHidden) != 0;
      const bool in_comments = in_comments_[own] && (hints_[own] & kHintBody) == 0;
      good_[i] = facts_[i].is_prose && (marks_[own] & kDropMarks) == 0 && !hidden && !in_comments &&
                 !verdicts_[i].is_removed;
      if (!good_[i]) continue;
      const double words = facts_[i].shape.words;
      good_total_ += words;
      parent_good_[nodes_[own].parent] += words;
      grandparent_good_[nodes_[nodes_[own].parent].parent] += words;
      signature_good_[nodes_[own].signature] += words;
    }
  }

  [[nodiscard]] double ContainerWeight(std::size_t i) const {
    const double words = facts_[i].shape.words;
    if (good_[i]) return words;
    const double capped = std::min(words, 30.0);
    return facts_[i].link_share > 0.5F ? -(1 + capped) : -0.3 * capped;
  }

  void FindContainer() {
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      sums_[facts_.block(i).node].container += ContainerWeight(i);
    }
    for (std::size_t n = nodes_.size(); n-- > 1;) {
      sums_[nodes_[n].parent].container += sums_[n].container;
    }
    for (std::size_t n = 1; n < nodes_.size(); ++n) {
      if (sums_[n].container > sums_[container_].container) container_ = n;
    }
  }

  void FindRun() {
    std::vector<bool> inside(nodes_.size(), false);
    inside[container_] = true;
    for (std::size_t n = 1; n < nodes_.size(); ++n) {
      if (inside[nodes_[n].parent]) inside[n] = true;
    }
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      if (!good_[i] || !inside[facts_.block(i).node]) continue;
      if (run_.empty()) run_.first = i;
      run_.last = i;
    }
  }

  const Facts& facts_;
  const std::vector<BlockVerdict>& verdicts_;
  const std::vector<Node>& nodes_;
  std::vector<NodeSums> sums_;
  std::vector<std::uint16_t> marks_;
  std::vector<std::uint16_t> hints_;
  std::vector<bool> in_comments_;
  std::vector<bool> good_;
  double good_total_ = 0;
  Sums parent_good_;
  Sums grandparent_good_;
  Sums signature_good_;
  std::size_t container_ = 0;
  MainRun run_;
};

class HtmlScorer {
 public:
  HtmlScorer(const Facts& facts, const Page& page) : facts_(facts), page_(page) {}

  [[nodiscard]] double Score(std::size_t i) const {
    return kBase + Own(i) + Place(i) + Shares(i) + Neighbours(i) + Vetoes(i);
  }

 private:
  [[nodiscard]] double Own(std::size_t i) const {
    double score = 0;
    if (facts_[i].link_share > 0.9F) score -= 2.18;
    if (facts_[i].shape.commas == 0) score -= 0.52;
    if (facts_.block(i).kind == BlockKind::kParagraph) score += 0.52;
    if (facts_[i].is_repeat) score -= 1.5;
    return score;
  }

  [[nodiscard]] double Place(std::size_t i) const {
    double score = 0;
    if (page_.run().holds(i)) score += 0.45;
    if (!page_.run().empty() && i > page_.run().last) score -= 1.31;
    if ((page_.marks(i) & kIsArticle) != 0) score += 0.52;
    const std::uint16_t hints = page_.near_hints(i);
    if ((hints & kHintBody) != 0) score += 0.91;
    if ((hints & kHintBodyPattern) != 0) score += 1.30;
    return score;
  }

  [[nodiscard]] double Shares(std::size_t i) const {
    double score = 0;
    if (page_.signature_share(i) < 0.001) score -= 1.49;
    if (page_.signature_share(i) >= 0.7) score += 0.98;
    if (page_.parent_share(i) < 0.001) score -= 0.21;
    if (page_.parent_share(i) >= 0.7) score += 0.81;
    if (page_.grandparent_share(i) >= 0.5) score += 1.40;
    return score;
  }

  [[nodiscard]] double Neighbours(std::size_t i) const {
    double score = 0;
    for (std::size_t k = 0; k < kNeighbourLinks.size(); ++k) {
      const int offset = k < 2 ? static_cast<int>(k) - 2 : static_cast<int>(k) - 1;
      const auto other = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(i) + offset);
      const bool exists = other < facts_.size();
      if (exists && facts_[other].link_share >= 0.3F) score += kNeighbourLinks[k];
      if (k < kNeighbourNotGood.size() && (!exists || !page_.is_good(other))) {
        score += kNeighbourNotGood[k];
      }
    }
    if (i + 1 < facts_.size()) {
      if (facts_.block(i + 1).kind == BlockKind::kParagraph) score += 0.39;
      if (page_.node(i + 1).parent != page_.node(i).parent) score -= 0.49;
    }
    if (!page_.has_good(i, 6) && !page_.has_good(i, -6)) score -= 0.37;
    if (!page_.has_good(i, 4)) score += 0.15;
    if (!page_.has_good(i, -4)) score += 0.23;
    return score;
  }

  [[nodiscard]] double Vetoes(std::size_t i) const {
    double score = 0;
    const std::uint16_t marks = page_.marks(i);
    const std::uint16_t hints = page_.near_hints(i);
    if ((marks & kInFigure) != 0) score -= 4;
    if ((marks & (kInNav | kInFooter | kInButton | kInDialog)) != 0) score -= 2.5;
    if ((marks & (kInForm | kInAside | kHidden)) != 0) score -= 1.5;
    if ((hints &
         (kHintCaption | kHintRelated | kHintShare | kHintComments | kHintAd | kHintPrompt)) != 0) {
      score -= 1.5;
    }
    if ((hints & (kHintAuthor | kHintNav | kHintHidden)) != 0) score -= 1.2;
    if (facts_[i].rule != nullptr) score -= 1.5;
    if (facts_.block(i).kind == BlockKind::kHeading) score += HeadingScore(i);
    return score;
  }

  /// A subheading stays when running text follows inside the run.
  [[nodiscard]] double HeadingScore(std::size_t i) const {
    const bool leads = page_.run().holds(i) && page_.has_good(i, 2);
    return leads ? 1.6 : -1.5;
  }

  const Facts& facts_;
  const Page& page_;
};

RemovalClass KindOf(const Facts& facts, const Page& page, std::size_t i) {
  if (facts[i].rule != nullptr) return facts[i].rule->kind;
  if (facts[i].is_repeat && facts[i].is_prose) return RemovalClass::kDuplicate;
  const std::uint16_t marks = page.marks(i);
  const std::uint16_t hints = page.near_hints(i);
  if ((marks & kInFigure) != 0 || (hints & kHintCaption) != 0) return RemovalClass::kCaption;
  if ((hints & kHintAd) != 0) return RemovalClass::kAd;
  if ((hints & kHintComments) != 0) return RemovalClass::kComments;
  if ((hints & kHintPrompt) != 0) return RemovalClass::kSubscribe;
  if ((hints & kHintShare) != 0) return RemovalClass::kShare;
  if ((marks & (kInNav | kInFooter)) != 0 || (hints & kHintNav) != 0) return RemovalClass::kNav;
  const bool is_related = facts[i].link_share > 0.5F || (hints & kHintRelated) != 0;
  return is_related ? RemovalClass::kRelated : RemovalClass::kNav;
}

/// Moves every score of a page whose best parent lies just under the threshold (hashed class
/// names): section 8, "page shift".
void ShiftPage(const Facts& facts, const Page& page, std::vector<double>& scores) {
  struct Sum {
    double weighted = 0;
    double words = 0;
  };

  std::unordered_map<std::uint32_t, Sum> parents;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const double words = std::min<double>(facts[i].shape.words, 60);
    Sum& sum = parents[page.node(i).parent];
    sum.weighted += words * std::clamp(scores[i], -5.0, 5.0);
    sum.words += words;
  }
  double best = 0;
  Sum chosen;
  for (const auto& [parent, sum] : parents) {
    if (sum.words == 0) continue;
    const double value = sum.words / (1 + std::exp(-1.5 * sum.weighted / sum.words));
    if (value > best || (value == best && sum.words > chosen.words)) {
      best = value;
      chosen = sum;
    }
  }
  if (chosen.words < 60) return;
  const double mean = chosen.weighted / chosen.words;
  if (mean <= -2.5 || mean >= 0.8) return;
  for (double& score : scores)
    score += 0.8 - mean;
}

}  // namespace

MainRun WeighHtml(const Facts& facts, std::vector<BlockVerdict>& verdicts) {
  const Page page(facts, verdicts);
  const HtmlScorer scorer(facts, page);
  std::vector<double> scores(facts.size());
  for (std::size_t i = 0; i < facts.size(); ++i)
    scores[i] = scorer.Score(i);
  ShiftPage(facts, page, scores);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    verdicts[i].log_odds = static_cast<float>(scores[i] - kThreshold);
    if (verdicts[i].is_certain || scores[i] > kThreshold) continue;
    BlockVerdict& verdict = verdicts[i];
    verdict.is_removed = true;
    verdict.kind = KindOf(facts, page, i);
    verdict.rule = facts[i].rule != nullptr ? facts[i].rule->id : "score.html";
    verdict.score = static_cast<float>(1 / (1 + std::exp(scores[i])));
  }
  return page.run();
}

}  // namespace wiresift
