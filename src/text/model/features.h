#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wiresift {

/// A family of features of a block: it has one value of a small set, or several, or none. Pages and
/// plain text share the families, so that one kind of model weighs both. All are binary, so that a
/// removal can be explained by the few that weighed most.
enum class Family : std::uint8_t {
  // What the block looks like.
  kLength,
  kSentenceEnd,
  kInnerStop,
  kCommas,
  kCapitals,
  kUpper,
  kDigits,
  kPipe,
  kBullet,
  kQuote,
  kColon,
  kLowerStart,
  kProse,
  kLinkShare,
  kLinkShareByLength,
  kLinks,
  kEmphasis,
  // What it says.
  kRule,
  kRuleByLength,
  kRepeat,
  kRepeatByLength,
  kDescription,
  kInTitle,
  // Where it stands on the page.
  kPosition,
  kPositionByLength,
  kFromStart,
  kFromEnd,
  kRunPart,
  kBefore,
  kAfter,
  kGoodWithin6,
  kGoodNext4,
  kGoodPrevious4,
  kGoodAround,
  kPageWords,
  // Its element.
  kTag,
  kTagByLength,
  kAncestor,
  kHintOwn,
  kHintNear,
  kHintMiddle,
  kHintFar,
  kSignatureShare,
  kParentShare,
  kGrandparentShare,
  kDepthInside,
  kParentBlocks,
  kHeadingNext,
  kListSentence,
  // Its neighbours.
  kTagNext,
  kTagPrevious,
  kRuleNext,
  kRulePrevious,
  kLinkNext1,
  kLinkNext2,
  kLinkPrevious1,
  kLinkPrevious2,
  kLengthNext1,
  kLengthNext2,
  kLengthPrevious1,
  kLengthPrevious2,
  kGoodNext1,
  kGoodNext2,
  kGoodPrevious1,
  kGoodPrevious2,
  kSameParentNext,
  kSameParentPrevious,
  kEndNext,
  kEndPrevious,
  kShortRow,
  kClutter,
  kCount,
};

/// Number of a family's value among those of all families.
using FeatureId = std::uint16_t;

/// Where each family's values start; the last entry is how many there are of all.
extern const std::array<FeatureId, static_cast<std::size_t>(Family::kCount) + 1> kFamilyStarts;

[[nodiscard]] inline std::size_t FeatureCount() {
  return kFamilyStarts.back();
}

/// Value `value` of a family; crossed families count their second part fastest. A value beyond the
/// family's last is the last.
[[nodiscard]] inline FeatureId FeatureOf(Family family, std::size_t value) {
  const auto i = static_cast<std::size_t>(family);
  const std::size_t last = static_cast<std::size_t>(kFamilyStarts[i + 1] - kFamilyStarts[i]) - 1;
  return static_cast<FeatureId>(kFamilyStarts[i] + std::min(value, last));
}

/// The name in weights files: `tag=p`, `rule.length=ad.2`, `commas=3`.
[[nodiscard]] std::string NameOfFeature(FeatureId id);

[[nodiscard]] std::optional<FeatureId> FeatureNamed(std::string_view name);

/// The number of the bin of `value`: how many of the sorted `edges` it reaches.
template <class Edges>
[[nodiscard]] constexpr std::size_t BinOf(double value, const Edges& edges) {
  std::size_t bin = 0;
  for (const auto edge : edges)
    bin += value >= static_cast<double>(edge) ? 1 : 0;
  return bin;
}

/// The features of one block, gathered one by one.
class FeatureList {
 public:
  void Add(Family family, std::size_t value) { ids_.push_back(FeatureOf(family, value)); }

  /// The family's first value, when it holds.
  void AddIf(bool holds, Family family) {
    if (holds) Add(family, 0);
  }

  void Clear() { ids_.clear(); }

  [[nodiscard]] const std::vector<FeatureId>& ids() const { return ids_; }

 private:
  std::vector<FeatureId> ids_;
};

}  // namespace wiresift
