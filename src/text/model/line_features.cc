#include "text/model/line_features.h"

#include <algorithm>
#include <array>

#include "core/names.h"

namespace wiresift {
namespace {

constexpr std::array kLengthEdges = {8, 20, 40, 60, 90, 130, 200, 350, 600};
constexpr std::array kCoarseEdges = {20, 60, 130, 350};
constexpr std::array kCommaEdges = {1, 2, 4};
constexpr std::array kCapitalEdges = {.1, .3, .6, .9};
constexpr std::array kDigitEdges = {.01, .1, .3};

double CapitalShare(const Facts& facts, std::size_t i) {
  const auto words = facts.words(i);
  if (words.empty()) return 0;
  const auto capitals = std::count_if(words.begin(), words.end(), [](const Word& word) {
    return (word.flags & kCapitalised) != 0;
  });
  return static_cast<double>(capitals) / static_cast<double>(words.size());
}

void AddRule(const Facts& facts, std::size_t i, FeatureList& out) {
  const Rule* rule = facts[i].rule;
  if (rule == nullptr) return;
  const auto kind = IndexOf(rule->kind);
  out.Add(Family::kRule, kind);
  out.Add(Family::kRuleByLength, kind * 3 + std::min<std::size_t>(CoarseLength(facts[i].shape), 2));
}

void AddShape(const Shape& shape, FeatureList& out) {
  out.Add(Family::kLength, BinOf(shape.length, kLengthEdges));
  out.Add(Family::kCommas, BinOf(shape.commas, kCommaEdges));
  const double length = std::max<double>(shape.length, 1);
  out.Add(Family::kDigits, BinOf(shape.digits / length, kDigitEdges));
  out.AddIf(shape.ends_sentence, Family::kSentenceEnd);
  out.AddIf(shape.has_inner_stop, Family::kInnerStop);
  out.AddIf(shape.is_upper, Family::kUpper);
  out.AddIf(shape.has_pipe, Family::kPipe);
  out.AddIf(shape.is_bullet, Family::kBullet);
  out.AddIf(shape.has_quote, Family::kQuote);
  out.AddIf(shape.ends_colon, Family::kColon);
  out.AddIf(shape.starts_lower, Family::kLowerStart);
}

}  // namespace

std::size_t CoarseLength(const Shape& shape) {
  return BinOf(shape.length, kCoarseEdges);
}

void AddLineFeatures(const Facts& facts, std::size_t i, FeatureList& out) {
  AddShape(facts[i].shape, out);
  out.Add(Family::kCapitals, BinOf(CapitalShare(facts, i), kCapitalEdges));
  out.AddIf(facts.is_prose(i), Family::kProse);
  AddRule(facts, i, out);
  if (facts.is_repeat(i) || facts.is_repeated(i)) {
    const std::size_t again = facts.is_repeat(i) ? 1 : 0;
    out.Add(Family::kRepeat, again);
    out.Add(Family::kRepeatByLength,
            again * 4 + std::min<std::size_t>(CoarseLength(facts[i].shape), 3));
  }
}

void AddLineNeighbours(const Facts& facts, std::size_t i, FeatureList& out) {
  if (i >= 1) {
    out.Add(Family::kLengthPrevious1, CoarseLength(facts[i - 1].shape));
    out.Add(Family::kEndPrevious, facts[i - 1].shape.ends_sentence ? 1 : 0);
    const Rule* rule = facts[i - 1].rule;
    if (rule != nullptr) out.Add(Family::kRulePrevious, IndexOf(rule->kind));
  }
  if (i >= 2) out.Add(Family::kLengthPrevious2, CoarseLength(facts[i - 2].shape));
  if (i + 1 < facts.size()) {
    out.Add(Family::kLengthNext1, CoarseLength(facts[i + 1].shape));
    out.Add(Family::kEndNext, facts[i + 1].shape.ends_sentence ? 1 : 0);
    const Rule* rule = facts[i + 1].rule;
    if (rule != nullptr) out.Add(Family::kRuleNext, IndexOf(rule->kind));
  }
  if (i + 2 < facts.size()) out.Add(Family::kLengthNext2, CoarseLength(facts[i + 2].shape));
}

}  // namespace wiresift
