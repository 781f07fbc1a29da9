#include "text/rules/rule_pattern.h"

#include <algorithm>
#include <cassert>

namespace wiresift {
namespace {

constexpr std::size_t kItemWordsMax = 16;

std::uint16_t FlagOf(std::string_view placeholder) {
  if (placeholder == "<n>") return kNumber;
  if (placeholder == "<date>") return kDateWord;
  if (placeholder == "<month>") return kMonth;
  if (placeholder == "<full>") return kFullDate;
  if (placeholder == "<time>") return kClockTime;
  assert(placeholder == "<cap>" || placeholder == "<name>");
  return kCapitalised;
}

std::string_view Trimmed(std::string_view text) {
  while (text.starts_with(' '))
    text.remove_prefix(1);
  while (text.ends_with(' '))
    text.remove_suffix(1);
  return text;
}

Step PlaceholderStep(std::string_view item) {
  const bool repeats = item == "<date>" || item == "<name>";
  return {.kind = StepKind::kFlag, .repeats = repeats, .flag = FlagOf(item)};
}

}  // namespace

RulePattern::RulePattern(std::string_view pattern, std::vector<WordId>& pool) : pool_(pool) {
  while (!pattern.empty()) {
    const std::size_t open = pattern.find_first_of("([");
    AddPlain(pattern.substr(0, open));
    if (open == std::string_view::npos) return;
    const std::size_t close = pattern.find_first_of(")]", open);
    assert(close != std::string_view::npos);
    AddGroup(pattern.substr(open + 1, close - open - 1), pattern[open] == '[');
    pattern.remove_prefix(close + 1);
  }
}

void RulePattern::AppendVariant(std::size_t variant, std::vector<Step>& out) const {
  for (const Range& group : groups_) {
    const Range& choice = choices_[group.first + variant % group.count];
    variant /= group.count;
    const auto first = steps_.begin() + choice.first;
    out.insert(out.end(), first, first + choice.count);
  }
}

void RulePattern::AddPlain(std::string_view text) {
  if (Trimmed(text).empty()) return;
  const std::size_t first_choice = choices_.size();
  AddChoice(text);
  CloseGroup(first_choice);
}

/// `a|b c|`: "a", "b c" and nothing.
void RulePattern::AddGroup(std::string_view choices, bool is_optional) {
  const std::size_t first_choice = choices_.size();
  const std::size_t first_id = pool_.size();
  if (is_optional) AddChoice({});
  for (std::size_t from = 0; from != std::string_view::npos;) {
    const std::size_t bar = choices.find('|', from);
    const std::string_view choice = Trimmed(choices.substr(from, bar - from));
    if (!GatherWord(choice)) AddChoice(choice);
    from = bar == std::string_view::npos ? bar : bar + 1;
  }
  CloseGathered(first_id);
  CloseGroup(first_choice);
}

void RulePattern::AddChoice(std::string_view choice) {
  const auto first = static_cast<std::uint32_t>(steps_.size());
  for (std::size_t at = choice.find_first_not_of(' '); at < choice.size();) {
    const std::size_t end = std::min(choice.find(' ', at), choice.size());
    AddItem(choice.substr(at, end - at));
    at = choice.find_first_not_of(' ', end);
  }
  choices_.push_back({first, static_cast<std::uint32_t>(steps_.size()) - first});
}

void RulePattern::AddItem(std::string_view item) {
  if (item == "*") {
    steps_.push_back({.kind = StepKind::kAny, .is_optional = true, .repeats = true});
  } else if (item == "_") {
    steps_.push_back({.kind = StepKind::kAny});
  } else if (item == "_:") {
    steps_.push_back({.kind = StepKind::kAny, .flag = kColonAfter});
  } else if (item.front() == '<') {
    steps_.push_back(PlaceholderStep(item));
  } else {
    AddWords(item);
  }
}

void RulePattern::AddWords(std::string_view item) {
  words_.clear();
  SplitWords(item, kItemWordsMax, words_);
  if (words_.empty()) return;  // punctuation does not count
  for (const Word& word : words_)
    steps_.push_back({.kind = StepKind::kWord, .id = word.id});
  if (item.back() == ':') steps_.back().flag = kColonAfter;
}

/// Puts a choice that is one plain word into the pool; false for every other.
bool RulePattern::GatherWord(std::string_view choice) {
  if (choice.find_first_of("<*_: ") != std::string_view::npos) return false;
  words_.clear();
  SplitWords(choice, 2, words_);
  if (words_.size() != 1) return false;
  pool_.push_back(words_.front().id);
  return true;
}

/// Makes one choice of the words gathered since `first_id`.
void RulePattern::CloseGathered(std::size_t first_id) {
  const std::size_t count = pool_.size() - first_id;
  if (count == 0) return;
  std::sort(pool_.begin() + static_cast<std::ptrdiff_t>(first_id), pool_.end());
  choices_.push_back({static_cast<std::uint32_t>(steps_.size()), 1});
  steps_.push_back({.kind = StepKind::kOneOf,
                    .id_count = static_cast<std::uint16_t>(count),
                    .id = static_cast<WordId>(first_id)});
}

void RulePattern::CloseGroup(std::size_t first_choice) {
  const std::size_t count = choices_.size() - first_choice;
  groups_.push_back({static_cast<std::uint32_t>(first_choice), static_cast<std::uint32_t>(count)});
  variant_count_ *= count;
}

}  // namespace wiresift
