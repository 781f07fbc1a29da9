#include "dedup/veto.h"

#include <algorithm>
#include <iterator>

namespace wiresift {
namespace {

/// Templates break into runs of 5 to 15 words between their slots; real copies have longer ones
/// unless nearly every sentence was edited (dedup.md section 6).
constexpr double kTemplateRunMax = 18;

/// `veto:numbers`: fewer numbers say nothing; a write-thru keeps three quarters of them.
constexpr std::size_t kNumbersMin = 3;
constexpr double kNumbersAgree = 0.6;

/// A form with long standing sentences has longer runs, but hardly a number in common.
constexpr double kFormRunMax = 30;
constexpr std::size_t kFormNumbersMin = 4;
constexpr double kFormNumbersAgree = 0.2;

/// `veto:slots`: a slot is a gap of at most kSlotWordsMax words on both sides that holds other
/// numbers or names. A copy editor changes a few; a template has one in every sentence.
constexpr std::uint32_t kSlotWordsMax = 12;
constexpr std::size_t kSlotsMin = 3;
constexpr double kSlotsPerWord = 1.5 / 100;

/// `veto:standing`: one outlet's series (polls, interviews) with a long standing footer: its tops
/// and names differ.
constexpr std::size_t kNamesMin = 5;
constexpr double kNamesAgree = 0.5;
constexpr std::size_t kTopWords = 50;
constexpr double kTopCovered = 0.3;

/// `veto:short`: with fewer shared words outside quotes nothing can be said. A wire flash has 20
/// to 30 words.
constexpr std::size_t kPlainWordsMin = 15;

/// `veto:quotes`: share of the smaller text's words outside quotes that must be common. Reports
/// that share a quote share its attribution, about a quarter of a short text.
constexpr double kPlainShare = 0.25;
constexpr double kPlainShareShort = 0.4;
constexpr std::size_t kShortTextWords = 150;

void SortUnique(std::vector<std::uint64_t>& values) {
  std::ranges::sort(values);
  const auto repeats = std::ranges::unique(values);
  values.erase(repeats.begin(), repeats.end());
}

bool NumbersDiffer(const Pair& pair) {
  const auto& a = pair.article_facts.numbers;
  const auto& b = pair.root_facts.numbers;
  const std::size_t count = std::min(a.size(), b.size());
  const double agreement = Agreement(a, b);
  const double mean_run = pair.alignment.mean_run();
  return (mean_run < kTemplateRunMax && count >= kNumbersMin && agreement < kNumbersAgree) ||
         (mean_run < kFormRunMax && count >= kFormNumbersMin && agreement < kFormNumbersAgree);
}

bool Differ(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  return !a.empty() && !b.empty() && a != b;
}

/// True when the words between two neighbouring runs are the same place of a form, filled in with
/// something else.
bool IsSlot(const Pair& pair, const Run& run, const Run& next) {
  if (next.new_start <= run.new_end() || next.old_start <= run.old_end()) return false;
  const std::uint32_t new_words = next.new_start - run.new_end();
  const std::uint32_t old_words = next.old_start - run.old_end();
  if (new_words > kSlotWordsMax || old_words > kSlotWordsMax) return false;
  const TextFacts a = TextFactsOf(pair.article.subspan(run.new_end(), new_words));
  const TextFacts b = TextFactsOf(pair.root.subspan(run.old_end(), old_words));
  return Differ(a.numbers, b.numbers) || Differ(a.names, b.names);
}

bool HasSlots(const Pair& pair) {
  if (pair.alignment.mean_run() >= kTemplateRunMax) return false;
  const std::vector<Run>& runs = pair.alignment.runs;
  std::size_t slots = 0;
  for (std::size_t i = 1; i < runs.size(); ++i)
    slots += IsSlot(pair, runs[i - 1], runs[i]) ? 1 : 0;
  return slots >= kSlotsMin && static_cast<double>(slots) > kSlotsPerWord * pair.alignment.words;
}

bool HasOwnTop(std::span<const std::uint8_t> covered) {
  const auto top = covered.first(std::min(kTopWords, covered.size()));
  const auto count = static_cast<double>(std::ranges::count(top, 1));
  return count < kTopCovered * static_cast<double>(top.size());
}

bool IsStanding(const Pair& pair) {
  const auto& a = pair.article_facts.names;
  const auto& b = pair.root_facts.names;
  return pair.same_source && std::min(a.size(), b.size()) >= kNamesMin &&
         Agreement(a, b) < kNamesAgree && HasOwnTop(pair.alignment.new_covered) &&
         HasOwnTop(pair.alignment.old_covered);
}

std::size_t PlainWords(std::span<const Token> tokens) {
  return static_cast<std::size_t>(std::ranges::count(tokens, false, &Token::quoted));
}

/// Words in runs that are in quotes in neither text.
std::size_t SharedPlainWords(const Pair& pair) {
  std::size_t words = 0;
  for (const Run& run : pair.alignment.runs) {
    for (std::uint32_t i = 0; i < run.words; ++i) {
      const bool quoted =
          pair.article[run.new_start + i].quoted || pair.root[run.old_start + i].quoted;
      words += quoted ? 0 : 1;
    }
  }
  return words;
}

}  // namespace

TextFacts TextFactsOf(std::span<const Token> tokens) {
  TextFacts facts;
  for (const Token& token : tokens) {
    if (token.number) facts.numbers.push_back(token.hash);
    if (token.name) facts.names.push_back(token.hash);
  }
  SortUnique(facts.numbers);
  SortUnique(facts.names);
  return facts;
}

double Agreement(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) {
  const std::size_t smaller = std::min(a.size(), b.size());
  if (smaller == 0) return 1;
  std::vector<std::uint64_t> both;
  both.reserve(smaller);
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return static_cast<double>(both.size()) / static_cast<double>(smaller);
}

std::string_view VetoOf(const Pair& pair) {
  if (NumbersDiffer(pair)) return "veto:numbers";
  if (HasSlots(pair)) return "veto:slots";
  return IsStanding(pair) ? "veto:standing" : "";
}

std::string_view QuoteVetoOf(const Pair& pair) {
  const std::size_t shared = SharedPlainWords(pair);
  if (shared < kPlainWordsMin) return "veto:short";
  const auto smaller = pair.article.size() < pair.root.size() ? pair.article : pair.root;
  const double share = smaller.size() < kShortTextWords ? kPlainShareShort : kPlainShare;
  const auto plain = static_cast<double>(PlainWords(smaller));
  return static_cast<double>(shared) < share * plain ? "veto:quotes" : "";
}

}  // namespace wiresift
