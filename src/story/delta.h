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

/// A text as stories keep it: the root, which is what later articles are compared with, or the text
/// of a member. The root is written once, when its story is founded.
struct StoredText {
  Sketch sketch;
  std::string text;  ///< clean text, at most kRootTextBytesMax
};

/// The clock of a state, written once a transaction.
struct StateClock {
  Timestamp event_time;      ///< running maximum
  StorySequence last_story;  ///< the latest sequence given out
};

/// The text of a story's fullest member or of its variant (dedup/candidate.h). Copies of a part
/// that the root lacks, because it was cut or because another paper added it, are found by this
/// text.
struct MemberText {
  TextId id;            ///< of the text in the index
  Timestamp time;       ///< event time at which it was kept
  std::string article;  ///< id of the member it belongs to
  StoredText text;
};

// Keys. One letter, then the sequence in 8 bytes big endian, so that stories sort by age.
[[nodiscard]] std::string StoryKey(StorySequence story);
[[nodiscard]] std::string RootKey(StorySequence story);
/// The first letter of the keys of member texts. `kind` is kFullest or kVariant, here and below.
[[nodiscard]] std::string_view MemberTextPrefix(TextKind kind);
[[nodiscard]] std::string MemberTextKey(StorySequence story, TextKind kind);
[[nodiscard]] std::string ArticleKey(std::string_view article_id);
[[nodiscard]] std::string ClockKey();
[[nodiscard]] std::string PublisherKey(std::string_view domain);
inline constexpr std::string_view kStoryKeyPrefix = "s";
inline constexpr std::string_view kPublisherKeyPrefix = "p";

/// The kind of text whose key this is; nothing for keys of other parts.
[[nodiscard]] std::optional<TextKind> TextKindOf(std::string_view key);

/// The sequence in the key of a story or of one of its texts; 0 for other keys.
[[nodiscard]] StorySequence SequenceOf(std::string_view key);

// Values. Each begins with a format version; kMalformed says which key was not understood.
[[nodiscard]] std::string EncodeStory(const Story& story);
[[nodiscard]] Result<Story> DecodeStory(std::string_view bytes);
[[nodiscard]] std::string EncodeStoredText(const StoredText& root);
/// A text that an older format wrote comes without its sketch.
[[nodiscard]] Result<StoredText> DecodeStoredText(std::string_view bytes);
[[nodiscard]] std::string EncodeMemberText(const MemberText& member);
[[nodiscard]] Result<MemberText> DecodeMemberText(std::string_view bytes);
/// The id of the member text, without unpacking the text.
[[nodiscard]] Result<TextId> DecodeMemberTextId(std::string_view bytes);
[[nodiscard]] std::string EncodeArticle(const ArticleEntry& entry);
[[nodiscard]] Result<ArticleEntry> DecodeArticle(std::string_view bytes);
[[nodiscard]] std::string EncodeClock(const StateClock& clock);
[[nodiscard]] Result<StateClock> DecodeClock(std::string_view bytes);

}  // namespace wiresift
