#include <algorithm>
#include <utility>

#include "story/state.h"

// A state that follows another process: what State's own Put… do, from deltas.

namespace wiresift {

Status State::Follow(std::span<const Delta> deltas, Offset changelog_next) {
  if (Status written = store_.Write(deltas, changelog_next); !written) return written;
  for (const Delta& delta : deltas) {
    if (Status followed = FollowDelta(delta); !followed) return followed;
  }
  publisher_ages_.Commit();
  committed_clock_ = clock_;
  committed_oldest_ = oldest_;
  index_.Trim(clock_.event_time);
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
    // Stories are forgotten oldest first.
    if (!delta.value) oldest_ = std::max(oldest_, StorySequence{story.value + 1});
  } else if (const bool is_root = key.starts_with(kRootKeyPrefix);
             is_root || key.starts_with(kFullestKeyPrefix)) {
    if (delta.value) return FollowText(story, *delta.value, is_root);
    // The fullest text goes only with its root.
    if (is_root) index_.Remove(story);
  }
  return {};
}

Status State::FollowText(StorySequence sequence, const std::string& bytes, bool is_root) {
  const auto story = FindStory(sequence);
  if (!story) return std::unexpected(story.error());
  if (!*story) return Fail(ErrorCode::kInvalid, "state: a text came before its story");
  Fullest text;
  if (is_root) {
    Result<Root> root = DecodeRoot(bytes);
    if (!root) return std::unexpected(root.error());
    text = {.id = sequence, .time = (*story)->founded, .article = {}, .text = std::move(*root)};
  } else {
    Result<Fullest> fullest = DecodeFullest(bytes);
    if (!fullest) return std::unexpected(fullest.error());
    text = std::move(*fullest);
  }
  AddText(**story, text.id, text.time, text.text);
  return {};
}

}  // namespace wiresift
