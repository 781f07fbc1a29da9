#include "text/model/page.h"

#include <algorithm>
#include <cstdlib>

namespace wiresift {
namespace {

/// A node with this share of the page's running text is never a mark of junk.
constexpr double kGuardShare = 0.4;
constexpr double kCommentGuardShare = 0.85;

constexpr std::uint32_t kVoidedMarks = kInNav | kInHeader | kInFooter | kInForm | kInFigure |
                                       kInFigcaption | kInButton | kInAside | kInDialog | kHidden |
                                       kIsList | kIsOrdered | kInDetails | kInSearch;
constexpr std::uint32_t kBadPlaces =
    kInNav | kInFooter | kInForm | kInFigure | kInButton | kInAside | kInDialog | kHidden;
constexpr std::uint32_t kCommentHints = kHintComments | kSureComments;
constexpr std::uint32_t kNegativeHints = kHintCaption | kHintRelated | kHintPrompt | kHintAd |
                                         kHintShare | kHintAuthor | kHintMeta | kHintNav |
                                         kHintBox | kSureCaption | kSureRelated | kSurePrompt |
                                         kSureAd | kSureShare | kSureAuthor | kHintHidden;

constexpr double kCappedWords = 30;
constexpr double kOtherWeight = 0.3;  ///< a word that is neither good nor a link

}  // namespace

Page::Page(const Facts& facts, const std::vector<BlockVerdict>& verdicts)
    : facts_(facts), verdicts_(verdicts), nodes_(facts.document().nodes) {
  SumProse();
  CountBlocks();
  InheritMarks();
  FindGood();
  FindContainer();
  FindRun();
}

std::uint32_t Page::hints(std::size_t i, int first, int last) const {
  std::uint32_t hints = 0;
  std::uint32_t at = node_index(i);
  for (int level = 0; level <= last && at != 0; ++level, at = nodes_[at].parent) {
    if (level >= first) hints |= hints_[at];
  }
  return hints;
}

double Page::Share(double words) const {
  return good_total_ == 0 ? 0 : words / good_total_;
}

double Page::parent_share(std::size_t i) const {
  return Share(parent_good_[parent_index(i)]);
}

double Page::grandparent_share(std::size_t i) const {
  return Share(grandparent_good_[nodes_[parent_index(i)].parent]);
}

double Page::signature_share(std::size_t i) const {
  return Share(signature_good_[node(i).signature]);
}

std::size_t Page::GoodNear(std::size_t i, int count) const {
  const std::size_t size = facts_.size();
  const auto reach = static_cast<std::size_t>(std::abs(count));
  if (count > 0) return good_before_[std::min(size, i + 1 + reach)] - good_before_[i + 1];
  return good_before_[i] - good_before_[i > reach ? i - reach : 0];
}

std::size_t Page::depth_inside(std::size_t i) const {
  if (!inside_[node_index(i)]) return 0;
  return static_cast<std::size_t>(node(i).depth - nodes_[container_].depth);
}

void Page::SumProse() {
  prose_words_.resize(nodes_.size());
  for (std::size_t i = 0; i < facts_.size(); ++i) {
    if (facts_.is_prose(i)) prose_words_[node_index(i)] += facts_[i].shape.words;
  }
  for (std::size_t n = nodes_.size(); n-- > 1;)
    prose_words_[nodes_[n].parent] += prose_words_[n];
}

void Page::CountBlocks() {
  block_counts_.resize(nodes_.size());
  for (std::size_t i = 0; i < facts_.size(); ++i)
    ++block_counts_[parent_index(i)];
}

/// Marks come down from all ancestors, except from those that hold the text itself.
void Page::InheritMarks() {
  marks_.resize(nodes_.size());
  hints_.resize(nodes_.size());
  in_comments_.resize(nodes_.size());
  const double total = std::max(1.0, prose_words_[0]);
  for (std::size_t n = 0; n < nodes_.size(); ++n) {
    const double share = prose_words_[n] / total;
    std::uint32_t own = nodes_[n].marks;
    std::uint32_t hints = nodes_[n].hints;
    if (share >= kGuardShare) {
      own &= ~kVoidedMarks;
      hints &= ~kNegativeHints;
    }
    const bool holds_page = (own & (kIsMain | kIsArticle)) != 0 || nodes_[n].tag == Tag::kBody;
    if (share >= kCommentGuardShare || holds_page) hints &= ~kCommentHints;
    marks_[n] = own | (n == 0 ? 0 : marks_[nodes_[n].parent]);
    hints_[n] = hints;
    in_comments_[n] = (hints & kSureComments) != 0 || (n != 0 && in_comments_[nodes_[n].parent]);
  }
}

void Page::FindGood() {
  good_.resize(facts_.size());
  good_before_.resize(facts_.size() + 1);
  parent_good_.resize(nodes_.size());
  grandparent_good_.resize(nodes_.size());
  signature_good_.resize(facts_.document().signatures.size());
  for (std::size_t i = 0; i < facts_.size(); ++i) {
    const std::uint32_t own = node_index(i);
    const bool hidden = (hints(i, 0, 2) & kHintHidden) != 0;
    const bool in_comments = in_comments_[own] && (hints_[own] & kHintBody) == 0;
    good_[i] = facts_.is_prose(i) && (marks_[own] & kBadPlaces) == 0 && !hidden && !in_comments &&
               !verdicts_[i].is_removed;
    good_before_[i + 1] = good_before_[i] + (good_[i] ? 1 : 0);
    if (!good_[i]) continue;
    const double words = facts_[i].shape.words;
    good_total_ += words;
    parent_good_[nodes_[own].parent] += words;
    grandparent_good_[nodes_[nodes_[own].parent].parent] += words;
    signature_good_[nodes_[own].signature] += words;
  }
}

double Page::ContainerWeight(std::size_t i) const {
  const double words = facts_[i].shape.words;
  if (good_[i]) return words;
  const double capped = std::min(words, kCappedWords);
  return facts_[i].link_share > 0.5F ? -(1 + capped) : -kOtherWeight * capped;
}

void Page::FindContainer() {
  std::vector<double> sums(nodes_.size());
  for (std::size_t i = 0; i < facts_.size(); ++i)
    sums[node_index(i)] += ContainerWeight(i);
  for (std::size_t n = nodes_.size(); n-- > 1;)
    sums[nodes_[n].parent] += sums[n];
  for (std::size_t n = 1; n < nodes_.size(); ++n) {
    if (sums[n] > sums[container_]) container_ = n;
  }
}

void Page::FindRun() {
  inside_.resize(nodes_.size());
  inside_[container_] = true;
  for (std::size_t n = 1; n < nodes_.size(); ++n) {
    if (inside_[nodes_[n].parent]) inside_[n] = true;
  }
  for (std::size_t i = 0; i < facts_.size(); ++i) {
    if (!good_[i] || !inside_[node_index(i)]) continue;
    if (run_.empty()) run_.first = i;
    run_.last = i;
  }
}

}  // namespace wiresift
