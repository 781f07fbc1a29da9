#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/ids.h"
#include "core/time.h"
#include "dedup/candidate.h"
#include "dedup/index_memory.h"
#include "dedup/options.h"
#include "dedup/segment.h"
#include "dedup/word_memory.h"

namespace wiresift {

/// The texts of live stories in time-bucketed segments, found by their fingerprints: of each story
/// its root and, when it has them, its fullest text and its variant (candidate.h).
///
/// The answers are a function of the texts added and of the latest event time alone, never of when
/// Trim ran: adding the texts of the live stories again in their order gives an index with the same
/// answers. A fingerprint in more than kQuietStories live texts of one segment is quiet there
/// and finds nothing: it is of a template, or of boilerplate that survived cleaning.
///
/// Under `max_bytes` the latest texts are seen, as many as fit; each is charged a fixed price for
/// itself, each posting and each word. Removed texts are charged too, so that an index built
/// without them may see older ones. A story is seen as long as its root is. One thread.
class Index {
 public:
  static constexpr std::uint32_t kQuietStories = 6;

  /// The answer to a look-up.
  struct Found {
    std::span<const Candidate> candidates;
    /// Of each fingerprint that was asked for: how many live stories have it in their root. At most
    /// 255, of which one segment gives at most kQuietStories + 1.
    std::span<const std::uint8_t> stories;
  };

  /// `words` gives out the memory for the records of words.
  explicit Index(const MatchOptions& options,
                 std::unique_ptr<WordMemory> words = std::make_unique<HeapWordMemory>());
  ~Index();
  Index(Index&&) noexcept;
  Index& operator=(Index&&) noexcept;

  /// Adds a text with its fingerprints. Ids rise and times never fall from one call to the next. A
  /// fullest text takes the place of the one that its story has; of variants it has one at most.
  void Add(const LiveText& text, std::span<const std::uint32_t> sketch);

  /// Stories within the window before `now` that share at least `hits_min` fingerprints with
  /// `sketch`, most hits first, then the older story, at most `most`; and how often each of its
  /// fingerprints stands in live stories. Borrowed until the index
  /// changes or is asked again. Allocates nothing once it has found as much.
  [[nodiscard]] Found Find(std::span<const std::uint32_t> sketch, Timestamp now,
                           std::uint32_t hits_min, std::size_t most) const;

  /// True when Find can still answer with the story at `now`. A text that is added to another one
  /// is never found, and may make fingerprints quiet that are not in an index built again.
  [[nodiscard]] bool CanFind(StorySequence story, Timestamp now) const;

  /// Takes `story` out of all answers (killed, expired, or an undo).
  void Remove(StorySequence story);

  /// Takes back a Remove of an earlier Add that is still in the window.
  void Restore(StorySequence story);

  /// Takes back the latest Add, which was of the text `id` and came after the last Trim.
  void UndoAdd(TextId id);

  /// Frees segments that no answer at or after `now` can reach, and the oldest beyond
  /// `max_bytes`. Called between transactions only, since it cannot be undone.
  void Trim(Timestamp now);

  [[nodiscard]] std::size_t stories() const;
  [[nodiscard]] std::size_t postings() const;
  [[nodiscard]] IndexMemory memory() const;

  [[nodiscard]] std::size_t bytes() const { return memory().total(); }

  /// Segments dropped because of `max_bytes`, not of age.
  [[nodiscard]] std::size_t evicted_segments() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace wiresift
