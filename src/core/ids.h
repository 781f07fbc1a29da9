#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace wiresift {

/// A partition of a topic.
struct PartitionId {
  std::int32_t value = 0;
  auto operator<=>(const PartitionId&) const = default;
};

/// A lane of a stage. Where the stage decides, lanes and story partitions have the same numbers;
/// the clean stage has lane 0 alone.
struct LaneId {
  std::int32_t value = 0;
  auto operator<=>(const LaneId&) const = default;
};

/// The story partition whose state a deciding lane has: its partition of the changelog, and the
/// scope of what it learns.
[[nodiscard]] constexpr PartitionId StoryPartitionOf(LaneId lane) {
  return {lane.value};
}

/// A record's place in its partition; as a position, the next record to read.
struct Offset {
  std::int64_t value = 0;
  auto operator<=>(const Offset&) const = default;
};

/// Where a record came from. In files: topic "file", partition 0, offset = line counted from 0.
struct Coordinate {
  std::string topic;
  PartitionId partition;
  Offset offset;
  auto operator<=>(const Coordinate&) const = default;
};

/// The stable name of a story for life: a hash of its first article's coordinate, so that a
/// replay of the same input gives the same names. 128 bits: 450 million stories (90 days of the
/// largest aggregator) collide with a chance below 1e-21.
struct StoryId {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  auto operator<=>(const StoryId&) const = default;
};

/// A story's number in the order in which its partition's stories were founded, from 1 on; 0 means
/// none. The key of a story in the state, and what breaks the matcher's ties.
struct StorySequence {
  std::uint64_t value = 0;
  auto operator<=>(const StorySequence&) const = default;
};

/// A text that articles are compared with: a root has its story's number, and a later text of the
/// story takes one that no story and no other text has. 0 means none.
struct TextId {
  std::uint64_t value = 0;
  auto operator<=>(const TextId&) const = default;
};

[[nodiscard]] constexpr TextId RootTextOf(StorySequence story) {
  return {story.value};
}

/// `urn:wiresift:story:` and 32 hexadecimal digits.
[[nodiscard]] std::string StoryUri(StoryId id);

/// The id of the story founded by the article at `first`.
[[nodiscard]] StoryId StoryIdOf(const Coordinate& first);

/// `topic/partition/offset`, for messages and headers.
[[nodiscard]] std::string ToString(const Coordinate& at);

}  // namespace wiresift
