#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/words/words.h"

namespace wiresift {

enum class StepKind : std::uint8_t { kWord, kOneOf, kAny, kFlag };

/// The condition on one word of a block.
struct Step {
  StepKind kind = StepKind::kWord;
  bool is_optional = false;
  bool repeats = false;
  std::uint16_t flag = 0;
  std::uint16_t id_count = 0;  ///< kOneOf: this many of the pool of ids, sorted
  WordId id = 0;               ///< kWord: the word; kOneOf: where its ids start in the pool
};

/// A pattern of a rule (rule.h) taken apart: groups in a row, of each of which one choice holds.
/// Choices that are single words are gathered into one step, so that few variants come out.
class RulePattern {
 public:
  /// Appends the words of gathered choices to `pool`.
  RulePattern(std::string_view pattern, std::vector<WordId>& pool);

  /// The ways to take one choice of every group.
  [[nodiscard]] std::size_t variant_count() const { return variant_count_; }

  /// Appends the steps of one of them.
  void AppendVariant(std::size_t variant, std::vector<Step>& out) const;

 private:
  struct Range {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };

  void AddPlain(std::string_view text);
  void AddGroup(std::string_view choices, bool is_optional);
  void AddChoice(std::string_view choice);
  void AddItem(std::string_view item);
  void AddWords(std::string_view item);
  bool GatherWord(std::string_view choice);
  void CloseGathered(std::size_t first_id);
  void CloseGroup(std::size_t first_choice);

  std::vector<WordId>& pool_;
  std::vector<Word> words_;  ///< the words of the item being read
  std::vector<Step> steps_;
  std::vector<Range> choices_;  ///< stretches of steps_
  std::vector<Range> groups_;   ///< stretches of choices_
  std::size_t variant_count_ = 1;
};

}  // namespace wiresift
