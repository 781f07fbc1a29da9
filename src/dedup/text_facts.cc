#include "dedup/text_facts.h"

#include <algorithm>

namespace wiresift {

void WordSet::Add(WordCode word) {
  if (Contains(word)) return;
  const std::size_t hash = word & kWordHashMask;
  bits_[hash / 64] |= std::uint64_t{1} << (hash % 64);
  members_.push_back(static_cast<WordCode>(hash));
}

void WordSet::Clear() {
  for (const WordCode member : members_)
    bits_[member / 64] = 0;
  members_.clear();
}

void TextFacts::Assign(std::span<const WordCode> words) {
  numbers.Clear();
  names.Clear();
  for (const WordCode word : words) {
    if ((word & (kNumberWord | kNameWord)) == 0) continue;
    if ((word & kNumberWord) != 0) numbers.Add(word);
    if ((word & kNameWord) != 0) names.Add(word);
  }
}

double Agreement(const WordSet& a, const WordSet& b) {
  const WordSet& smaller = a.size() <= b.size() ? a : b;
  const WordSet& larger = a.size() <= b.size() ? b : a;
  if (smaller.size() == 0) return 1;
  const auto both = std::ranges::count_if(smaller.members(),
                                          [&](WordCode word) { return larger.Contains(word); });
  return static_cast<double>(both) / static_cast<double>(smaller.size());
}

}  // namespace wiresift
