#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
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

/// The texts of a story that articles are compared with.
enum class TextKind : std::uint8_t {
  kRoot,     ///< the text of the article that founded it
  kFullest,  ///< the text of its longest member, when that is longer than the root
  kVariant,  ///< the text of the first shorter member that says much in words of its own
};

/// A story that an article may belong to, with the texts that decide. Borrows them.
struct Candidate {
  StorySequence story;
  std::uint32_t hits = 0;  ///< shared fingerprints, quiet ones left out
  SourceId source;         ///< outlet of the story's root
  bool roundup = false;    ///< the story is a round-up
  WordView root;
  WordView fullest;  ///< may be empty
  WordView variant;  ///< may be empty

  [[nodiscard]] const WordView& text(TextKind which) const;
};

/// Which of the story's texts a new member's text should become, if any: the fullest when it is
/// longer than what the story has, by a fiftieth at least; else the variant, when there is none yet
/// and a fifth of it (`own_words`, a share) stands in no text of the story.
[[nodiscard]] std::optional<TextKind> KeptAs(std::size_t words, double own_words,
                                             const Candidate& story);

}  // namespace wiresift
