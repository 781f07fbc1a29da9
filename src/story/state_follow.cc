#include <algorithm>
#include <utility>

#include "story/state.h"

// A state that follows another process. Each delta changes index, ages and clock as the Put that
// made it changed them there.

namespace wiresift {

Status State::Follow(std::span<const Delta> deltas, Offset changelog_next) {
  if (Status written = store_.Write(deltas, changelog_next); !written) return written;
  for (const Delta& delta : deltas) {
    if (Status followed = FollowDelta(delta); !followed) return followed;
  }
  Begin();
  return {};
}

Status State::FollowDelta(const Delta& delta) {
  const std::string_view key = delta.key;
  const StorySequence story = SequenceOf(key);
  if (key == ClockKey() && delta.value) {
    const Result<StateClock> clock = DecodeClock(*delta.value);
    if (!clock) return std::unexpected(clock.error());
    clock_ = *clock;
  } else if (key.starts_with(kPublisherKeyPrefix)) {
    const std::string domain(key.substr(kPublisherKeyPrefix.size()));
    if (!delta.value) {
      publisher_ages_.Erase(domain);
      return {};
    }
    const auto counts = PublisherCounts::Decode(*delta.value);
    if (!counts) return std::unexpected(counts.error());
    publisher_ages_.Set(domain, counts->day());
  } else if (key.starts_with(kStoryKeyPrefix)) {
    // Stories are forgotten oldest first, so that no older one is left.
    if (!delta.value) oldest_ = std::max(oldest_, StorySequence{story.value + 1});
  } else if (const auto kind = TextKindOf(key)) {
    if (delta.value) return FollowText(delta.key, *kind, *delta.value);
    // Member texts go only together with the root, whose removal hides them.
    if (*kind == TextKind::kRoot) index_.Remove(story);
  }
  return {};
}

Status State::FollowText(const std::string& key, TextKind kind, const std::string& bytes) {
  const StorySequence sequence = SequenceOf(key);
  const auto story = FindStory(sequence);
  if (!story) {
    const bool is_stored = Get(key).has_value();
    if (!status_) return status_;
    if (!is_stored) return {};  // a later delta takes both away
    return Fail(ErrorCode::kInvalid, "state: a text came before its story");
  }
  if (kind == TextKind::kRoot) {
    Result<StoredText> root = DecodeStoredText(bytes);
    if (!root) return std::unexpected(root.error());
    AddText(*story, kind, RootTextOf(sequence), story->founded, std::move(*root));
  } else {
    Result<MemberText> member = DecodeMemberText(bytes);
    if (!member) return std::unexpected(member.error());
    AddText(*story, kind, member->id, member->time, std::move(member->text));
  }
  return {};
}

}  // namespace wiresift
