#include "text/rules/rule_index.h"

#include <algorithm>
#include <bit>

namespace wiresift {

RuleIndex::RuleIndex(std::span<const Entry> entries) {
  const std::size_t size = std::bit_ceil(entries.size() * 2 + 2);
  shift_ = 32U - static_cast<std::uint32_t>(std::countr_zero(size));
  slots_.resize(size);
  bits_.resize(kBits / 64);
  candidates_.resize(entries.size());
  Count(entries);
  Fill(entries);
}

void RuleIndex::Count(std::span<const Entry> entries) {
  for (const Entry& entry : entries) {
    Slot& slot = slots_[SlotOf(entry.id)];
    slot.id = entry.id;
    ++slot.count;
    slot.words_max = std::max(slot.words_max, entry.candidate.words_max);
    bits_[entry.id % kBits / 64] |= std::uint64_t{1} << (entry.id % 64);
  }
}

/// Every slot gets its stretch; `first` runs over it while it is filled and is set back.
void RuleIndex::Fill(std::span<const Entry> entries) {
  std::uint32_t first = 0;
  for (Slot& slot : slots_) {
    slot.first = first;
    first += slot.count;
  }
  for (const Entry& entry : entries)
    candidates_[slots_[SlotOf(entry.id)].first++] = entry.candidate;
  for (Slot& slot : slots_)
    slot.first -= slot.count;
}

}  // namespace wiresift
