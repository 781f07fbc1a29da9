#include "text/model/html_features.h"

#include <algorithm>
#include <array>
#include <bit>

#include "core/names.h"
#include "text/model/line_features.h"

namespace wiresift {
namespace {

constexpr std::array kLinkEdges = {.001, .15, .3, .5, .7, .9};
constexpr std::array kNeighbourLinkEdges = {.001, .15, .3, .5, .9};
constexpr std::array kShareEdges = {.001, .05, .15, .4, .7};
constexpr std::array kGrandparentEdges = {.001, .15, .5};
constexpr std::array kDistanceEdges = {2, 4, 8, 16};
constexpr std::array kEmphasisEdges = {.3, .9};
constexpr std::array kPageWordEdges = {60, 150, 400};
constexpr std::array kBlockCountEdges = {2, 4, 10, 30};
constexpr std::array kLinkCountEdges = {1, 2, 4};

/// Distances are told apart close by.
std::size_t Nearness(std::size_t distance) {
  return BinOf(static_cast<double>(distance), kDistanceEdges);
}

template <class Edges>
std::size_t ShareBin(double share, const Edges& edges) {
  return BinOf(share, edges);
}

/// One value of `family` for each bit of `bits`.
void AddBits(Family family, std::uint32_t bits, FeatureList& out) {
  for (; bits != 0; bits &= bits - 1)
    out.Add(family, static_cast<std::size_t>(std::countr_zero(bits)));
}

/// The start of one stands near the start of the other.
bool BeginAlike(std::string_view a, std::string_view b) {
  static constexpr std::size_t kPrefix = 40;  ///< bytes that have to agree
  static constexpr std::size_t kSlack = 40;   ///< bytes that may stand before: a dateline, a kicker
  if (a.size() < kPrefix || b.size() < kPrefix) return false;
  return a.substr(0, kPrefix + kSlack).find(b.substr(0, kPrefix)) != std::string_view::npos ||
         b.substr(0, kPrefix + kSlack).find(a.substr(0, kPrefix)) != std::string_view::npos;
}

}  // namespace

void HtmlFeatures::Gather(std::size_t i, FeatureList& out) const {
  AddLineFeatures(facts_, i, out);
  AddLineNeighbours(facts_, i, out);
  Links(i, out);
  Place(i, out);
  Element(i, out);
  Neighbours(i, out);
  Description(i, out);
}

void HtmlFeatures::Links(std::size_t i, FeatureList& out) const {
  const std::size_t bin = BinOf(facts_[i].link_share, kLinkEdges);
  const std::size_t length = CoarseLength(facts_[i].shape);
  out.Add(Family::kLinkShare, bin);
  out.Add(Family::kLinkShareByLength, bin * 4 + std::min<std::size_t>(length, 3));
  out.Add(Family::kLinks, BinOf(facts_.block(i).links, kLinkCountEdges));
  const double emphasis = static_cast<double>(facts_.block(i).emphasis_bytes) /
                          static_cast<double>(facts_.text(i).size());
  const std::size_t strength = BinOf(emphasis, kEmphasisEdges);
  out.Add(Family::kEmphasis, strength * 4 + std::min<std::size_t>(length, 3));
}

/// 0 before the run, 1 inside, 2 after, 3 when there is none.
std::size_t HtmlFeatures::Position(std::size_t i) const {
  const MainRun& run = page_.run();
  if (run.empty()) return 3;
  if (run.holds(i)) return 1;
  return i < run.first ? 0 : 2;
}

void HtmlFeatures::Place(std::size_t i, FeatureList& out) const {
  const MainRun& run = page_.run();
  const std::size_t position = Position(i);
  const std::size_t length = CoarseLength(facts_[i].shape);
  out.Add(Family::kPosition, position);
  out.Add(Family::kPositionByLength, position * 5 + length);
  out.Add(Family::kPageWords, position * 4 + BinOf(page_.good_words(), kPageWordEdges));
  if (position == 0) out.Add(Family::kBefore, Nearness(run.first - i));
  if (position == 2) out.Add(Family::kAfter, Nearness(i - run.last));
  if (position == 1) {
    out.Add(Family::kFromStart, Nearness(i - run.first));
    out.Add(Family::kFromEnd, Nearness(run.last - i));
    out.Add(Family::kRunPart, 4 * (i - run.first) / (run.last - run.first + 1));
  }
  const std::size_t next = page_.GoodNear(i, 4);
  const std::size_t previous = page_.GoodNear(i, -4);
  out.Add(Family::kGoodNext4, next);
  out.Add(Family::kGoodPrevious4, previous);
  const std::size_t around = page_.GoodNear(i, 6) + page_.GoodNear(i, -6);
  out.Add(Family::kGoodWithin6, around == 0 ? 0 : 1 + std::min<std::size_t>(around / 3, 3));
  const std::size_t sides =
      std::min<std::size_t>((next + 1) / 2, 2) * 3 + std::min<std::size_t>((previous + 1) / 2, 2);
  out.Add(Family::kGoodAround, (page_.is_good(i) ? 9U : 0U) + sides);
}

void HtmlFeatures::Element(std::size_t i, FeatureList& out) const {
  const auto tag = IndexOf(page_.node(i).tag);
  out.Add(Family::kTag, tag);
  out.Add(Family::kTagByLength, tag * 5 + CoarseLength(facts_[i].shape));
  AddBits(Family::kAncestor, page_.marks(i), out);
  AddBits(Family::kHintOwn, page_.hints(i, 0, 0), out);
  AddBits(Family::kHintNear, page_.hints(i, 1, 2), out);
  AddBits(Family::kHintMiddle, page_.hints(i, 3, 5), out);
  AddBits(Family::kHintFar, page_.hints(i, 6, 8), out);
  out.Add(Family::kSignatureShare, ShareBin(page_.signature_share(i), kShareEdges));
  out.Add(Family::kParentShare, ShareBin(page_.parent_share(i), kShareEdges));
  out.Add(Family::kGrandparentShare, ShareBin(page_.grandparent_share(i), kGrandparentEdges));
  const std::size_t siblings = page_.BlocksIn(page_.parent_index(i));
  out.Add(Family::kParentBlocks, BinOf(static_cast<double>(siblings), kBlockCountEdges));
  if (Position(i) == 1) out.Add(Family::kDepthInside, page_.depth_inside(i));
  const BlockKind kind = facts_.block(i).kind;
  if (kind == BlockKind::kHeading) {
    const bool followed = i + 1 < facts_.size() && page_.is_good(i + 1);
    out.Add(Family::kHeadingNext, followed ? 3 : std::min<std::size_t>(page_.GoodNear(i, 4), 2));
  }
  out.AddIf(kind == BlockKind::kListItem && facts_[i].shape.ends_sentence, Family::kListSentence);
}

void HtmlFeatures::Neighbours(std::size_t i, FeatureList& out) const {
  struct Place {
    int offset;
    Family link;
    Family good;
  };

  static constexpr Place kPlaces[] = {{-2, Family::kLinkPrevious2, Family::kGoodPrevious2},
                                      {-1, Family::kLinkPrevious1, Family::kGoodPrevious1},
                                      {1, Family::kLinkNext1, Family::kGoodNext1},
                                      {2, Family::kLinkNext2, Family::kGoodNext2}};
  for (const Place& place : kPlaces) {
    const std::size_t other = i + static_cast<std::size_t>(place.offset);
    if (other >= facts_.size()) continue;
    out.Add(place.link, BinOf(facts_[other].link_share, kNeighbourLinkEdges));
    out.Add(place.good, page_.is_good(other) ? 1 : 0);
  }
  const std::uint32_t parent = page_.parent_index(i);
  if (i + 1 < facts_.size()) {
    out.Add(Family::kTagNext, IndexOf(page_.node(i + 1).tag));
    out.Add(Family::kSameParentNext, page_.parent_index(i + 1) == parent ? 1 : 0);
  }
  if (i > 0) {
    out.Add(Family::kTagPrevious, IndexOf(page_.node(i - 1).tag));
    out.Add(Family::kSameParentPrevious, page_.parent_index(i - 1) == parent ? 1 : 0);
  }
}

void HtmlFeatures::Description(std::size_t i, FeatureList& out) const {
  const std::string_view text = facts_.text(i);
  const std::vector<std::string>& all = facts_.document().descriptions;
  const bool is_described = std::any_of(all.begin(), all.end(), [&](std::string_view description) {
    return BeginAlike(text, description);
  });
  if (is_described) out.Add(Family::kDescription, std::min<std::size_t>(Position(i), 2));
  const bool in_title = text.size() >= 8 && title_.find(text) != std::string_view::npos;
  const bool holds_title = title_.size() >= 16 && text.find(title_) != std::string_view::npos;
  if (in_title || holds_title) out.Add(Family::kInTitle, holds_title ? 1 : 0);
}

}  // namespace wiresift
