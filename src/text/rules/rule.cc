#include "text/rules/rule.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <limits>

namespace wiresift {
namespace {

constexpr std::size_t kVariantsMax = 1024;
constexpr std::uint32_t kNoVariant = std::numeric_limits<std::uint32_t>::max();

/// Flags that only a word with kNumber has.
constexpr std::uint16_t kNumberFlags = kNumber | kFullDate | kClockTime;

/// Adds to `states` those that are reached by leaving out optional steps.
std::uint64_t SkipOptional(std::uint64_t optional, std::uint64_t states) {
  for (std::uint64_t more = states; more != 0;) {
    more = (more & optional) << 1 & ~states;
    states |= more;
  }
  return states;
}

}  // namespace

RuleSet::RuleSet(std::span<const Rule> rules) : rules_(rules) {
  Anchors anchors;
  for (std::uint32_t rule = 0; rule < rules.size(); ++rule) {
    AddRule(rule, anchors);
    words_max_ = std::max<std::size_t>(words_max_, rules[rule].words_max);
  }
  words_max_ = std::min(words_max_, kRuleWordsMax);
  by_first_ = RuleIndex(anchors.first);
  by_word_ = RuleIndex(anchors.inner);
}

void RuleSet::AddRule(std::uint32_t rule, Anchors& anchors) {
  const RulePattern pattern(rules_[rule].pattern, ids_);
  assert(pattern.variant_count() <= kVariantsMax);
  for (std::size_t i = 0; i < pattern.variant_count(); ++i) {
    const auto first = static_cast<std::uint32_t>(steps_.size());
    pattern.AppendVariant(i, steps_);
    const auto count = static_cast<std::uint32_t>(steps_.size()) - first;
    assert(count < 64);
    if (count == 0) continue;
    variants_.push_back({rule, first, count, OptionalOf(std::span(steps_).subspan(first))});
    Anchor(static_cast<std::uint32_t>(variants_.size()) - 1, anchors);
  }
}

std::uint64_t RuleSet::OptionalOf(std::span<const Step> steps) {
  std::uint64_t optional = 0;
  for (std::size_t i = 0; i < steps.size(); ++i)
    optional |= std::uint64_t{steps[i].is_optional} << i;
  return optional;
}

RuleCandidate RuleSet::CandidateOf(std::uint32_t variant) const {
  RuleCandidate candidate{.variant = variant};
  std::size_t words_max = 0;
  const std::span<const Step> steps = StepsOf(variants_[variant]);
  if (steps.back().kind == StepKind::kWord) candidate.needs.last = steps.back().id;
  for (const Step& step : steps) {
    words_max += step.repeats ? kRuleWordsMax : 1;
    if (step.is_optional) continue;
    ++candidate.words_min;
    candidate.needs.flags |= step.flag;
    if (step.kind == StepKind::kWord) candidate.needs.words |= RuleSignature::BitOf(step.id);
  }
  words_max = std::min<std::size_t>(words_max, rules_[variants_[variant].rule].words_max);
  candidate.words_max = static_cast<std::uint8_t>(std::min(words_max, kRuleWordsMax));
  return candidate;
}

/// A variant is filed under its first word, when it has to start with one of some; else under the
/// words of the step that leaves the fewest choices.
void RuleSet::Anchor(std::uint32_t variant, Anchors& anchors) {
  const std::span<const Step> steps = StepsOf(variants_[variant]);
  const auto anchor = std::ranges::min_element(steps, {}, [&](const Step& step) {
    const std::span<const WordId> ids = IdsOf(step);
    if (ids.empty()) return std::numeric_limits<std::size_t>::max();
    return &step == steps.data() ? 0 : ids.size();
  });
  const std::span<const WordId> ids = IdsOf(*anchor);
  const RuleCandidate candidate = CandidateOf(variant);
  const bool needs_number = (candidate.needs.flags & kNumberFlags) != 0;
  if (ids.empty()) (needs_number ? numbers_ : others_).push_back(candidate);
  Entries& entries = anchor == steps.begin() ? anchors.first : anchors.inner;
  for (const WordId id : ids)
    entries.push_back({id, candidate});
}

std::span<const Step> RuleSet::StepsOf(const Variant& variant) const {
  return std::span(steps_).subspan(variant.first_step, variant.step_count);
}

/// The words that `step` asks for; none when it asks for no word.
std::span<const WordId> RuleSet::IdsOf(const Step& step) const {
  if (step.kind == StepKind::kWord) return {&step.id, 1};
  if (step.kind == StepKind::kOneOf) return std::span(ids_).subspan(step.id, step.id_count);
  return {};
}

bool RuleSet::Accepts(const Step& step, const Word& word) const {
  switch (step.kind) {
    case StepKind::kAny:
      return (word.flags & step.flag) == step.flag;
    case StepKind::kFlag:
      return (word.flags & step.flag) != 0;
    case StepKind::kOneOf:
      return std::ranges::binary_search(IdsOf(step), word.id);
    case StepKind::kWord:
      break;
  }
  return word.id == step.id && (word.flags & step.flag) == step.flag;
}

/// A set of positions in the pattern, one bit each, is moved over the words.
bool RuleSet::Fits(const Variant& variant, std::span<const Word> words) const {
  const Step* const steps = &steps_[variant.first_step];
  const std::uint64_t end = std::uint64_t{1} << variant.step_count;
  std::uint64_t states = SkipOptional(variant.optional, 1);
  for (const Word& word : words) {
    std::uint64_t next = 0;
    for (std::uint64_t left = states & ~end; left != 0; left &= left - 1) {
      const int i = std::countr_zero(left);
      const Step& step = steps[i];
      if (!Accepts(step, word)) continue;
      if (step.repeats) next |= std::uint64_t{1} << i;
      next |= std::uint64_t{2} << i;
    }
    if (next == 0) return false;
    states = SkipOptional(variant.optional, next);
  }
  return (states & end) != 0;
}

/// Candidates stand in the order of the table, so that none behind the best so far is tried.
void RuleSet::TryAll(std::span<const RuleCandidate> candidates, std::span<const Word> words,
                     const RuleSignature& block, std::uint32_t& best, std::size_t& steps) const {
  for (const RuleCandidate& candidate : candidates) {
    if (candidate.variant >= best) return;
    if (!candidate.MayFit(words.size(), block)) continue;
    steps += words.size();
    if (Fits(variants_[candidate.variant], words)) best = candidate.variant;
  }
}

const Rule* RuleSet::Match(std::span<const Word> words, std::size_t& steps) const {
  if (words.empty() || words.size() > words_max_) return nullptr;
  std::uint32_t best = kNoVariant;
  RuleSignature block;
  for (const Word& word : words)
    block.Add(word);
  TryAll(by_first_.Find(words.front().id, words.size()), words, block, best, steps);
  for (const Word& word : words) {
    const std::span<const RuleCandidate> candidates = by_word_.Find(word.id, words.size());
    if (!candidates.empty()) TryAll(candidates, words, block, best, steps);
  }
  if ((block.flags & kNumber) != 0) TryAll(numbers_, words, block, best, steps);
  TryAll(others_, words, block, best, steps);
  return best == kNoVariant ? nullptr : &rules_[variants_[best].rule];
}

}  // namespace wiresift
