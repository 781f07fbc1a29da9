#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/names.h"
#include "core/time.h"
#include "dedup/match.h"

namespace wiresift {

/// What a record on the stories topic does to its story.
enum class Action : std::uint8_t { kPublish, kUpdate, kCorrect, kKill };

template <>
inline constexpr auto kNames<Action> = Names<Action>("publish", "update", "correct", "kill");

/// An article of a story.
struct Member {
  std::string article;  ///< its id
  std::string url;
  std::string source;
  Relation relation = Relation::kOriginal;
  double containment_new = 1;
  double containment_old = 1;
  double cover = 1;
  std::optional<Timestamp> published;
};

/// The outlet that a member is from.
[[nodiscard]] SourceId SourceIdOf(const Member& member);

/// A set of articles that carry the same text. The first member founded it and is its canonical
/// article; its text is the root that others are compared with.
struct Story {
  StorySequence sequence;
  StoryId id;
  std::uint32_t revision = 1;
  bool killed = false;
  bool roundup = false;
  Timestamp founded;            ///< event time: what the window counts from
  Timestamp first_created;      ///< stream time of revision 1
  std::vector<Member> members;  ///< at most 1 + kCopiesListedMax
  std::uint32_t copies = 0;     ///< all of them, listed or not
};

/// The story that an article id leads to, and what tells a redelivery from a new version.
struct ArticleEntry {
  StorySequence story;
  Coordinate at;  ///< raw coordinate of the record that set this entry
  std::uint64_t text_hash = 0;
  std::string version;
  std::optional<Timestamp> updated;
};

}  // namespace wiresift
