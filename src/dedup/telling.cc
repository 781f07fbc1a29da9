#include "dedup/telling.h"

#include <algorithm>

#include "dedup/cover.h"

namespace wiresift {
namespace {

/// Words of a text's beginning: a lead and a sentence more.
constexpr std::size_t kBeginningWords = 50;

/// Share of a beginning from which the other text has it. Own leads around half a report have .38
/// at the lowest.
constexpr double kBegins = 0.35;

/// Share of a beginning's facts that the other text has. Two instances of one form agree in
/// weekday, town and company, in half of the facts or fewer.
constexpr double kBeginningFacts = 0.75;

/// Share of all facts that agree where a beginning tells the story.
constexpr double kFactsAgreeAtBeginning = 0.5;

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

/// Quoted words in shared text: standing text quotes nobody, or a slogan.
constexpr std::size_t kQuoteTells = 8;

/// Share of a text that is shared, where there are no facts.
constexpr double kMostShared = 0.6;

/// Words of a text that is longer than standing text is, what names it has at least, and the share
/// of its facts.
constexpr std::size_t kLongText = 250;
constexpr std::size_t kLongTextNames = 6;
constexpr double kLongTextFacts = 0.3;

bool IsStanding(std::span<const std::uint8_t> standing, std::size_t word) {
  return !standing.empty() && standing[word] != 0;
}

Beginning BeginningOf(const WordView& text, std::span<const std::uint8_t> covered,
                      std::span<const std::uint8_t> standing, const TextFacts& other,
                      WordCode fact) {
  const auto words = text.words().first(std::min(kBeginningWords, text.size()));
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

/// True when the beginning alone tells the story; `facts` is the share of all facts that agree.
bool TellsAlone(const Beginning& beginning, double facts) {
  const bool is_whole = beginning.covered >= kWholeBeginning;
  if (beginning.count < kFactsMin) return is_whole && facts >= kFactsAgreeAtBeginning;
  if (is_whole && beginning.facts >= kWholeBeginningFacts) return true;
  return Begins(beginning) && beginning.facts >= kBeginningFacts && facts >= kFactsAgreeAtBeginning;
}

/// True when the shared text tells the story although no beginning does so alone.
bool TellsWith(const Beginnings& beginnings, const SharedText& shared, bool same_source) {
  const FactsAgreement& facts = beginnings.facts;
  const bool begins = Begins(beginnings);
  if (facts.facts < kFactsMin && begins && shared.share >= kMostShared) return true;
  if (same_source && !begins) return facts.share >= kSameFactsOfOutlet;
  const std::size_t facts_min = begins ? kSameFactsMin : kSameFactsAloneMin;
  if (facts.facts >= facts_min && facts.share >= kSameFacts) return true;
  const bool is_told = shared.names >= kNamesTell || shared.quoted_words >= kQuoteTells;
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
  return TellsAlone(beginnings.article, facts) || TellsAlone(beginnings.root, facts) ||
         TellsWith(beginnings, SharedTextOf(pair), pair.same_source);
}

}  // namespace wiresift
