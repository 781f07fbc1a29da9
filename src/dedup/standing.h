#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "text/words/tokens.h"

namespace wiresift {

/// Live stories in which a passage has to stand to be standing text: two beside the one that an
/// article is compared with. With 4 the second to last instances of a form join,
/// with 2 a report that was once missed keeps its later copies apart.
inline constexpr std::uint8_t kStandingStories = 3;

/// Fingerprints of an article that many live stories have, below which it has no standing text: one
/// or two are a phrase that many reports use.
inline constexpr std::ptrdiff_t kStandingFingerprintsMin = 3;

/// Says which words of an article are standing text: passages that several live stories have, such
/// as what a company says of itself, how a prize is claimed, or a page's furniture. Allocates
/// nothing once it has held a text as long. One thread.
class StandingWords {
 public:
  /// `sketch` is that of `tokens`, made with `sampling`; `stories` says in how many live stories
  /// each of its fingerprints stands (Index::Found). A word takes the count of the nearest
  /// fingerprint in its unit. A text of which fewer than kOwnWordsMin words would be left has no
  /// standing words: nothing else could tell what it is.
  void Assign(std::span<const Token> tokens, std::span<const std::uint32_t> sketch,
              std::uint32_t sampling, std::span<const std::uint8_t> stories);

  /// One flag a word, 1 for standing text; empty when there is none.
  [[nodiscard]] std::span<const std::uint8_t> flags() const { return flags_; }

 private:
  static constexpr std::size_t kOwnWordsMin = 30;

  /// What is known of a word: nothing, or that few or many stories have it.
  enum class Mark : std::uint8_t { kUnknown, kOwn, kStanding };

  void MarkGrams(std::span<const Token> tokens, std::span<const std::uint32_t> sketch,
                 std::uint32_t sampling, std::span<const std::uint8_t> stories);
  void FillUnit(std::size_t begin, std::size_t end);

  std::vector<std::uint64_t> grams_;
  std::vector<Mark> marks_;
  std::vector<std::uint8_t> flags_;
};

}  // namespace wiresift
