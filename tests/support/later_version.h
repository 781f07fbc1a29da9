#pragma once

#include <algorithm>
#include <string>
#include <utility>

#include "dedup/match.h"
#include "story/delta.h"
#include "support/fake_broker.h"
#include "support/fake_sink.h"

namespace wiresift::tests {

/// The bytes of a story, as a version might write them that knows one more relation: its founder's
/// is 99.
inline std::string WithUnknownRelation(std::string bytes) {
  Story story = DecodeStory(bytes).value();
  story.members[0].relation = Relation::kRelated;
  *std::ranges::mismatch(bytes, EncodeStory(story)).in1 = static_cast<char>(99);
  return bytes;
}

/// A process of that version commits the lane's first story to its log.
inline void WriteUnknownRelation(FakeBroker& broker, LaneId lane) {
  const std::string key = StoryKey({1});
  std::string bytes;
  for (const Record& record : broker.ChangelogOf(lane))
    if (record.key == key) bytes = record.value.value();
  FakeSink sink(broker, "later", "none", lane, -1);
  static_cast<void>(sink.Open());
  static_cast<void>(sink.Write({.channel = Channel::kState,
                                .partition = StoryPartitionOf(lane),
                                .key = key,
                                .value = WithUnknownRelation(std::move(bytes)),
                                .headers = {}}));
  static_cast<void>(sink.Commit({}));
}

}  // namespace wiresift::tests
