#include "dedup/segment.h"

#include <algorithm>

namespace wiresift {

void Segment::Add(const LiveText& text, std::span<const std::uint32_t> sketch) {
  open_.Add(slots(), sketch);
  texts_.push_back({.id = text.id.value,
                    .story = text.story.value,
                    .fullest = 0,
                    .codes = KeepWords(text),
                    .size = static_cast<std::uint32_t>(text.words.size()),
                    .time = static_cast<std::uint32_t>((text.time - start_).count()),
                    .postings = static_cast<std::uint32_t>(sketch.size()),
                    .source = text.source,
                    .has_paragraphs = text.words.has_paragraphs(),
                    .roundup = text.roundup,
                    .removed = false});
  stories_ += text.is_root() ? 1 : 0;
}

const WordCode* Segment::KeepWords(const LiveText& text) {
  const std::span<const WordCode> codes = text.words.codes();
  if (text.is_root()) return words_.Append(codes);
  auto& own = fullest_words_[slots()];
  own = std::make_unique_for_overwrite<WordCode[]>(codes.size());
  std::ranges::copy(codes, own.get());
  fullest_bytes_ += codes.size_bytes();
  return own.get();
}

void Segment::FreeWords(std::uint32_t slot) {
  fullest_bytes_ -= words(slot).codes().size_bytes() * fullest_words_.erase(slot);
}

void Segment::UndoAdd() {
  const std::uint32_t last = slots() - 1;
  SetRemoved(last, false);
  stories_ -= is_root(last) ? 1 : 0;
  open_.UndoAdd(texts_.back().postings);
  is_root(last) ? words_.UndoAppend(words(last).codes().size()) : FreeWords(last);
  texts_.pop_back();
}

void Segment::Seal() {
  packed_ = SealedPostings(open_.Sorted(), slots());
  open_ = OpenPostings();
  texts_.shrink_to_fit();
  sealed_ = true;
}

/// A look-up misses the caches twice; with a hundred of them under way at once that costs little.
/// The built-in stands here itself: gcc takes a function that does nothing else for one that does
/// nothing.
void Segment::Prefetch(std::span<const std::uint32_t> sketch) const {
  if (postings() == 0) return;
  if (!sealed_) {
    for (const std::uint32_t fingerprint : sketch)
      __builtin_prefetch(open_.FirstPlace(fingerprint));
    return;
  }
  for (const std::uint32_t fingerprint : sketch)
    __builtin_prefetch(packed_.FirstPlace(fingerprint));
  for (const std::uint32_t fingerprint : sketch)
    __builtin_prefetch(packed_.SecondPlace(fingerprint));
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

IndexMemory Segment::memory() const {
  return {.texts = sizeof(Segment) + texts_.capacity() * sizeof(Text),
          .words = words_.used_bytes() + fullest_bytes_,
          .words_slack = words_.bytes() - words_.used_bytes(),
          .open_postings = open_.bytes(),
          .sealed_postings = packed_.bytes()};
}

}  // namespace wiresift
