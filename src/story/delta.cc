#include "story/delta.h"

#include "core/bytes.h"
#include "core/limits.h"
#include "core/names.h"
#include "core/utf8.h"

namespace wiresift {
namespace {

constexpr std::uint64_t kStoryFormat = 1;
constexpr std::uint64_t kRootFormat = 3;
constexpr std::uint64_t kMemberTextFormat = 1;
constexpr std::uint64_t kArticleFormat = 1;
constexpr std::uint64_t kClockFormat = 1;

/// An older format that is still read. Its sketches come from other hashes of words and match
/// nothing now, so they are left out.
constexpr std::uint64_t kRootFormatOfOtherHashes = 2;

std::string SequenceKey(char letter, StorySequence story) {
  std::string key(1, letter);
  for (int shift = 56; shift >= 0; shift -= 8)
    key += static_cast<char>(story.value >> shift);
  return key;
}

void WriteMember(ByteWriter& out, const Member& member) {
  out.Text(member.article).Text(member.url).Text(member.source);
  out.Unsigned(static_cast<std::uint64_t>(member.relation));
  out.Double(member.containment_new).Double(member.containment_old).Double(member.cover);
  out.OptionalTime(member.published);
}

Member ReadMember(ByteReader& in) {
  Member member;
  member.article = in.Text();
  member.url = in.Text();
  member.source = in.Text();
  member.relation = in.Enumerator<Relation>("relation");
  member.containment_new = in.Double();
  member.containment_old = in.Double();
  member.cover = in.Double();
  member.published = in.OptionalTime();
  return member;
}

/// Refuses a part whose format is another, or else whose bytes are at fault.
std::unexpected<Error> Refuse(std::string_view part, std::uint64_t found, std::uint64_t expected,
                              const ByteReader& in) {
  const std::string where = "state: " + std::string(part) + ": ";
  if (found == expected) return Fail(ErrorCode::kMalformed, where + in.fault());
  return Fail(ErrorCode::kMalformed, where + "found format " + std::to_string(found) +
                                         ", expected " + std::to_string(expected));
}

}  // namespace

std::string StoryKey(StorySequence story) {
  return SequenceKey('s', story);
}

std::string RootKey(StorySequence story) {
  return SequenceKey('t', story);
}

std::string_view MemberTextPrefix(TextKind kind) {
  return kind == TextKind::kFullest ? "f" : "v";
}

std::string MemberTextKey(StorySequence story, TextKind kind) {
  return SequenceKey(MemberTextPrefix(kind).front(), story);
}

std::string ArticleKey(std::string_view article_id) {
  return "a" + std::string(article_id);
}

std::string ClockKey() {
  return "c";
}

std::string PublisherKey(std::string_view domain) {
  return std::string(kPublisherKeyPrefix) + std::string(domain);
}

std::optional<TextKind> TextKindOf(std::string_view key) {
  if (key.starts_with('t')) return TextKind::kRoot;
  if (key.starts_with(MemberTextPrefix(TextKind::kFullest))) return TextKind::kFullest;
  if (key.starts_with(MemberTextPrefix(TextKind::kVariant))) return TextKind::kVariant;
  return std::nullopt;
}

StorySequence SequenceOf(std::string_view key) {
  if (key.size() != 9 || std::string_view("stfv").find(key[0]) == std::string_view::npos) return {};
  std::uint64_t value = 0;
  for (const char byte : key.substr(1))
    value = value << 8 | static_cast<unsigned char>(byte);
  return {value};
}

std::string EncodeStory(const Story& story) {
  ByteWriter out;
  out.Unsigned(kStoryFormat).Unsigned(story.sequence.value);
  out.Fixed64(story.id.high).Fixed64(story.id.low).Unsigned(story.revision);
  out.Unsigned((story.killed ? 1U : 0U) | (story.roundup ? 2U : 0U));
  out.Time(story.founded);
  out.Time(story.first_created);
  out.Unsigned(story.copies).Unsigned(story.members.size());
  for (const Member& member : story.members)
    WriteMember(out, member);
  return out.Take();
}

Result<Story> DecodeStory(std::string_view bytes) {
  ByteReader in(bytes);
  const std::uint64_t format = in.Unsigned();
  Story story;
  story.sequence.value = in.Unsigned();
  story.id.high = in.Fixed64();
  story.id.low = in.Fixed64();
  story.revision = static_cast<std::uint32_t>(in.Unsigned());
  const std::uint64_t flags = in.Below(4, "flags");
  story.killed = (flags & 1) != 0;
  story.roundup = (flags & 2) != 0;
  story.founded = in.Time();
  story.first_created = in.Time();
  story.copies = static_cast<std::uint32_t>(in.Unsigned());
  const std::uint64_t members = in.Unsigned();
  for (std::uint64_t i = 0; i < members && in.ok(); ++i)
    story.members.push_back(ReadMember(in));
  if (format != kStoryFormat || !in.ok()) return Refuse("story", format, kStoryFormat, in);
  if (story.members.empty()) return Fail(ErrorCode::kMalformed, "state: story: found no member");
  return story;
}

std::string EncodeStoredText(const StoredText& root) {
  ByteWriter out;
  out.Unsigned(kRootFormat).Unsigned(root.sketch.size());
  for (const std::uint32_t fingerprint : root.sketch)
    out.Fixed32(fingerprint);
  out.Text(Compress(Utf8Prefix(root.text, kRootTextBytesMax)));
  return out.Take();
}

Result<StoredText> DecodeStoredText(std::string_view bytes) {
  ByteReader in(bytes);
  const std::uint64_t format = in.Unsigned();
  const std::uint64_t count = in.Unsigned();
  StoredText root;
  for (std::uint64_t i = 0; i < count && in.ok(); ++i)
    root.sketch.push_back(in.Fixed32());
  const std::string_view compressed = in.Text();
  const bool is_known = format >= 1 && format <= kRootFormat;
  if (!is_known || !in.ok()) return Refuse("root", format, kRootFormat, in);
  if (format <= kRootFormatOfOtherHashes) root.sketch.clear();
  Result<std::string> text = Decompress(compressed, kRootTextBytesMax);
  if (!text) return std::unexpected(text.error());
  root.text = std::move(*text);
  return root;
}

std::string EncodeMemberText(const MemberText& member) {
  ByteWriter out;
  out.Unsigned(kMemberTextFormat).Unsigned(member.id.value);
  out.Time(member.time);
  return out.Text(member.article).Text(EncodeStoredText(member.text)).Take();
}

Result<MemberText> DecodeMemberText(std::string_view bytes) {
  ByteReader in(bytes);
  const std::uint64_t format = in.Unsigned();
  MemberText member;
  member.id.value = in.Unsigned();
  member.time = in.Time();
  member.article = in.Text();
  const std::string_view text = in.Text();
  if (format != kMemberTextFormat || !in.ok()) {
    return Refuse("member text", format, kMemberTextFormat, in);
  }
  Result<StoredText> root = DecodeStoredText(text);
  if (!root) return std::unexpected(root.error());
  member.text = std::move(*root);
  return member;
}

Result<TextId> DecodeMemberTextId(std::string_view bytes) {
  ByteReader in(bytes);
  const std::uint64_t format = in.Unsigned();
  const TextId id{in.Unsigned()};
  if (format != kMemberTextFormat || !in.ok()) {
    return Refuse("member text", format, kMemberTextFormat, in);
  }
  return id;
}

std::string EncodeArticle(const ArticleEntry& entry) {
  ByteWriter out;
  out.Unsigned(kArticleFormat).Unsigned(entry.story.value).Text(entry.at.topic);
  out.Signed(entry.at.partition.value).Signed(entry.at.offset.value).Fixed64(entry.text_hash);
  out.Text(entry.version);
  out.OptionalTime(entry.updated);
  return out.Take();
}

Result<ArticleEntry> DecodeArticle(std::string_view bytes) {
  ByteReader in(bytes);
  const std::uint64_t format = in.Unsigned();
  ArticleEntry entry;
  entry.story.value = in.Unsigned();
  entry.at.topic = in.Text();
  entry.at.partition.value = static_cast<std::int32_t>(in.Signed());
  entry.at.offset.value = in.Signed();
  entry.text_hash = in.Fixed64();
  entry.version = in.Text();
  entry.updated = in.OptionalTime();
  if (format != kArticleFormat || !in.ok()) return Refuse("article", format, kArticleFormat, in);
  return entry;
}

std::string EncodeClock(const StateClock& clock) {
  ByteWriter out;
  out.Unsigned(kClockFormat);
  out.Time(clock.event_time);
  return out.Unsigned(clock.last_story.value).Take();
}

Result<StateClock> DecodeClock(std::string_view bytes) {
  ByteReader in(bytes);
  const std::uint64_t format = in.Unsigned();
  StateClock clock;
  clock.event_time = in.Time();
  clock.last_story.value = in.Unsigned();
  if (format != kClockFormat || !in.ok()) return Refuse("clock", format, kClockFormat, in);
  return clock;
}

}  // namespace wiresift
