#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/ids.h"
#include "core/time.h"
#include "dedup/candidate.h"
#include "dedup/common_words.h"
#include "dedup/index_memory.h"
#include "dedup/postings.h"
#include "dedup/word_arena.h"

namespace wiresift {

/// A text that articles are compared with.
struct LiveText {
  TextKind kind = TextKind::kRoot;
  TextId id;
  StorySequence story;  ///< rises with `id` for roots
  Timestamp time;       ///< event time when it came
  SourceId source;
  bool roundup = false;
  WordView words;
};

/// Texts of one stretch of event time and their fingerprints. A text's place in the segment is its
/// slot. One thread.
class Segment {
 public:
  /// For texts of event times from `start` on, less than 2^32 milliseconds later. `memory` outlives
  /// the segment.
  Segment(Timestamp start, WordMemory& memory) : start_(start), words_(memory) {}

  /// Copies the words.
  void Add(const LiveText& text, std::span<const std::uint32_t> sketch);
  /// Takes back the latest Add that is not settled.
  void UndoAdd();

  /// Says that no text added so far will be taken back.
  void Settle() { open_.Settle(); }

  /// Packs the postings. Answers stay the same; no text can be added or taken back any more.
  void Seal();

  /// The place of the text `id`, or nothing when it was never added here.
  [[nodiscard]] std::optional<std::uint32_t> SlotOf(TextId id) const;
  void SetRemoved(std::uint32_t slot, bool removed);

  /// Calls visit(slot), latest text first, until it returns false.
  template <class Visitor>
  void Visit(std::uint32_t fingerprint, const Visitor& visit) const {
    sealed_ ? packed_.Visit(fingerprint, visit) : open_.Visit(fingerprint, visit);
  }

  /// Gives back the words of a text that is no root and is removed for good.
  void FreeWords(std::uint32_t slot);

  /// Starts fetching the memory that visits of these fingerprints will read.
  void Prefetch(std::span<const std::uint32_t> sketch) const;

  [[nodiscard]] TextId id(std::uint32_t slot) const { return {first_id_ + texts_[slot].id}; }

  [[nodiscard]] StorySequence story(std::uint32_t slot) const {
    return {id(slot).value - (is_root(slot) ? 0 : texts_[slot].link)};
  }

  [[nodiscard]] Timestamp time(std::uint32_t slot) const {
    return start_ + std::chrono::milliseconds(texts_[slot].time);
  }

  [[nodiscard]] bool removed(std::uint32_t slot) const { return texts_[slot].removed; }

  [[nodiscard]] TextKind kind(std::uint32_t slot) const { return texts_[slot].kind; }

  [[nodiscard]] bool is_root(std::uint32_t slot) const { return kind(slot) == TextKind::kRoot; }

  [[nodiscard]] SourceId source(std::uint32_t slot) const { return texts_[slot].source; }

  [[nodiscard]] bool roundup(std::uint32_t slot) const { return texts_[slot].roundup; }

  [[nodiscard]] std::size_t words(std::uint32_t slot) const { return texts_[slot].size; }

  /// Unpacks the words of a text in `space`, when they are packed.
  [[nodiscard]] WordView WordsOf(std::uint32_t slot, WordRecord& space) const;

  /// The fullest text of a root's story; 0 when there is none.
  [[nodiscard]] TextId fullest(std::uint32_t slot) const {
    return TextBehind(slot, texts_[slot].link);
  }

  void SetFullest(std::uint32_t slot, TextId text);

  /// The variant of a root's story; 0 when there is none.
  [[nodiscard]] TextId variant(std::uint32_t slot) const {
    return TextBehind(slot, texts_[slot].variant);
  }

  void SetVariant(std::uint32_t slot, TextId text);

  [[nodiscard]] std::size_t postings_of(std::uint32_t slot) const { return texts_[slot].postings; }

  [[nodiscard]] Timestamp start() const { return start_; }

  [[nodiscard]] bool sealed() const { return sealed_; }

  [[nodiscard]] std::uint32_t slots() const { return static_cast<std::uint32_t>(texts_.size()); }

  /// Roots that are not removed.
  [[nodiscard]] std::size_t stories() const { return stories_; }

  [[nodiscard]] std::size_t postings() const { return sealed_ ? packed_.size() : open_.size(); }

  [[nodiscard]] IndexMemory memory() const;

 private:
  struct Text {
    std::uint32_t
        link;  ///< a root's distance to its story's fullest text, or 0; another's back to it
    std::uint32_t variant;  ///< a root's distance to its story's variant, or 0
    WordCode* codes;        ///< in words_; null once they are freed
    std::uint32_t id;       ///< distance from first_id_
    std::uint32_t size;
    std::uint32_t time;  ///< milliseconds since start_
    std::uint32_t postings;
    SourceId source;
    TextKind kind;
    bool packed : 1;
    bool has_paragraphs : 1;
    bool roundup : 1;
    bool removed : 1;
  };

  static_assert(sizeof(Text) == 40);

  [[nodiscard]] TextId TextBehind(std::uint32_t slot, std::uint32_t distance) const {
    return {distance == 0 ? 0 : id(slot).value + distance};
  }

  void KeepWords(const WordView& words, Text& text);
  void LearnCommonWords();

  Timestamp start_;
  std::uint64_t first_id_ = 0;
  bool sealed_ = false;
  std::vector<Text> texts_;
  std::size_t stories_ = 0;
  WordArena words_;
  std::optional<CommonWords> common_;  ///< once there are texts enough to know them
  OpenPostings open_;
  SealedPostings packed_;
};

}  // namespace wiresift
