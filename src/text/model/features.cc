#include "text/model/features.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_map>

#include "core/names.h"
#include "text/body/block.h"
#include "text/body/removal.h"

namespace wiresift {
namespace {

constexpr std::array<std::string_view, 4> kPositionNames = {"before", "inside", "after", "none"};
constexpr std::array<std::string_view, 2> kRepeatNames = {"first", "again"};
constexpr std::array<std::string_view, 3> kDescriptionNames = {"before", "inside", "after"};

/// A family's name, its values' names (numbers when it has none), and into how many parts each
/// value is split by a second bin (0 = not).
struct FamilyRow {
  Family family;
  std::string_view name;
  std::size_t values;
  std::span<const std::string_view> value_names;
  std::size_t parts = 0;

  [[nodiscard]] std::size_t size() const { return values * std::max<std::size_t>(parts, 1); }
};

constexpr std::size_t kTags = kCountOf<Tag>;
constexpr std::size_t kKinds = kCountOf<RemovalClass>;
constexpr std::size_t kHints = kFlagNames<ClassHint>.size();

constexpr FamilyRow kRows[] = {
    {Family::kLength, "length", 10},
    {Family::kSentenceEnd, "sentence-end", 1},
    {Family::kInnerStop, "inner-stop", 1},
    {Family::kCommas, "commas", 4},
    {Family::kCapitals, "capitals", 5},
    {Family::kUpper, "upper", 1},
    {Family::kDigits, "digits", 4},
    {Family::kPipe, "pipe", 1},
    {Family::kBullet, "bullet", 1},
    {Family::kQuote, "quote", 1},
    {Family::kColon, "colon", 1},
    {Family::kLowerStart, "lower-start", 1},
    {Family::kProse, "prose", 1},
    {Family::kLinkShare, "link", 7},
    {Family::kLinkShareByLength, "link.length", 7, {}, 4},
    {Family::kLinks, "links", 4},
    {Family::kEmphasis, "emphasis", 3, {}, 4},
    {Family::kRule, "rule", kKinds, kNames<RemovalClass>},
    {Family::kRuleByLength, "rule.length", kKinds, kNames<RemovalClass>, 3},
    {Family::kRepeat, "repeat", 2, kRepeatNames},
    {Family::kRepeatByLength, "repeat.length", 2, kRepeatNames, 4},
    {Family::kDescription, "description", 3, kDescriptionNames},
    {Family::kInTitle, "in-title", 2},
    {Family::kPosition, "position", 4, kPositionNames},
    {Family::kPositionByLength, "position.length", 4, kPositionNames, 5},
    {Family::kFromStart, "from-start", 5},
    {Family::kFromEnd, "from-end", 5},
    {Family::kRunPart, "run-part", 4},
    {Family::kBefore, "before", 5},
    {Family::kAfter, "after", 5},
    {Family::kGoodWithin6, "good-within-6", 5},
    {Family::kGoodNext4, "good-next-4", 5},
    {Family::kGoodPrevious4, "good-previous-4", 5},
    {Family::kGoodAround, "good-around", 2, {}, 9},
    {Family::kPageWords, "page-words", 4, kPositionNames, 4},
    {Family::kTag, "tag", kTags, kNames<Tag>},
    {Family::kTagByLength, "tag.length", kTags, kNames<Tag>, 5},
    {Family::kAncestor, "under", kFlagNames<NodeMark>.size(), kFlagNames<NodeMark>},
    {Family::kHintOwn, "class-own", kHints, kFlagNames<ClassHint>},
    {Family::kHintNear, "class-near", kHints, kFlagNames<ClassHint>},
    {Family::kHintMiddle, "class-middle", kHints, kFlagNames<ClassHint>},
    {Family::kHintFar, "class-far", kHints, kFlagNames<ClassHint>},
    {Family::kSignatureShare, "signature-share", 6},
    {Family::kParentShare, "parent-share", 6},
    {Family::kGrandparentShare, "grandparent-share", 4},
    {Family::kDepthInside, "depth", 8},
    {Family::kParentBlocks, "parent-blocks", 5},
    {Family::kHeadingNext, "heading-next", 4},
    {Family::kListSentence, "list-sentence", 1},
    {Family::kTagNext, "tag-next", kTags, kNames<Tag>},
    {Family::kTagPrevious, "tag-previous", kTags, kNames<Tag>},
    {Family::kRuleNext, "rule-next", kKinds, kNames<RemovalClass>},
    {Family::kRulePrevious, "rule-previous", kKinds, kNames<RemovalClass>},
    {Family::kLinkNext1, "link-next-1", 6},
    {Family::kLinkNext2, "link-next-2", 6},
    {Family::kLinkPrevious1, "link-previous-1", 6},
    {Family::kLinkPrevious2, "link-previous-2", 6},
    {Family::kLengthNext1, "length-next-1", 5},
    {Family::kLengthNext2, "length-next-2", 5},
    {Family::kLengthPrevious1, "length-previous-1", 5},
    {Family::kLengthPrevious2, "length-previous-2", 5},
    {Family::kGoodNext1, "good-next-1", 2},
    {Family::kGoodNext2, "good-next-2", 2},
    {Family::kGoodPrevious1, "good-previous-1", 2},
    {Family::kGoodPrevious2, "good-previous-2", 2},
    {Family::kSameParentNext, "same-parent-next", 2},
    {Family::kSameParentPrevious, "same-parent-previous", 2},
    {Family::kEndNext, "end-next", 2},
    {Family::kEndPrevious, "end-previous", 2},
    {Family::kShortRow, "short-row", 4},
    {Family::kClutter, "clutter", 4, kPositionNames, 6},
};

constexpr std::size_t kFamilies = static_cast<std::size_t>(Family::kCount);
static_assert(std::size(kRows) == kFamilies);

constexpr std::array<FeatureId, kFamilies + 1> MakeStarts() {
  std::array<FeatureId, kFamilies + 1> starts{};
  std::size_t next = 0;
  for (std::size_t i = 0; i < kFamilies; ++i) {
    starts[i] = static_cast<FeatureId>(next);
    next += kRows[i].values * std::max<std::size_t>(kRows[i].parts, 1);
  }
  starts[kFamilies] = static_cast<FeatureId>(next);
  return starts;
}

constexpr bool AreInOrder() {
  for (std::size_t i = 0; i < kFamilies; ++i) {
    if (kRows[i].family != static_cast<Family>(i)) return false;
  }
  return true;
}

static_assert(AreInOrder(), "kRows stands in the order of Family");

std::string ValueName(const FamilyRow& row, std::size_t value) {
  return row.value_names.empty() ? std::to_string(value) : std::string(row.value_names[value]);
}

std::unordered_map<std::string, FeatureId> MakeNames() {
  std::unordered_map<std::string, FeatureId> names;
  for (std::size_t id = 0; id < FeatureCount(); ++id)
    names.emplace(NameOfFeature(static_cast<FeatureId>(id)), static_cast<FeatureId>(id));
  return names;
}

}  // namespace

constexpr std::array<FeatureId, kFamilies + 1> kFamilyStarts = MakeStarts();

std::string NameOfFeature(FeatureId id) {
  const auto behind = std::upper_bound(kFamilyStarts.begin(), kFamilyStarts.end(), id);
  const auto i = static_cast<std::size_t>(behind - kFamilyStarts.begin()) - 1;
  const FamilyRow& row = kRows[i];
  const auto value = static_cast<std::size_t>(id - kFamilyStarts[i]);
  const std::string name = std::string(row.name) + "=";
  if (row.parts == 0) return name + ValueName(row, value);
  return name + ValueName(row, value / row.parts) + "." + std::to_string(value % row.parts);
}

std::optional<FeatureId> FeatureNamed(std::string_view name) {
  static const std::unordered_map<std::string, FeatureId> kNames = MakeNames();
  const auto at = kNames.find(std::string(name));
  return at == kNames.end() ? std::nullopt : std::optional(at->second);
}

}  // namespace wiresift
