#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.h"
#include "core/result.h"
#include "publisher/counts.h"

namespace wiresift {

/// News of a publisher that one story partition has learnt.
struct Lesson {
  std::string domain;
  std::optional<PublisherCounts> counts;  ///< nothing: the publisher is forgotten
};

/// The record of the publishers topic, whose key `DOMAIN/SCOPE` names domain and partition: several
/// deciders learn apart and readers join what they know. JSON for people to read too:
/// `{"domain","scope","version","learnt":[{"hash","sample","stories","articles","first","last"}],
/// "candidates":[…]}`; candidates have been seen in two stories at least.
struct LessonRecord {
  std::string key;
  std::optional<std::string> value;  ///< nothing: a tombstone, the publisher is forgotten
};

/// The record of `lesson` as the story partition `scope` writes it.
[[nodiscard]] LessonRecord RenderLesson(const Lesson& lesson, PartitionId scope);

/// A LessonRecord as a line of a file, where a forgotten publisher has nothing learnt.
[[nodiscard]] std::string LessonLine(std::string_view key, const std::optional<std::string>& value);

/// A block as a lesson's record names it.
struct LearntBlock {
  std::uint64_t hash = 0;
  std::string sample;
  std::int64_t stories = 0;
  std::int64_t articles = 0;
  std::string first, last;  ///< days, like 2025-03-01
};

/// The part of a lesson's record that readers use.
struct LearntBlocks {
  std::string domain;
  std::string scope;  ///< the story partition that learnt it
  std::vector<LearntBlock> learnt;
  std::vector<LearntBlock> candidates;
};

/// kMalformed when `value` is not what RenderLesson writes: `publishers: learnt: found …`. What is
/// there for people alone may be absent.
[[nodiscard]] Result<LearntBlocks> ParseLesson(std::string_view value);

}  // namespace wiresift
