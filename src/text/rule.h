#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/removal.h"
#include "text/words.h"

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
  enum class StepKind : std::uint8_t { kWord, kOneOf, kAny, kFlag };

  struct Step {
    StepKind kind = StepKind::kWord;
    bool is_optional = false;
    bool repeats = false;
    std::uint16_t flag = 0;
    WordId id = 0;
    std::vector<WordId> ids;  ///< kOneOf: sorted
  };

  struct Variant {
    std::uint32_t rule = 0;
    std::uint32_t first_step = 0;
    std::uint32_t step_count = 0;
    std::uint32_t words_min = 0;
    std::uint64_t words_needed = 0;  ///< WordBit of every word it cannot do without
    std::uint16_t flags_needed = 0;
  };

  /// What the words of a block have together: most variants fail by it, untried.
  struct Signature {
    std::uint64_t words = 0;
    std::uint16_t flags = 0;
  };

  void AddRule(std::uint32_t rule);
  void AddVariant(std::uint32_t rule, std::string_view pattern);
  void AddSteps(std::string_view item);
  void AddChoice(std::string_view item);
  void SetNeeds(Variant& variant) const;
  void IndexVariant(std::uint32_t variant);
  [[nodiscard]] bool Fits(const Variant& variant, std::span<const Word> words) const;
  [[nodiscard]] static bool Accepts(const Step& step, const Word& word);
  [[nodiscard]] std::uint64_t SkipOptional(const Variant& variant, std::uint64_t states) const;
  void TryAll(std::span<const std::uint32_t> candidates, std::span<const Word> words,
              const Signature& signature, std::uint32_t& best, std::size_t& steps) const;
  [[nodiscard]] static Signature SignatureOf(std::span<const Word> words);
  [[nodiscard]] bool MayAnchor(WordId id) const;

  std::span<const Rule> rules_;
  std::size_t words_max_ = 0;  ///< of the longest rule
  std::vector<Step> steps_;
  std::vector<Variant> variants_;
  /// Variants by a word that a block must hold to fit, at its start or anywhere.
  std::unordered_map<WordId, std::vector<std::uint32_t>> by_first_;
  std::unordered_map<WordId, std::vector<std::uint32_t>> by_word_;
  std::vector<std::uint64_t> anchor_bits_;  ///< which ids by_word_ may hold, by their low bits
  std::vector<std::uint32_t> others_;       ///< variants without such a word
};

}  // namespace wiresift
