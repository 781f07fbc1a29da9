#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/names.h"
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

/// The destination of an output. Each sink maps channels to its topics or files.
enum class Channel { kClean, kStories, kAudit, kRejected, kState, kPublishers, kRaw };

/// The names are the keys of the `topics:` map.
template <>
inline constexpr auto kNames<Channel> =
    Names<Channel>("clean", "stories", "audit", "rejected", "state", "publishers", "raw");

/// A record to be written.
struct Output {
  Channel channel = Channel::kAudit;
  /// The partition to write to; nothing lets the key decide.
  std::optional<PartitionId> partition;
  std::string key;
  std::optional<std::string> value;  ///< nothing = tombstone
  std::vector<Header> headers;
};

/// The progress in a partition: `next` is the first record that is not processed.
struct Position {
  PartitionId partition;
  Offset next;
  bool operator==(const Position&) const = default;
};

}  // namespace wiresift
