#include <algorithm>
#include <cmath>

#include "publisher/profile.h"
#include "text/model/html_features.h"
#include "text/model/page.h"
#include "text/model/weigh.h"

namespace wiresift {
namespace {

/// A page whose best element has a mean below this is lifted to it (hashed class names).
constexpr double kShiftTarget = 1.5;
constexpr double kShiftLowest = -2.5;  ///< below, it is no article
constexpr double kShiftWordsMin = 60;
constexpr double kShiftBlockWordsMax = 60;
constexpr double kShiftSlope = 1.5;
constexpr double kShiftClip = 5;

/// From here on reviewers are against an element, and then this is the most it has.
constexpr double kTurnedAway = -1;
constexpr double kReviewedMax = -2;

/// How much a block takes on of the mean of its siblings.
constexpr double kSiblingPull = 0.15;
constexpr double kSiblingClip = 2;

/// The most for a figure's caption, which looks like the text that it stands in.
constexpr double kCaptionMax = -1;

constexpr std::uint32_t kCaptions = kHintCaption | kSureCaption;
constexpr std::uint32_t kAds = kHintAd | kSureAd;
constexpr std::uint32_t kComments = kHintComments | kSureComments;
constexpr std::uint32_t kPrompts = kHintPrompt | kSurePrompt;
constexpr std::uint32_t kShares = kHintShare | kSureShare;
constexpr std::uint32_t kRelateds = kHintRelated | kSureRelated;

RemovalClass KindOf(const Facts& facts, const Page& page, std::size_t i) {
  if (facts[i].rule != nullptr) return facts[i].rule->kind;
  if (facts.is_repeat(i) && facts.is_prose(i)) return RemovalClass::kDuplicate;
  const std::uint32_t marks = page.marks(i);
  const std::uint32_t hints = page.hints(i, 0, 2);
  if ((marks & kInFigure) != 0 || (hints & kCaptions) != 0) return RemovalClass::kCaption;
  if ((hints & kAds) != 0) return RemovalClass::kAd;
  if ((hints & kComments) != 0) return RemovalClass::kComments;
  if ((hints & kPrompts) != 0) return RemovalClass::kSubscribe;
  if ((hints & kShares) != 0) return RemovalClass::kShare;
  if ((marks & (kInNav | kInFooter)) != 0 || (hints & kHintNav) != 0) return RemovalClass::kNav;
  const bool is_related = facts[i].link_share > 0.5F || (hints & kRelateds) != 0;
  return is_related ? RemovalClass::kRelated : RemovalClass::kNav;
}

/// Scores of the blocks of one page, and what the page as a whole changes in them.
class PageScores {
 public:
  PageScores(const Facts& facts, const Page& page) : facts_(facts), page_(page) {}

  void Weigh(std::string_view title, const BlockModel& model) {
    const HtmlFeatures features(facts_, page_, title);
    FeatureList list;
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      list.Clear();
      features.Gather(i, list);
      scores_.push_back(model.Score(list.ids()));
    }
  }

  void PullSiblings() {
    const std::vector<Sum> sums = SumParents(kSiblingClip);
    for (std::size_t i = 0; i < scores_.size(); ++i) {
      const Sum& all = sums[page_.parent_index(i)];
      const double words = WeightOf(i);
      if (all.words <= words) continue;
      const double own = words * std::clamp(scores_[i], -kSiblingClip, kSiblingClip);
      scores_[i] += kSiblingPull * (all.weighted - own) / (all.words - words);
    }
  }

  /// Lifts all blocks of a page whose best element stands just under the line: every page has an
  /// article, so a page that would come out empty is one that the model is too strict with.
  void ShiftPage() {
    Sum chosen;
    double best = 0;
    for (const Sum& sum : SumParents(kShiftClip)) {
      if (sum.words == 0) continue;
      const double value = sum.words / (1 + std::exp(-kShiftSlope * sum.weighted / sum.words));
      if (value <= best) continue;
      best = value;
      chosen = sum;
    }
    if (chosen.words < kShiftWordsMin) return;
    const double mean = chosen.weighted / chosen.words;
    if (mean <= kShiftLowest || mean >= kShiftTarget) return;
    for (double& score : scores_)
      score += kShiftTarget - mean;
  }

  /// Adds what reviewers said of the publisher's kinds of element. A block that goes by their word
  /// is not in doubt: the guard leaves it alone.
  void AddProfile(const PublisherProfile& profile) {
    std::vector<float> odds;
    for (const std::string& signature : facts_.document().signatures)
      odds.push_back(profile.LogOdds(signature));
    for (std::size_t i = 0; i < scores_.size(); ++i) {
      const auto said = static_cast<double>(odds[page_.node(i).signature]);
      scores_[i] += said;
      if (said <= kTurnedAway && scores_[i] <= 0) scores_[i] = std::min(scores_[i], kReviewedMax);
    }
  }

  /// Captions stand among the best of the text and look like it.
  void SinkCaptions() {
    for (std::size_t i = 0; i < scores_.size(); ++i) {
      if ((page_.marks(i) & kInFigcaption) != 0) scores_[i] = std::min(scores_[i], kCaptionMax);
    }
  }

  [[nodiscard]] double operator[](std::size_t i) const { return scores_[i]; }

 private:
  struct Sum {
    double weighted = 0;
    double words = 0;
  };

  [[nodiscard]] double WeightOf(std::size_t i) const {
    return std::min<double>(facts_[i].shape.words, kShiftBlockWordsMax);
  }

  [[nodiscard]] std::vector<Sum> SumParents(double clip) const {
    std::vector<Sum> sums(facts_.document().nodes.size());
    for (std::size_t i = 0; i < scores_.size(); ++i) {
      Sum& sum = sums[page_.parent_index(i)];
      sum.weighted += WeightOf(i) * std::clamp(scores_[i], -clip, clip);
      sum.words += WeightOf(i);
    }
    return sums;
  }

  const Facts& facts_;
  const Page& page_;
  std::vector<double> scores_;
};

}  // namespace

MainRun WeighHtml(const Facts& facts, std::string_view title, const BlockModel& model,
                  const PublisherKnowledge& publisher, std::vector<BlockVerdict>& verdicts) {
  const Page page(facts, verdicts);
  PageScores scores(facts, page);
  scores.Weigh(title, model);
  scores.PullSiblings();
  scores.ShiftPage();
  scores.SinkCaptions();
  if (publisher.profile != nullptr) scores.AddProfile(*publisher.profile);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    verdicts[i].log_odds = static_cast<float>(scores[i]);
    if (verdicts[i].is_certain || scores[i] > 0) continue;
    BlockVerdict& verdict = verdicts[i];
    verdict.is_removed = true;
    verdict.kind = KindOf(facts, page, i);
    verdict.rule =
        facts[i].rule != nullptr ? DecidingRule(*facts[i].rule) : BuiltInRule::kScoreHtml;
    verdict.score = static_cast<float>(1 / (1 + std::exp(scores[i])));
  }
  return page.run();
}

}  // namespace wiresift
