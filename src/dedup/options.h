#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace wiresift {

/// The settings of `match:` in the configuration. Numbers without another source come from the
/// measurements in ARCHITECTURE.md, "Matching".
struct MatchOptions {
  /// How long a story can be joined, in event time. 48 h keeps 99.5 % of the recall, 72 h all.
  std::chrono::milliseconds window = std::chrono::hours(72);
  /// Bytes of memory that the index may take; the oldest segments go first.
  std::size_t max_bytes = std::size_t{4} << 30;
  /// Keeps the words of live texts in a mapped file of the state directory instead of on the heap.
  /// Off: a look-up whose page has to come from a slow disk holds up its lane.
  bool words_in_file = false;
  /// One 5-gram in this many is a fingerprint.
  std::uint32_t sampling = 8;
  /// An article joins a story when this share of its words, or of the story's paragraphs, stands
  /// in paragraphs that both have. F1 is flat from .42 to .50.
  double join = 0.43;
  /// From here up to `join` the article is `related`: reported, never merged.
  double related = 0.30;
};

}  // namespace wiresift
