#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.h"
#include "core/time.h"

namespace wiresift {

struct Header {
  std::string name, value;
  bool operator==(const Header&) const = default;
};

/// Bytes from a topic or a line of a file.
struct Record {
  Coordinate at;
  Timestamp timestamp;  ///< the broker's, or for files the line's own or 1970
  std::optional<std::string> key;
  std::optional<std::string> value;  ///< nothing = deletion of the article named by the key
  std::vector<Header> headers;
};

/// Where an output goes. Each sink maps channels to its topics or files.
enum class Channel { kClean, kStories, kAudit, kRejected, kState, kPublishers, kRaw };

inline constexpr std::array<std::string_view, 7> kChannelNames = {
    "clean", "stories", "audit", "rejected", "state", "publishers", "raw"};

/// As its key of the `topics:` map is called.
[[nodiscard]] constexpr std::string_view NameOf(Channel channel) {
  return kChannelNames[static_cast<std::size_t>(channel)];
}

/// A record to be written.
struct Output {
  Channel channel = Channel::kAudit;
  /// The partition to write to; nothing lets the key decide.
  std::optional<PartitionId> partition;
  std::string key;
  std::optional<std::string> value;  ///< nothing = tombstone
  std::vector<Header> headers;
};

/// How far a partition has been processed: the next record to read.
struct Position {
  PartitionId partition;
  Offset next;
  bool operator==(const Position&) const = default;
};

}  // namespace wiresift
