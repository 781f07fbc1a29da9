#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/ids.h"
#include "dedup/word_record.h"

namespace wiresift {

/// An outlet, as a hash of its name: equal for equal names. None is equal to no other.
struct SourceId {
  std::uint32_t hash = 0;  ///< 0: not known

  [[nodiscard]] static SourceId Of(std::string_view name);

  [[nodiscard]] bool is_same(SourceId other) const { return hash != 0 && hash == other.hash; }
};

/// A story that an article may belong to, with the texts that decide. Borrows them.
struct Candidate {
  StorySequence story;
  std::uint32_t hits = 0;  ///< shared fingerprints, quiet ones left out
  SourceId source;         ///< of the story's root
  bool roundup = false;    ///< the story is a round-up
  WordView root;
  WordView fullest;  ///< the longest member's text, when it is longer than the root
};

/// True when a member of the story whose text has `words` words should be its fullest text: it is
/// longer than what the story has, by a fiftieth at least.
[[nodiscard]] bool IsFuller(std::size_t words, const Candidate& story);

}  // namespace wiresift
