#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/ids.h"
#include "core/result.h"
#include "core/time.h"
#include "dedup/candidate.h"
#include "dedup/sketch.h"
#include "story/story.h"

namespace wiresift {

/// One change of the story state: an upsert, or without a value a tombstone, of one keyed part.
/// A record of the changelog topic as it is; any compaction of the log restores the same state.
struct Delta {
  std::string key;
  std::optional<std::string> value;
};

/// What a story is compared with: written once, when the story is founded or its text revised.
struct Root {
  Sketch sketch;
  std::string text;  ///< clean text, at most kRootTextBytesMax
};

/// What the state needs beside its stories, once a transaction.
struct StateClock {
  Timestamp event_time;      ///< running maximum
  StorySequence last_story;  ///< the latest sequence given out
};

/// The text of a story's fullest member or of its variant (dedup/candidate.h): copies of what a cut
/// root lacks, or of what another paper added, are found by it.
struct MemberText {
  StorySequence id;     ///< of the text in the index
  Timestamp time;       ///< event time when it came
  std::string article;  ///< whose text it is
  Root text;
};

// Keys. One letter, then the sequence in 8 bytes big endian, so that stories sort by age.
[[nodiscard]] std::string StoryKey(StorySequence story);
[[nodiscard]] std::string RootKey(StorySequence story);
/// `kind` is not the root's, here and below.
[[nodiscard]] std::string_view MemberTextPrefix(TextKind kind);
[[nodiscard]] std::string MemberTextKey(StorySequence story, TextKind kind);
[[nodiscard]] std::string ArticleKey(std::string_view article_id);
[[nodiscard]] std::string ClockKey();
[[nodiscard]] std::string PublisherKey(std::string_view domain);
inline constexpr std::string_view kStoryKeyPrefix = "s";
inline constexpr std::string_view kPublisherKeyPrefix = "p";

/// Which text of its story the key is of; nothing for other keys.
[[nodiscard]] std::optional<TextKind> TextKindOf(std::string_view key);

/// The sequence in the key of a story or of one of its texts; 0 for other keys.
[[nodiscard]] StorySequence SequenceOf(std::string_view key);

// Values. Each begins with a format version; kMalformed says which key was not understood.
[[nodiscard]] std::string EncodeStory(const Story& story);
[[nodiscard]] Result<Story> DecodeStory(std::string_view bytes);
[[nodiscard]] std::string EncodeRoot(const Root& root);
/// A root of an older format comes without its sketch.
[[nodiscard]] Result<Root> DecodeRoot(std::string_view bytes);
[[nodiscard]] std::string EncodeMemberText(const MemberText& member);
[[nodiscard]] Result<MemberText> DecodeMemberText(std::string_view bytes);
/// Its id alone, without unpacking the text.
[[nodiscard]] Result<StorySequence> DecodeMemberTextId(std::string_view bytes);
[[nodiscard]] std::string EncodeArticle(const ArticleEntry& entry);
[[nodiscard]] Result<ArticleEntry> DecodeArticle(std::string_view bytes);
[[nodiscard]] std::string EncodeClock(const StateClock& clock);
[[nodiscard]] Result<StateClock> DecodeClock(std::string_view bytes);

}  // namespace wiresift
