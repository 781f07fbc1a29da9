#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/ids.h"
#include "core/time.h"
#include "dedup/options.h"

namespace wiresift {

/// A story that shares fingerprints with an article.
struct Candidate {
  StorySequence story;
  std::uint32_t hits = 0;  ///< shared fingerprints, quiet ones left out
};

/// Fingerprints of live stories, one posting per story, in time-bucketed segments.
///
/// A function of the stories added and of the latest event time alone, never of when Trim ran:
/// adding the live stories again in their order gives an index with the same answers (decision
/// 10). A fingerprint in more than kQuietStories live stories of one segment is quiet there: a
/// template, or boilerplate that survived. What `max_bytes` leaves to be seen is the longest row
/// of latest stories whose charge, fixed for a posting and a story, is within it. Removed stories
/// are charged too, so under that limit an index built without them may see older ones.
/// One thread.
class Index {
 public:
  static constexpr std::uint32_t kQuietStories = 6;

  explicit Index(const MatchOptions& options);
  ~Index();
  Index(Index&&) noexcept;
  Index& operator=(Index&&) noexcept;

  /// Adds a story. Sequences rise and `time` never falls from one call to the next.
  void Add(StorySequence story, Timestamp time, std::span<const std::uint32_t> sketch);

  /// Stories within the window before `now` that share at least `hits_min` fingerprints with
  /// `sketch`, most hits first, then the older story, at most `most`.
  [[nodiscard]] std::vector<Candidate> Find(std::span<const std::uint32_t> sketch, Timestamp now,
                                            std::uint32_t hits_min, std::size_t most) const;

  /// Takes `story` out of all answers (killed, expired, or an undo).
  void Remove(StorySequence story);

  /// Takes back a Remove of an earlier Add that is still in the window.
  void Restore(StorySequence story);

  /// Takes back the latest Add.
  void UndoAdd(StorySequence story);

  /// Frees segments that no answer at or after `now` can reach, and the oldest beyond
  /// `max_bytes`. Called between transactions only, since it cannot be undone.
  void Trim(Timestamp now);

  [[nodiscard]] std::size_t stories() const;
  [[nodiscard]] std::size_t postings() const;
  [[nodiscard]] std::size_t bytes() const;
  /// Segments dropped because of `max_bytes`, not of age.
  [[nodiscard]] std::size_t evicted_segments() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace wiresift
