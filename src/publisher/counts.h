#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.h"
#include "core/result.h"
#include "core/time.h"

namespace wiresift {

/// Days since 1970, in event time.
using Day = std::int32_t;

[[nodiscard]] Day DayOf(Timestamp time);

/// Stories and articles in which a block must stand before it counts as the publisher's furniture
/// . Copies, updates and reprints are one story, so a report that is printed twice is not
/// furniture for that.
inline constexpr std::size_t kLearntStories = 3;
inline constexpr std::uint32_t kLearntArticles = 5;

/// Days after which an unseen block, or a silent publisher, is forgotten: templates change.
inline constexpr Day kPublisherMemoryDays = 30;

/// Blocks that are counted of one publisher: about 20 KB of state, 40 KB at most.
inline constexpr std::size_t kPublisherBlocksMax = 400;

/// Text of a repeated block that is shown to people: never more of a body.
inline constexpr std::size_t kBlockSampleBytesMax = 80;

/// The marks that a story is recognised by when its window has ended and a reprint founds another.
struct StoryMark {
  StorySequence story;
  std::uint32_t title = 0;                  ///< hash; 0: no title
  std::vector<std::uint32_t> fingerprints;  ///< the least fingerprints of its text, in order
};

/// How many fingerprints a StoryMark has at most.
inline constexpr std::size_t kMarkFingerprintsMax = 4;

/// True for the same story, the same title, or half of the fingerprints in common.
[[nodiscard]] bool IsSameStory(const StoryMark& a, const StoryMark& b);

/// A block of a publisher's pages and where it was seen.
struct BlockCount {
  std::uint64_t hash = 0;          ///< MaskedHash
  std::vector<StoryMark> stories;  ///< the first kLearntStories distinct ones
  std::uint32_t articles = 0;
  Day first_day = 0;
  Day last_day = 0;
  std::string sample;  ///< from the second story on; at most kBlockSampleBytesMax

  /// Three stories, five articles, two days.
  [[nodiscard]] bool IsLearnt() const {
    return stories.size() >= kLearntStories && articles >= kLearntArticles && first_day < last_day;
  }
};

/// The text of a block, by its hash; empty when it is not at hand.
using SampleOf = std::function<std::string(std::uint64_t)>;

/// The blocks of one publisher's recent articles, counted: the first 50 articles of a day, at most
/// kPublisherBlocksMax blocks, of which the ones seen in the fewest stories go first and the oldest
/// of these; those unseen for 30 days go too. A function of the calls of Count alone.
class PublisherCounts {
 public:
  /// Counts the blocks of one new article of `story` on `day`, which does not go back. `hashes` has
  /// no repeats. False when the day's sample is full and nothing has changed.
  bool Count(std::span<const std::uint64_t> hashes, const StoryMark& story, Day day,
             const SampleOf& sample_of);

  [[nodiscard]] std::span<const BlockCount> blocks() const { return blocks_; }

  /// Hashes of what is learnt, in order.
  [[nodiscard]] std::vector<std::uint64_t> Learnt() const;

  /// The last day on which an article was counted.
  [[nodiscard]] Day day() const { return day_; }

  /// With a format version in front.
  [[nodiscard]] std::string Encode() const;
  /// kMalformed when the bytes are not what Encode writes.
  [[nodiscard]] static Result<PublisherCounts> Decode(std::string_view bytes);

 private:
  void Decay();
  void Shrink();

  Day day_ = 0;
  std::uint32_t articles_today_ = 0;
  std::vector<BlockCount> blocks_;  // by hash
};

}  // namespace wiresift
