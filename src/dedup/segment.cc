#include "dedup/segment.h"

#include <algorithm>
#include <cassert>

namespace wiresift {
namespace {

/// Bytes of words, about a hundred texts, from which the common ones are learnt.
constexpr std::size_t kSampleBytes = std::size_t{128} << 10;

/// How far the id of a later text of a story is from that of `text`.
std::uint32_t Distance(TextId text, TextId later) {
  assert(later.value - text.value <= UINT32_MAX);
  return static_cast<std::uint32_t>(later.value - text.value);
}

}  // namespace

void Segment::Add(const LiveText& text, std::span<const std::uint32_t> sketch) {
  open_.Add(slots(), sketch);
  if (texts_.empty()) first_id_ = text.id.value;
  assert(text.id.value - first_id_ <= UINT32_MAX);
  texts_.push_back({.link = Distance(RootTextOf(text.story), text.id),
                    .variant = 0,
                    .codes = nullptr,
                    .id = static_cast<std::uint32_t>(text.id.value - first_id_),
                    .size = static_cast<std::uint32_t>(text.words.size()),
                    .time = static_cast<std::uint32_t>((text.time - start_).count()),
                    .postings = static_cast<std::uint32_t>(sketch.size()),
                    .source = text.source,
                    .kind = text.kind,
                    .packed = false,
                    .has_paragraphs = text.words.has_paragraphs(),
                    .roundup = text.roundup,
                    .removed = false});
  KeepWords(text.words, texts_.back());
  stories_ += text.kind == TextKind::kRoot ? 1 : 0;
}

/// Packs the words. They stay as they are until the common ones are known, and where packing gains
/// nothing.
void Segment::KeepWords(const WordView& words, Text& text) {
  if (!common_ && words_.used_bytes() >= kSampleBytes) LearnCommonWords();
  const std::span<const WordCode> packed = common_ ? common_->Pack(words) : words.codes();
  text.packed = common_ && packed.size() < words.codes().size();
  text.codes = words_.Add(text.packed ? packed : words.codes());
}

void Segment::LearnCommonWords() {
  std::vector<WordCode> sample;
  for (const Text& text : texts_)
    if (text.codes != nullptr) sample.insert(sample.end(), text.codes, text.codes + text.size);
  common_.emplace(sample);
}

WordView Segment::WordsOf(std::uint32_t slot, WordRecord& space) const {
  const Text& text = texts_[slot];
  if (!text.packed) return {text.codes, text.size, text.has_paragraphs};
  common_->Unpack(text.codes, text.size, text.has_paragraphs, space);
  return space.view();
}

void Segment::FreeWords(std::uint32_t slot) {
  Text& text = texts_[slot];
  words_.Free(text.codes, text.packed ? CommonWords::PackedSize(text.codes, text.size)
                                      : WordView(text.codes, text.size, false).codes().size());
  text.codes = nullptr;
  text.packed = false;
}

void Segment::UndoAdd() {
  const std::uint32_t last = slots() - 1;
  SetRemoved(last, false);
  stories_ -= is_root(last) ? 1 : 0;
  open_.UndoAdd(texts_.back().postings);
  FreeWords(last);
  texts_.pop_back();
}

void Segment::Seal() {
  std::vector<std::uint64_t> postings = open_.Sorted();
  std::erase_if(postings, [this](std::uint64_t posting) {
    const Text& text = texts_[static_cast<std::uint32_t>(posting)];
    return text.size > 0 && text.codes == nullptr;  // replaced for good
  });
  packed_ = SealedPostings(postings, slots());
  open_ = OpenPostings();
  texts_.shrink_to_fit();
  if (common_) common_->Freeze();
  sealed_ = true;
}

/// A look-up misses the caches twice, which costs little with a hundred look-ups under way at once.
/// __builtin_prefetch stands here and not in a function of its own: gcc takes a function that does
/// nothing else for one without effect and drops the call.
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

std::optional<std::uint32_t> Segment::SlotOf(TextId id) const {
  const std::uint64_t after_first = id.value - first_id_;
  const auto at = std::ranges::lower_bound(texts_, after_first, {}, &Text::id);
  if (at == texts_.end() || at->id != after_first) return std::nullopt;
  return static_cast<std::uint32_t>(at - texts_.begin());
}

void Segment::SetFullest(std::uint32_t slot, TextId text) {
  texts_[slot].link = text.value == 0 ? 0 : Distance(id(slot), text);
}

void Segment::SetVariant(std::uint32_t slot, TextId text) {
  texts_[slot].variant = text.value == 0 ? 0 : Distance(id(slot), text);
}

void Segment::SetRemoved(std::uint32_t slot, bool removed) {
  if (texts_[slot].removed == removed) return;
  texts_[slot].removed = removed;
  if (!is_root(slot)) return;
  removed ? --stories_ : ++stories_;
}

IndexMemory Segment::memory() const {
  return {.texts = sizeof(Segment) + texts_.capacity() * sizeof(Text),
          .words = words_.used_bytes(),
          .words_slack = words_.bytes() - words_.used_bytes() + (common_ ? common_->bytes() : 0),
          .open_postings = open_.bytes(),
          .sealed_postings = packed_.bytes()};
}

}  // namespace wiresift
