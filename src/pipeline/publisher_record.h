#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.h"
#include "core/result.h"
#include "pipeline/record.h"
#include "story/publisher_counts.h"

namespace wiresift {

/// What one story partition has newly learnt of a publisher.
struct Lesson {
  std::string domain;
  std::optional<PublisherCounts> counts;  ///< nothing: the publisher is forgotten
};

/// The record of the publishers topic, whose key names domain and partition: several deciders learn
/// apart and readers join what they know. JSON for people to read too:
/// `{"domain","version","learnt":[{"hash","sample","stories","articles","first","last"}],
/// "candidates":[…]}`; candidates have been seen in two stories at least.
[[nodiscard]] Output RenderLesson(const Lesson& lesson, PartitionId scope);

/// What a reader takes from such a record.
struct LearntBlocks {
  std::string domain;
  std::vector<std::uint64_t> hashes;
};

/// kMalformed when `value` is not what RenderLesson writes: `publishers: learnt: found …`.
[[nodiscard]] Result<LearntBlocks> ParseLesson(std::string_view value);

}  // namespace wiresift
