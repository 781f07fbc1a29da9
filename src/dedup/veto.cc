#include "dedup/veto.h"

#include <algorithm>
#include <array>
#include <span>

#include "dedup/cover.h"

namespace wiresift {
namespace {

/// Mean words of a run below which two texts may share a template. Templates break into runs of 5
/// to 15 words between their slots; real copies have longer ones unless nearly every sentence was
/// edited.
constexpr double kTemplateRunMax = 18;

/// kNumbers: fewer numbers say nothing; a write-thru keeps three quarters of them.
constexpr std::size_t kNumbersMin = 3;
constexpr double kNumbersAgree = 0.6;

/// A form with long standing sentences has longer runs, but hardly a number in common.
constexpr double kFormRunMax = 30;
constexpr std::size_t kFormNumbersMin = 4;
constexpr double kFormNumbersAgree = 0.2;

/// kSlots: a slot is a gap of at most kSlotWordsMax words on both sides that holds other
/// numbers or names, or a jump back: a form that repeats its sentences (forecasts) finds each of
/// them anywhere. A copy editor changes a few places; a template has one in every sentence.
constexpr std::uint32_t kSlotWordsMax = 12;
constexpr std::size_t kSlotsMin = 3;
constexpr double kSlotsPerWord = 1.5 / 100;
constexpr double kLongFormSlotsPerWord = 1.0 / 100;
constexpr double kLongFormNumbersAgree = 0.65;
constexpr double kLongFormNamesAgree = 0.8;

/// kSlots: share of all facts from which a long form would be the same instance, and the facts it
/// takes to say so: a write-thru has new figures and the names it had.
constexpr double kSameInstanceFacts = 0.85;
constexpr std::size_t kSameInstanceFactsMin = 12;

/// kStanding: share of own words in both texts of one outlet from which what they share is what it
/// prints around all of them. Versions of one report share more.
constexpr double kFurnitureOwnWords = 0.4;

/// kShort: with fewer shared words outside quotes nothing can be said. A wire flash has 20
/// to 30 words.
constexpr std::size_t kPlainWordsMin = 15;

/// kQuotes: share of the smaller text's words outside quotes that must be common. Reports
/// that share a quote share its attribution, about a quarter of a short text.
constexpr double kPlainShare = 0.25;
constexpr double kPlainShareShort = 0.4;
constexpr std::size_t kShortTextWords = 150;

bool NumbersDiffer(const Pair& pair) {
  const WordSet& a = pair.article_facts.numbers;
  const WordSet& b = pair.root_facts.numbers;
  const std::size_t count = std::min(a.size(), b.size());
  const double agreement = Agreement(a, b);
  const double mean_run = pair.alignment.mean_run();
  return (mean_run < kTemplateRunMax && count >= kNumbersMin && agreement < kNumbersAgree) ||
         (mean_run < kFormRunMax && count >= kFormNumbersMin && agreement < kFormNumbersAgree);
}

/// The marked words of a gap, sorted, each once.
class Filling {
 public:
  Filling(std::span<const WordCode> gap, WordCode mark) {
    for (const WordCode word : gap) {
      if ((word & mark) != 0) words_[count_++] = word & kWordHashMask;
    }
    const auto end = words_.begin() + static_cast<std::ptrdiff_t>(count_);
    std::sort(words_.begin(), end);
    count_ = static_cast<std::size_t>(std::unique(words_.begin(), end) - words_.begin());
  }

  [[nodiscard]] std::span<const WordCode> words() const { return std::span(words_).first(count_); }

 private:
  std::array<WordCode, kSlotWordsMax> words_{};
  std::size_t count_ = 0;
};

/// True when both gaps hold marked words, and not the same ones.
bool Differ(std::span<const WordCode> a, std::span<const WordCode> b, WordCode mark) {
  const Filling in_a(a, mark);
  const Filling in_b(b, mark);
  return !in_a.words().empty() && !in_b.words().empty() &&
         !std::ranges::equal(in_a.words(), in_b.words());
}

/// True when the words between two neighbouring runs are the same place of a form, filled in with
/// something else.
bool IsSlot(const Pair& pair, const Run& run, const Run& next) {
  if (next.new_start <= run.new_end() || next.old_start <= run.old_end()) return false;
  const std::uint32_t new_words = next.new_start - run.new_end();
  const std::uint32_t old_words = next.old_start - run.old_end();
  if (new_words > kSlotWordsMax || old_words > kSlotWordsMax) return false;
  const auto a = pair.article.words().subspan(run.new_end(), new_words);
  const auto b = pair.root.words().subspan(run.old_end(), old_words);
  return Differ(a, b, kNumberWord) || Differ(a, b, kNameWord);
}

bool FewNumbersAgree(const Pair& pair) {
  return Agreement(pair.article_facts.numbers, pair.root_facts.numbers) < kLongFormNumbersAgree;
}

bool FewNamesAgree(const Pair& pair) {
  return NamesAreFacts(pair.article_facts, pair.root_facts) &&
         Agreement(pair.article_facts.names, pair.root_facts.names) < kLongFormNamesAgree;
}

/// True when the places of a form hold something else in the two texts. A form with long standing
/// text is known by its beginning, which the two share, and by numbers or names that differ: a
/// write-thru with new figures has a beginning of its own.
bool HasSlots(const Pair& pair, const Beginnings& beginnings) {
  const bool is_template = pair.alignment.mean_run() < kTemplateRunMax;
  const bool is_same_instance = beginnings.facts.facts >= kSameInstanceFactsMin &&
                                beginnings.facts.share >= kSameInstanceFacts;
  const bool is_long_form =
      Begins(beginnings) && !is_same_instance && (FewNumbersAgree(pair) || FewNamesAgree(pair));
  if (!is_template && !is_long_form) return false;
  const std::vector<Run>& runs = pair.alignment.runs;
  std::size_t slots = 0;
  for (std::size_t i = 1; i < runs.size(); ++i) {
    const bool is_jump = is_template && runs[i].new_start < runs[i - 1].new_end();
    slots += is_jump || IsSlot(pair, runs[i - 1], runs[i]) ? 1 : 0;
  }
  const double per_word = is_template ? kSlotsPerWord : kLongFormSlotsPerWord;
  return slots >= kSlotsMin && static_cast<double>(slots) > per_word * pair.alignment.words;
}

bool IsFurniture(const Pair& pair) {
  return pair.same_source && 1 - ShareSet(pair.alignment.new_covered) >= kFurnitureOwnWords &&
         1 - ShareSet(pair.alignment.old_covered) >= kFurnitureOwnWords;
}

std::size_t PlainWords(const WordView& text) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    words += text.is_quoted(i) ? 0 : 1;
  return words;
}

/// Words in runs that are in quotes in neither text.
std::size_t SharedPlainWords(const Pair& pair) {
  std::size_t words = 0;
  for (const Run& run : pair.alignment.runs) {
    for (std::uint32_t i = 0; i < run.words; ++i) {
      const bool quoted =
          pair.article.is_quoted(run.new_start + i) || pair.root.is_quoted(run.old_start + i);
      words += quoted ? 0 : 1;
    }
  }
  return words;
}

}  // namespace

std::optional<Veto> VetoOf(const Pair& pair) {
  if (NumbersDiffer(pair)) return Veto::kNumbers;
  const Beginnings beginnings = BeginningsOf(pair);
  if (HasSlots(pair, beginnings)) return Veto::kSlots;
  if (IsFurniture(pair)) return Veto::kStanding;
  if (Tells(pair, beginnings)) return std::nullopt;
  return beginnings.facts.share < kFactsAgree ? Veto::kFacts : Veto::kStanding;
}

std::optional<Veto> QuoteVetoOf(const Pair& pair) {
  const std::size_t shared = SharedPlainWords(pair);
  if (shared < kPlainWordsMin) return Veto::kShort;
  const WordView& smaller = pair.article.size() < pair.root.size() ? pair.article : pair.root;
  const double share = smaller.size() < kShortTextWords ? kPlainShareShort : kPlainShare;
  const auto plain = static_cast<double>(PlainWords(smaller));
  if (static_cast<double>(shared) < share * plain) return Veto::kQuotes;
  return std::nullopt;
}

}  // namespace wiresift
