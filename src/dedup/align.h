#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "dedup/word_record.h"

namespace wiresift {

/// The same words in a row in two texts.
struct Run {
  std::uint32_t new_start = 0;  ///< first word in the article
  std::uint32_t old_start = 0;  ///< first word in the root
  std::uint32_t words = 0;

  [[nodiscard]] std::uint32_t new_end() const { return new_start + words; }

  [[nodiscard]] std::uint32_t old_end() const { return old_start + words; }
};

/// Words of the shortest run: fewer in a row are shared by chance.
inline constexpr std::size_t kRunWordsMin = 5;

/// Where each row of five words of an article stands, for the comparison with several roots.
/// Borrows the words; allocates nothing once it has held a text as long. One thread.
class RunTable {
 public:
  void Assign(std::span<const WordCode> article);

  [[nodiscard]] std::span<const WordCode> article() const { return article_; }

  /// The longest run that starts at `old_at` of `root`; of equally long ones the first. At most
  /// kPlacesTried places are looked at. No words when there is none.
  [[nodiscard]] Run LongestRun(std::span<const WordCode> root, std::size_t old_at) const;

 private:
  /// Keeps the time linear for texts that say the same again and again.
  static constexpr int kPlacesTried = 24;
  static constexpr std::uint32_t kEnd = UINT32_MAX;

  [[nodiscard]] std::size_t SlotOf(const WordCode* five_words) const;

  std::span<const WordCode> article_;
  int shift_ = 63;
  std::vector<std::uint32_t> heads_;  ///< by hash slot: the first place of its rows
  std::vector<std::uint32_t> next_;   ///< by place: the next place of the list
};

/// What two texts have in common.
struct Alignment {
  std::vector<Run> runs;                  ///< in order of old_start, apart
  std::vector<std::uint8_t> new_covered;  ///< one flag a word: 1 in a run or in a short gap
  std::vector<std::uint8_t> old_covered;
  std::uint32_t words = 0;  ///< words that stand in runs

  [[nodiscard]] double mean_run() const;
};

/// Differences of up to this many words on both sides between two runs are edits of one passage.
inline constexpr std::uint32_t kGapWordsMax = 3;

/// True when `next` goes on where `run` ends but for a short gap in both texts.
[[nodiscard]] bool Continues(const Run& run, const Run& next);

/// Scans `root` from left to right and takes the longest run at each place.
void Align(const RunTable& article, std::span<const WordCode> root, Alignment& out);

}  // namespace wiresift
