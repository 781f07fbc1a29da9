#include "dedup/telling.h"

#include <algorithm>

#include "dedup/cover.h"

namespace wiresift {
namespace {

/// Words of a text's beginning at most, and from which on the end of a paragraph is its end: what
/// comes behind a lead may be another story's teaser.
constexpr std::size_t kBeginningWordsMax = 50;
constexpr std::size_t kBeginningWordsMin = 20;

/// Share of a beginning from which the other text has it. Own leads around half a report have .38
/// at the lowest.
constexpr double kBegins = 0.35;

/// Share of a beginning's facts that the other text has. Two instances of one form agree in
/// weekday, town and company, in half of the facts or fewer.
constexpr double kBeginningFacts = 0.75;

/// Share of all facts that agree where a beginning tells the story.
constexpr double kFactsAgreeAtBeginning = 0.5;

/// Share of standing text from which an article is an instance of a form.
constexpr double kFormStanding = 0.5;

/// The same share of a beginning's facts in a form, whose instances of one day and town agree in
/// three of four, and where numbers are the only facts, which agree by chance when they have one
/// digit.
constexpr double kStrictBeginningFacts = 0.9;

/// A beginning that is whole, with its facts, needs no others: a brief with local news below.
constexpr double kWholeBeginning = 0.8;
constexpr double kWholeBeginningFacts = 0.9;

/// Facts that a comparison needs: one alone agrees by chance.
constexpr std::size_t kFactsMin = 2;

/// Share of the facts from which the two tell the same, and the least number of facts for that:
/// where a beginning is shared, and where none is. An author's biography has fewer.
constexpr double kSameFacts = 0.8;
constexpr std::size_t kSameFactsMin = 4;
constexpr std::size_t kSameFactsAloneMin = 12;

/// The same between two texts of one outlet.
constexpr double kSameFactsOfOutlet = 0.85;

/// Different names in shared text that no form has so many of: standing text names a company, a
/// place and an office.
constexpr std::size_t kNamesTell = 12;

/// Quoted words in shared text: standing text quotes nobody, or a slogan. A spokesman's regret that
/// a company prints under each of its notices names hardly anybody; in scripts without capitals
/// nobody can say.
constexpr std::size_t kQuoteTells = 8;
constexpr std::size_t kQuoteNames = 4;

/// Share of a text that is shared, where there are no facts.
constexpr double kMostShared = 0.6;

/// Words of a text that is longer than standing text is, what names it has at least, and the share
/// of its facts.
constexpr std::size_t kLongText = 250;
constexpr std::size_t kLongTextNames = 3;
constexpr double kLongTextFacts = 0.3;

bool IsStanding(std::span<const std::uint8_t> standing, std::size_t word) {
  return !standing.empty() && standing[word] != 0;
}

std::size_t BeginningWords(const WordView& text) {
  const std::size_t most = std::min(kBeginningWordsMax, text.size());
  if (!text.has_paragraphs()) return most;
  for (std::size_t i = kBeginningWordsMin; i < most; ++i) {
    if ((text.words()[i] & kUnitStart) != 0) return i;
  }
  return most;
}

Beginning BeginningOf(const WordView& text, std::span<const std::uint8_t> covered,
                      std::span<const std::uint8_t> standing, const TextFacts& other,
                      WordCode fact) {
  const auto words = text.words().first(BeginningWords(text));
  Beginning beginning;
  std::size_t shared = 0;
  std::size_t known = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    shared += covered[i] != 0 && !IsStanding(standing, i) ? 1 : 0;
    if ((words[i] & fact) == 0) continue;
    ++beginning.count;
    known += other.words.Contains(words[i]) ? 1 : 0;
  }
  if (words.empty()) return beginning;
  beginning.covered = static_cast<double>(shared) / static_cast<double>(words.size());
  if (beginning.count > 0) {
    beginning.facts = static_cast<double>(known) / static_cast<double>(beginning.count);
  }
  return beginning;
}

/// The marks of the words that are facts.
WordCode FactMarks(const Pair& pair) {
  const bool with_names = NamesAreFacts(pair.article_facts, pair.root_facts);
  return with_names ? kNumberWord | kNameWord : kNumberWord;
}

bool Begins(const Beginning& beginning) {
  return beginning.covered >= kBegins;
}

/// True when most of an article stands under other stories too: it is a form.
bool IsForm(std::span<const std::uint8_t> standing) {
  if (standing.empty()) return false;
  const auto words = static_cast<double>(std::ranges::count(standing, 1));
  return words >= kFormStanding * static_cast<double>(standing.size());
}

/// True when names can be told from other words, and both texts have some: not in scripts without
/// capitals.
bool MayName(const Pair& pair) {
  return NamesAreFacts(pair.article_facts, pair.root_facts) &&
         pair.article_facts.names.size() > 0 && pair.root_facts.names.size() > 0;
}

/// True when the beginning alone tells the story; `facts` is the share of all facts that agree.
bool TellsAlone(const Beginning& beginning, double facts, bool is_strict) {
  const bool agrees = facts >= kFactsAgreeAtBeginning;
  const bool is_whole = beginning.covered >= kWholeBeginning;
  if (beginning.count < kFactsMin) return is_whole && agrees;
  const double least = is_strict ? kStrictBeginningFacts : kBeginningFacts;
  if (is_whole && beginning.facts >= kWholeBeginningFacts) return agrees || !is_strict;
  return Begins(beginning) && beginning.facts >= least && agrees;
}

/// True when the shared text tells the story although no beginning does so alone.
bool TellsWith(const Beginnings& beginnings, const SharedText& shared, bool same_source) {
  const FactsAgreement& facts = beginnings.facts;
  const bool begins = Begins(beginnings);
  if (facts.facts < kFactsMin && begins && shared.share >= kMostShared) return true;
  if (same_source && !begins) return facts.share >= kSameFactsOfOutlet;
  const std::size_t facts_min = begins ? kSameFactsMin : kSameFactsAloneMin;
  if (facts.facts >= facts_min && facts.share >= kSameFacts) return true;
  const bool has_names = shared.names >= kQuoteNames || !shared.may_name;
  const bool quotes = shared.quoted_words >= kQuoteTells && has_names;
  const bool is_told = quotes || shared.names >= kNamesTell;
  if (is_told && facts.share >= kFactsAgree) return true;
  return shared.words >= kLongText && shared.names >= kLongTextNames &&
         facts.share >= kLongTextFacts;
}

}  // namespace

Beginnings BeginningsOf(const Pair& pair) {
  const WordCode fact = FactMarks(pair);
  return {.facts = AgreementOf(pair.article_facts, pair.root_facts),
          .article = BeginningOf(pair.article, pair.alignment.new_covered, pair.article_standing,
                                 pair.root_facts, fact),
          .root = BeginningOf(pair.root, pair.alignment.old_covered, pair.root_standing,
                              pair.article_facts, fact)};
}

SharedText SharedTextOf(const Pair& pair) {
  SharedText shared;
  shared.share =
      std::max(ShareSet(pair.alignment.new_covered), ShareSet(pair.alignment.old_covered));
  const bool with_names = (FactMarks(pair) & kNameWord) != 0;
  shared.may_name =
      with_names && pair.article_facts.names.size() > 0 && pair.root_facts.names.size() > 0;
  WordBits names;
  for (std::size_t i = 0; i < pair.article.size(); ++i) {
    if (pair.alignment.new_covered[i] == 0 || IsStanding(pair.article_standing, i)) continue;
    ++shared.words;
    shared.quoted_words += pair.article.is_quoted(i) ? 1 : 0;
    const WordCode word = pair.article.words()[i];
    if (with_names && (word & kNameWord) != 0) shared.names += names.Add(word) ? 1 : 0;
  }
  return shared;
}

bool Begins(const Beginnings& beginnings) {
  return Begins(beginnings.article) || Begins(beginnings.root);
}

bool Tells(const Pair& pair, const Beginnings& beginnings) {
  const double facts = beginnings.facts.share;
  const bool is_strict = IsForm(pair.article_standing) || !MayName(pair);
  return TellsAlone(beginnings.article, facts, is_strict) ||
         TellsAlone(beginnings.root, facts, is_strict) ||
         TellsWith(beginnings, SharedTextOf(pair), pair.same_source);
}

}  // namespace wiresift
