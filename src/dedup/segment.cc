#include "dedup/segment.h"

#include <algorithm>

namespace wiresift {

void Segment::Add(const LiveText& text, std::span<const std::uint32_t> sketch) {
  open_.Add(slots(), sketch);
  texts_.push_back({.id = text.id.value,
                    .story = text.story.value,
                    .fullest = 0,
                    .codes = words_.Append(text.words.codes()),
                    .size = static_cast<std::uint32_t>(text.words.size()),
                    .time = static_cast<std::uint32_t>((text.time - start_).count()),
                    .postings = static_cast<std::uint32_t>(sketch.size()),
                    .source = text.source,
                    .has_paragraphs = text.words.has_paragraphs(),
                    .roundup = text.roundup,
                    .removed = false});
  stories_ += text.is_root() ? 1 : 0;
}

void Segment::UndoAdd() {
  const std::uint32_t last = slots() - 1;
  SetRemoved(last, false);
  stories_ -= is_root(last) ? 1 : 0;
  open_.UndoAdd(texts_.back().postings);
  words_.UndoAppend(words(last).codes().size());
  texts_.pop_back();
}

void Segment::Seal() {
  packed_ = SealedPostings(open_.Sorted(), slots());
  open_ = OpenPostings();
  texts_.shrink_to_fit();
  sealed_ = true;
}

std::optional<std::uint32_t> Segment::SlotOf(StorySequence id) const {
  const auto at = std::ranges::lower_bound(texts_, id.value, {}, &Text::id);
  if (at == texts_.end() || at->id != id.value) return std::nullopt;
  return static_cast<std::uint32_t>(at - texts_.begin());
}

void Segment::SetRemoved(std::uint32_t slot, bool removed) {
  if (texts_[slot].removed == removed) return;
  texts_[slot].removed = removed;
  if (!is_root(slot)) return;
  removed ? --stories_ : ++stories_;
}

std::size_t Segment::bytes() const {
  return sizeof(Segment) + texts_.capacity() * sizeof(Text) + words_.bytes() + open_.bytes() +
         packed_.bytes();
}

}  // namespace wiresift
