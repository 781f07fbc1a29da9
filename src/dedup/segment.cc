#include "dedup/segment.h"

#include <algorithm>

namespace wiresift {

void Segment::Add(StorySequence story, Timestamp time, std::span<const std::uint32_t> sketch) {
  open_.Add(slots(), sketch);
  stories_.push_back({story.value, static_cast<std::uint32_t>((time - start_).count()),
                      static_cast<std::uint32_t>(sketch.size())});
  removed_.push_back(false);
}

void Segment::UndoAdd() {
  SetRemoved(slots() - 1, false);
  open_.UndoAdd(stories_.back().postings);
  stories_.pop_back();
  removed_.pop_back();
}

void Segment::Seal() {
  packed_ = SealedPostings(open_.Sorted(), slots());
  open_ = OpenPostings();
  stories_.shrink_to_fit();
  sealed_ = true;
}

std::optional<std::uint32_t> Segment::SlotOf(StorySequence story) const {
  const auto at = std::ranges::lower_bound(stories_, story.value, {}, &Story::sequence);
  if (at == stories_.end() || at->sequence != story.value) return std::nullopt;
  return static_cast<std::uint32_t>(at - stories_.begin());
}

void Segment::SetRemoved(std::uint32_t slot, bool removed) {
  if (removed_[slot] == removed) return;
  removed_[slot] = removed;
  removed ? ++removed_count_ : --removed_count_;
}

std::size_t Segment::bytes() const {
  return sizeof(Segment) + stories_.capacity() * sizeof(Story) + removed_.capacity() / 8 +
         open_.bytes() + packed_.bytes();
}

}  // namespace wiresift
