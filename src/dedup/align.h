#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "dedup/grams.h"
#include "text/tokens.h"

namespace wiresift {

/// The same words in a row in two texts.
struct Run {
  std::uint32_t new_start = 0;  ///< first word in the article
  std::uint32_t old_start = 0;  ///< first word in the root
  std::uint32_t words = 0;

  [[nodiscard]] std::uint32_t new_end() const { return new_start + words; }

  [[nodiscard]] std::uint32_t old_end() const { return old_start + words; }
};

/// An article made ready to be compared with several roots: a table of where each of its 5-grams
/// stands. Borrows the tokens. One thread.
class NewText {
 public:
  explicit NewText(std::span<const Token> tokens);

  [[nodiscard]] std::span<const Token> tokens() const { return tokens_; }

  /// The longest run that starts with `gram`, the 5-gram at `old_at` of `root`; of equally long
  /// ones the first. At most kPlacesTried places are looked at. No words when there is none.
  [[nodiscard]] Run LongestRun(std::span<const Token> root, std::size_t old_at,
                               std::uint64_t gram) const;

 private:
  /// Keeps the time of texts that say the same again and again linear.
  static constexpr int kPlacesTried = 24;
  static constexpr std::uint32_t kEnd = UINT32_MAX;

  std::span<const Token> tokens_;
  std::vector<std::uint32_t> heads_;  ///< by low bits of the gram: its first place
  std::vector<std::uint32_t> next_;   ///< by place: the next place of the list
};

/// What two texts have in common.
struct Alignment {
  std::vector<Run> runs;                  ///< of five words or more; in order of old_start, apart
  std::vector<std::uint8_t> new_covered;  ///< a word each: 1 in a run or in a short gap
  std::vector<std::uint8_t> old_covered;
  std::uint32_t words = 0;  ///< in runs

  [[nodiscard]] double mean_run() const;
};

/// Differences of up to this many words on both sides between two runs are edits of one passage.
inline constexpr std::uint32_t kGapWordsMax = 3;

/// True when `next` goes on where `run` ends but for a short gap in both texts.
[[nodiscard]] bool Continues(const Run& run, const Run& next);

/// Scans `root` from left to right and takes the longest run at each place.
[[nodiscard]] Alignment Align(const NewText& article, std::span<const Token> root);

}  // namespace wiresift
