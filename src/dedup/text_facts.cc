#include "dedup/text_facts.h"

#include <algorithm>

namespace wiresift {
namespace {

/// Share of capitalised words inside sentences from which nouns are written so. English news has
/// .08 to .15 of them, German .25 to .33.
constexpr double kNounsCapitalised = 0.22;

/// The facts of `facts`: its names count only where a name can be told from a noun.
std::size_t Count(const TextFacts& facts, bool with_names) {
  return facts.numbers.size() + (with_names ? facts.names.size() : 0);
}

template <class Words>
std::size_t CountKnown(const WordSet& facts, const Words& words) {
  return static_cast<std::size_t>(
      std::ranges::count_if(facts.members(), [&](WordCode word) { return words.Contains(word); }));
}

}  // namespace

void WordSet::Add(WordCode word) {
  if (bits_.Add(word)) members_.push_back(static_cast<WordCode>(word & kWordHashMask));
}

void WordSet::Clear() {
  bits_.Clear();
  members_.clear();
}

void TextFacts::Assign(std::span<const WordCode> text, std::span<const std::uint8_t> standing) {
  numbers.Clear();
  names.Clear();
  words.Clear();
  std::size_t capitalised = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const WordCode word = text[i];
    words.Add(word);
    if ((word & (kNumberWord | kNameWord)) == 0) continue;
    capitalised += (word & kNameWord) != 0 ? 1 : 0;
    if (!standing.empty() && standing[i] != 0) continue;
    if ((word & kNumberWord) != 0) numbers.Add(word);
    if ((word & kNameWord) != 0) names.Add(word);
  }
  capitalises_nouns =
      static_cast<double>(capitalised) > kNounsCapitalised * static_cast<double>(text.size());
}

double Agreement(const WordSet& a, const WordSet& b) {
  const WordSet& smaller = a.size() <= b.size() ? a : b;
  const WordSet& larger = a.size() <= b.size() ? b : a;
  if (smaller.size() == 0) return 1;
  const std::size_t both = CountKnown(smaller, larger);
  return static_cast<double>(both) / static_cast<double>(smaller.size());
}

FactsAgreement AgreementOf(const TextFacts& a, const TextFacts& b) {
  const bool with_names = NamesAreFacts(a, b);
  const bool a_is_smaller = Count(a, with_names) <= Count(b, with_names);
  const TextFacts& smaller = a_is_smaller ? a : b;
  const TextFacts& larger = a_is_smaller ? b : a;
  const std::size_t facts = Count(smaller, with_names);
  if (facts == 0) return {};
  const std::size_t known = CountKnown(smaller.numbers, larger.words) +
                            (with_names ? CountKnown(smaller.names, larger.words) : 0);
  return {static_cast<double>(known) / static_cast<double>(facts), facts};
}

}  // namespace wiresift
