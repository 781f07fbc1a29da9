#include "text/rule.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <limits>
#include <string>
#include <utility>

namespace wiresift {
namespace {

constexpr std::size_t kVariantsMax = 1024;
constexpr std::size_t kAnchorBits = std::size_t{1} << 14;
constexpr std::uint32_t kNoRule = std::numeric_limits<std::uint32_t>::max();

/// The choices inside one group: `a|b c|` gives "a", "b c" and "".
std::vector<std::string_view> SplitChoices(std::string_view group) {
  std::vector<std::string_view> choices;
  for (std::size_t from = 0;;) {
    const std::size_t bar = group.find('|', from);
    std::string_view choice = group.substr(from, bar - from);
    while (choice.starts_with(' '))
      choice.remove_prefix(1);
    while (choice.ends_with(' '))
      choice.remove_suffix(1);
    choices.push_back(choice);
    if (bar == std::string_view::npos) return choices;
    from = bar + 1;
  }
}

bool IsOneWord(std::string_view choice) {
  if (choice.find_first_of("<*_: ") != std::string_view::npos) return false;
  std::vector<Word> words;
  SplitWords(choice, 2, words);
  return words.size() == 1;
}

/// Single words of a group are gathered into one choice, `{a|b}`, so that few variants come out.
std::vector<std::string> GatherWords(const std::vector<std::string_view>& choices) {
  std::vector<std::string> gathered;
  std::string words;
  for (const std::string_view choice : choices) {
    if (IsOneWord(choice)) {
      words += words.empty() ? "{" : "|";
      words += choice;
    } else {
      gathered.emplace_back(choice);
    }
  }
  if (!words.empty()) gathered.push_back(words + "}");
  return gathered;
}

/// Every pattern without groups that `pattern` stands for.
std::vector<std::string> Expand(std::string_view pattern) {
  std::vector<std::string> out{""};
  while (!pattern.empty()) {
    const std::size_t open = pattern.find_first_of("([");
    const std::string_view plain = pattern.substr(0, open);
    for (std::string& variant : out)
      variant += plain;
    if (open == std::string_view::npos) break;
    const std::size_t close = pattern.find_first_of(")]", open);
    assert(close != std::string_view::npos);
    std::vector<std::string_view> choices =
        SplitChoices(pattern.substr(open + 1, close - open - 1));
    if (pattern[open] == '[') choices.emplace_back("");
    const std::vector<std::string> gathered = GatherWords(choices);
    std::vector<std::string> grown;
    for (const std::string& variant : out) {
      for (const std::string& choice : gathered)
        grown.push_back(variant + " " + choice + " ");
    }
    out = std::move(grown);
    assert(out.size() <= kVariantsMax);
    pattern.remove_prefix(close + 1);
  }
  return out;
}

/// One of 64 bits for a word.
std::uint64_t WordBit(WordId id) {
  return std::uint64_t{1} << (id * 0x9E3779B1U >> 26);
}

std::uint16_t FlagOf(std::string_view placeholder) {
  if (placeholder == "<n>") return kNumber;
  if (placeholder == "<date>") return kDateWord;
  if (placeholder == "<month>") return kMonth;
  if (placeholder == "<full>") return kFullDate;
  if (placeholder == "<time>") return kClockTime;
  assert(placeholder == "<cap>" || placeholder == "<name>");
  return kCapitalised;
}

}  // namespace

RuleSet::RuleSet(std::span<const Rule> rules) : rules_(rules), anchor_bits_(kAnchorBits / 64) {
  for (std::uint32_t rule = 0; rule < rules.size(); ++rule) {
    AddRule(rule);
    words_max_ = std::max<std::size_t>(words_max_, rules[rule].words_max);
  }
  words_max_ = std::min(words_max_, kRuleWordsMax);
}

void RuleSet::AddRule(std::uint32_t rule) {
  for (const std::string& variant : Expand(rules_[rule].pattern))
    AddVariant(rule, variant);
}

void RuleSet::AddVariant(std::uint32_t rule, std::string_view pattern) {
  Variant variant;
  variant.rule = rule;
  variant.first_step = static_cast<std::uint32_t>(steps_.size());
  for (std::size_t at = pattern.find_first_not_of(' '); at != std::string_view::npos;) {
    const std::size_t end = pattern.find(' ', at);
    AddSteps(pattern.substr(at, end - at));
    at = pattern.find_first_not_of(' ', end);
  }
  variant.step_count = static_cast<std::uint32_t>(steps_.size()) - variant.first_step;
  assert(variant.step_count < 64);
  if (variant.step_count == 0) return;
  SetNeeds(variant);
  variants_.push_back(variant);
  IndexVariant(static_cast<std::uint32_t>(variants_.size()) - 1);
}

void RuleSet::SetNeeds(Variant& variant) const {
  for (std::uint32_t i = 0; i < variant.step_count; ++i) {
    const Step& step = steps_[variant.first_step + i];
    if (step.is_optional) continue;
    ++variant.words_min;
    variant.flags_needed |= step.flag;
    if (step.kind == StepKind::kWord) variant.words_needed |= WordBit(step.id);
  }
}

void RuleSet::AddSteps(std::string_view item) {
  if (item == "*") {
    steps_.push_back({.kind = StepKind::kAny, .is_optional = true, .repeats = true});
    return;
  }
  if (item == "_" || item == "_:") {
    const std::uint16_t flag = item.size() == 2 ? kColonAfter : 0;
    steps_.push_back({.kind = StepKind::kAny, .flag = flag});
    return;
  }
  if (item.front() == '{') {
    AddChoice(item.substr(1, item.size() - 2));
    return;
  }
  if (item.front() == '<') {
    const bool repeats = item == "<date>" || item == "<name>";
    steps_.push_back({.kind = StepKind::kFlag, .repeats = repeats, .flag = FlagOf(item)});
    return;
  }
  std::vector<Word> words;
  SplitWords(item, 16, words);
  if (words.empty()) return;  // punctuation does not count
  for (const Word& word : words)
    steps_.push_back({.kind = StepKind::kWord, .id = word.id});
  if (item.back() == ':') steps_.back().flag = kColonAfter;
}

void RuleSet::AddChoice(std::string_view item) {
  Step step{.kind = StepKind::kOneOf};
  for (const std::string_view choice : SplitChoices(item)) {
    std::vector<Word> words;
    SplitWords(choice, 1, words);
    step.ids.push_back(words.front().id);
  }
  std::sort(step.ids.begin(), step.ids.end());
  steps_.push_back(std::move(step));
}

/// A variant is filed under its first word, when it has to start with one of some; else under the
/// words of the step that leaves the fewest choices.
void RuleSet::IndexVariant(std::uint32_t variant) {
  const Variant& v = variants_[variant];
  const Step* anchor = nullptr;
  bool is_first = false;
  for (std::uint32_t i = 0; i < v.step_count && !is_first; ++i) {
    const Step& step = steps_[v.first_step + i];
    if (step.kind != StepKind::kWord && step.kind != StepKind::kOneOf) continue;
    is_first = i == 0;
    if (anchor == nullptr || step.ids.size() < anchor->ids.size()) anchor = &step;
  }
  if (anchor == nullptr) {
    others_.push_back(variant);
    return;
  }
  const std::vector<WordId> ids =
      anchor->kind == StepKind::kWord ? std::vector<WordId>{anchor->id} : anchor->ids;
  for (const WordId id : ids) {
    (is_first ? by_first_ : by_word_)[id].push_back(variant);
    if (!is_first) anchor_bits_[id % kAnchorBits / 64] |= std::uint64_t{1} << (id % 64);
  }
}

bool RuleSet::MayAnchor(WordId id) const {
  return (anchor_bits_[id % kAnchorBits / 64] >> (id % 64) & 1) != 0;
}

bool RuleSet::Accepts(const Step& step, const Word& word) {
  switch (step.kind) {
    case StepKind::kAny:
      return (word.flags & step.flag) == step.flag;
    case StepKind::kFlag:
      return (word.flags & step.flag) != 0;
    case StepKind::kOneOf:
      return std::binary_search(step.ids.begin(), step.ids.end(), word.id);
    case StepKind::kWord:
      break;
  }
  return word.id == step.id && (word.flags & step.flag) == step.flag;
}

/// Adds to `states` those that are reached by leaving out optional steps.
std::uint64_t RuleSet::SkipOptional(const Variant& variant, std::uint64_t states) const {
  for (std::uint32_t i = 0; i < variant.step_count; ++i) {
    if ((states >> i & 1) != 0 && steps_[variant.first_step + i].is_optional) {
      states |= std::uint64_t{2} << i;
    }
  }
  return states;
}

/// A set of positions in the pattern, one bit each, is moved over the words.
bool RuleSet::Fits(const Variant& variant, std::span<const Word> words) const {
  if (words.size() < variant.words_min || words.size() > rules_[variant.rule].words_max) {
    return false;
  }
  const std::uint64_t end = std::uint64_t{1} << variant.step_count;
  std::uint64_t states = SkipOptional(variant, 1);
  for (const Word& word : words) {
    std::uint64_t next = 0;
    for (std::uint64_t left = states & ~end; left != 0; left &= left - 1) {
      const int i = std::countr_zero(left);
      const Step& step = steps_[variant.first_step + static_cast<std::uint32_t>(i)];
      if (!Accepts(step, word)) continue;
      if (step.repeats) next |= std::uint64_t{1} << i;
      next |= std::uint64_t{2} << i;
    }
    if (next == 0) return false;
    states = SkipOptional(variant, next);
  }
  return (states & end) != 0;
}

RuleSet::Signature RuleSet::SignatureOf(std::span<const Word> words) {
  Signature signature;
  for (const Word& word : words) {
    signature.words |= WordBit(word.id);
    signature.flags |= word.flags;
  }
  return signature;
}

void RuleSet::TryAll(std::span<const std::uint32_t> candidates, std::span<const Word> words,
                     const Signature& signature, std::uint32_t& best, std::size_t& steps) const {
  for (const std::uint32_t candidate : candidates) {
    const Variant& variant = variants_[candidate];
    if (variant.rule >= best || words.size() > rules_[variant.rule].words_max) continue;
    if (words.size() < variant.words_min) continue;
    if ((variant.words_needed & ~signature.words) != 0) continue;
    if ((variant.flags_needed & ~signature.flags) != 0) continue;
    steps += words.size();
    if (Fits(variant, words)) best = variant.rule;
  }
}

const Rule* RuleSet::Match(std::span<const Word> words, std::size_t& steps) const {
  if (words.empty() || words.size() > words_max_) return nullptr;
  std::uint32_t best = kNoRule;
  const Signature signature = SignatureOf(words);
  const auto first = by_first_.find(words.front().id);
  if (first != by_first_.end()) TryAll(first->second, words, signature, best, steps);
  for (const Word& word : words) {
    if (!MayAnchor(word.id)) continue;
    const auto at = by_word_.find(word.id);
    if (at != by_word_.end()) TryAll(at->second, words, signature, best, steps);
  }
  TryAll(others_, words, signature, best, steps);
  return best == kNoRule ? nullptr : &rules_[best];
}

}  // namespace wiresift
