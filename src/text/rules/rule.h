#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/body/removal.h"
#include "text/rules/rule_index.h"
#include "text/rules/rule_note.h"
#include "text/rules/rule_pattern.h"
#include "text/words/words.h"

namespace wiresift {

/// One row of the rule table: a pattern that has to fit a block from its first word to its last.
/// Case, punctuation and apostrophes do not count. In a pattern:
///   word      this word; `word:` this word with a colon behind it
///   (a|b c|)  one of these, `[a b]` the same as `(a b|)`; groups do not nest
///   *         any words, none too             _        any one word
///   <n>       a word that starts with a digit  <date>   date words, one or more
///   <month>   the name of a month              <full>   29.11.2024, 2024-11-29
///   <time>    14:30                            <cap>    a capitalised word
///   <name>    capitalised words, one or more
struct Rule {
  std::string_view id;  ///< language.class.what
  RemovalClass kind;
  std::string_view language;  ///< BCP 47 primary tag; documentation, rules hold in every text
  std::string_view pattern;
  std::string_view example;  ///< fits
  std::string_view counter;  ///< looks alike and does not fit
  float score = 0.95F;       ///< from kVerdictScore up the rule decides alone; below it is evidence
  std::uint16_t words_max = 30;
  RuleNote note = RuleNote::kNone;
};

inline constexpr float kVerdictScore = 0.9F;

/// Blocks with more words than this are not tried.
inline constexpr std::size_t kRuleWordsMax = 120;

/// Compiled rules. Immutable, any thread. A rule is tried only on blocks that hold one of the words
/// it cannot do without, and a try moves one machine word over the block's words: no backtracking.
class RuleSet {
 public:
  /// `rules` must outlive the set. A pattern with over 63 steps or 1,024 variants is a bug.
  explicit RuleSet(std::span<const Rule> rules);

  /// The first rule of the table that fits the block of these words, or null. Adds its tries to
  /// `steps`.
  [[nodiscard]] const Rule* Match(std::span<const Word> words, std::size_t& steps) const;

 private:
  struct Variant {
    std::uint32_t rule = 0;
    std::uint32_t first_step = 0;
    std::uint32_t step_count = 0;
    std::uint64_t optional = 0;  ///< a bit a step that may be left out
  };

  using Entries = std::vector<RuleIndex::Entry>;

  struct Anchors {
    Entries first;  ///< variants that start with one of some words
    Entries inner;  ///< variants that hold one of some words
  };

  void AddRule(std::uint32_t rule, Anchors& anchors);
  [[nodiscard]] static std::uint64_t OptionalOf(std::span<const Step> steps);
  [[nodiscard]] RuleCandidate CandidateOf(std::uint32_t variant) const;
  void Anchor(std::uint32_t variant, Anchors& anchors);
  [[nodiscard]] std::span<const Step> StepsOf(const Variant& variant) const;
  [[nodiscard]] std::span<const WordId> IdsOf(const Step& step) const;
  [[nodiscard]] bool Accepts(const Step& step, const Word& word) const;
  [[nodiscard]] bool Fits(const Variant& variant, std::span<const Word> words) const;
  void TryAll(std::span<const RuleCandidate> candidates, std::span<const Word> words,
              const RuleSignature& block, std::uint32_t& best, std::size_t& steps) const;

  std::span<const Rule> rules_;
  std::size_t words_max_ = 0;  ///< words that the longest rule takes
  std::vector<Step> steps_;
  std::vector<WordId> ids_;  ///< the words of steps that stand for one of several
  std::vector<Variant> variants_;
  RuleIndex by_first_;
  RuleIndex by_word_;
  /// Variants without a word they cannot do without: those that need a number, and the rest.
  std::vector<RuleCandidate> numbers_;
  std::vector<RuleCandidate> others_;
};

}  // namespace wiresift
