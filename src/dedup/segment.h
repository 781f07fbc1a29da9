#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/ids.h"
#include "core/time.h"
#include "dedup/postings.h"

namespace wiresift {

/// Stories of one stretch of event time and their fingerprints. A story's place in the segment is
/// its slot. One thread.
class Segment {
 public:
  /// Of the stories from `start` on; all of them within 2^32 milliseconds.
  explicit Segment(Timestamp start) : start_(start) {}

  void Add(StorySequence story, Timestamp time, std::span<const std::uint32_t> sketch);
  /// Takes back the latest Add. Not once sealed.
  void UndoAdd();
  /// Packs the postings. Answers stay the same; no story can be added any more.
  void Seal();

  /// The place of `story`, or nothing when it was never added here.
  [[nodiscard]] std::optional<std::uint32_t> SlotOf(StorySequence story) const;
  void SetRemoved(std::uint32_t slot, bool removed);

  /// Calls visit(slot), latest story first, until it returns false.
  template <class Visitor>
  void Visit(std::uint32_t fingerprint, const Visitor& visit) const {
    sealed_ ? packed_.Visit(fingerprint, visit) : open_.Visit(fingerprint, visit);
  }

  [[nodiscard]] StorySequence story(std::uint32_t slot) const { return {stories_[slot].sequence}; }

  [[nodiscard]] Timestamp time(std::uint32_t slot) const {
    return start_ + std::chrono::milliseconds(stories_[slot].time);
  }

  [[nodiscard]] bool removed(std::uint32_t slot) const { return removed_[slot]; }

  [[nodiscard]] std::size_t postings_of(std::uint32_t slot) const {
    return stories_[slot].postings;
  }

  [[nodiscard]] Timestamp start() const { return start_; }

  [[nodiscard]] bool sealed() const { return sealed_; }

  [[nodiscard]] std::uint32_t slots() const { return static_cast<std::uint32_t>(stories_.size()); }

  [[nodiscard]] std::size_t removed_count() const { return removed_count_; }

  [[nodiscard]] std::size_t postings() const { return sealed_ ? packed_.size() : open_.size(); }

  [[nodiscard]] std::size_t bytes() const;

 private:
  struct Story {
    std::uint64_t sequence;
    std::uint32_t time;  ///< milliseconds since start_
    std::uint32_t postings;
  };

  Timestamp start_;
  bool sealed_ = false;
  std::vector<Story> stories_;
  std::vector<bool> removed_;
  std::size_t removed_count_ = 0;
  OpenPostings open_;
  SealedPostings packed_;
};

}  // namespace wiresift
