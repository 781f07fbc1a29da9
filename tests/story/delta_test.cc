#include "story/delta.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "core/limits.h"
#include "core/names.h"
#include "support/article_builder.h"
#include "support/invented_text.h"
#include "support/random.h"

namespace wiresift {
namespace {

std::string ToHexText(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    out += kDigits[static_cast<unsigned char>(c) >> 4];
    out += kDigits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

std::string FromHexText(std::string_view hex) {
  std::string out;
  const auto digit = [&](std::size_t at) {
    return hex[at] <= '9' ? hex[at] - '0' : hex[at] - 'a' + 10;
  };
  for (std::size_t at = 0; at + 1 < hex.size(); at += 2) {
    out += static_cast<char>(digit(at) << 4 | digit(at + 1));
  }
  return out;
}

std::string RandomText(tests::Random& random) {
  return random.Bytes(random.Below(20));
}

std::optional<Timestamp> RandomTime(tests::Random& random) {
  if (random.Chance(1, 3)) return std::nullopt;
  return Timestamp(
      std::chrono::milliseconds(static_cast<std::int64_t>(random.Bits() >> 20) - 1'000'000));
}

Story RandomStory(tests::Random& random) {
  Story story;
  story.sequence.value = random.Bits() >> random.Below(64);
  story.id = {random.Bits(), random.Bits()};
  story.revision = static_cast<std::uint32_t>(random.Bits());
  story.killed = random.Chance(1, 2);
  story.roundup = random.Chance(1, 2);
  story.founded = RandomTime(random).value_or(Timestamp());
  story.first_created = RandomTime(random).value_or(Timestamp());
  story.copies = static_cast<std::uint32_t>(random.Bits());
  for (std::size_t n = 1 + random.Below(5); n > 0; --n) {
    story.members.push_back({.article = RandomText(random),
                             .url = RandomText(random),
                             .source = RandomText(random),
                             .relation = static_cast<Relation>(random.Below(kCountOf<Relation>)),
                             .containment_new = static_cast<double>(random.Below(1'000)) / 999,
                             .containment_old = static_cast<double>(random.Below(1'000)) / 999,
                             .cover = static_cast<double>(random.Below(1'000)) / 999,
                             .published = RandomTime(random)});
  }
  return story;
}

/// Encoding is one to one, so equal bytes mean equal values.
TEST(Delta, PartsComeBack) {
  constexpr std::uint64_t kSeed = 31;
  tests::Random random(kSeed);
  for (int i = 0; i < 3'000; ++i) {
    SCOPED_TRACE("seed " + std::to_string(kSeed) + ", round " + std::to_string(i));
    const std::string story = EncodeStory(RandomStory(random));
    const auto story_back = DecodeStory(story);
    ASSERT_TRUE(story_back) << story_back.error().detail;
    ASSERT_EQ(EncodeStory(*story_back), story);

    const std::string article =
        EncodeArticle({.story = {random.Bits()},
                       .at = {RandomText(random), PartitionId{-1}, Offset{1LL << 60}},
                       .text_hash = random.Bits(),
                       .version = RandomText(random),
                       .updated = RandomTime(random)});
    const auto article_back = DecodeArticle(article);
    ASSERT_TRUE(article_back) << article_back.error().detail;
    ASSERT_EQ(EncodeArticle(*article_back), article);

    const std::string clock =
        EncodeClock({RandomTime(random).value_or(Timestamp()), {random.Bits()}});
    const auto clock_back = DecodeClock(clock);
    ASSERT_TRUE(clock_back);
    ASSERT_EQ(EncodeClock(*clock_back), clock);
  }
}

TEST(Delta, AMembersTextComesBackAndItsIdAlone) {
  const MemberText member{.id = {1'234'567},
                          .time = Timestamp(std::chrono::milliseconds(99)),
                          .article = "a1",
                          .text = {{1, 2, 3}, tests::StoryText(5, 2)}};
  const std::string bytes = EncodeMemberText(member);
  const Result<MemberText> back = DecodeMemberText(bytes);
  ASSERT_TRUE(back) << back.error().detail;
  EXPECT_EQ(back->id, member.id);
  EXPECT_EQ(back->time, member.time);
  EXPECT_EQ(back->article, member.article);
  EXPECT_EQ(back->text.text, member.text.text);
  EXPECT_EQ(back->text.sketch, member.text.sketch);
  const Result<TextId> id = DecodeMemberTextId(bytes);
  ASSERT_TRUE(id) << id.error().detail;
  EXPECT_EQ(*id, member.id);
  EXPECT_FALSE(DecodeMemberTextId("\x09" + bytes.substr(1))) << "another format";
  EXPECT_FALSE(DecodeMemberTextId(bytes.substr(0, 2)));
}

/// A later version may know relations and flags that this one would take for others.
TEST(Delta, UnknownRelationsAndFlagsAreRefused) {
  Story story;
  story.members.push_back({.article = "a1", .url = "", .source = "s", .published = {}});
  const std::string bytes = EncodeStory(story);
  story.members[0].relation = Relation::kRelated;
  story.roundup = true;
  const std::string changed = EncodeStory(story);
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < bytes.size(); ++i)
    if (bytes[i] != changed[i]) places.push_back(i);
  ASSERT_EQ(places.size(), 2U) << "one byte of flags, one of the relation";

  std::string flags = bytes;
  flags[places[0]] = 4;
  EXPECT_EQ(DecodeStory(flags).error().detail, "state: story: byte " + std::to_string(places[0]) +
                                                   ": flags: found 4, expected a number below 4");
  std::string relation = bytes;
  relation[places[1]] = static_cast<char>(kCountOf<Relation>);
  const auto refused = DecodeStory(relation);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kMalformed);
  EXPECT_EQ(refused.error().detail, "state: story: byte " + std::to_string(places[1]) +
                                        ": relation: found 7, expected a number below 7");
}

TEST(Delta, AnotherFormatIsRefusedByItsNumber) {
  Story story;
  story.members.push_back({.article = "a1", .url = "", .source = "s", .published = {}});
  EXPECT_EQ(DecodeStory("\x09" + EncodeStory(story).substr(1)).error().detail,
            "state: story: found format 9, expected 1");
}

TEST(Delta, FieldsStandWhereTheyStood) {
  tests::Random random(5);
  const Story story = RandomStory(random);
  const auto back = DecodeStory(EncodeStory(story));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->sequence, story.sequence);
  EXPECT_EQ(back->id, story.id);
  EXPECT_EQ(back->revision, story.revision);
  EXPECT_EQ(back->killed, story.killed);
  EXPECT_EQ(back->roundup, story.roundup);
  EXPECT_EQ(back->founded, story.founded);
  EXPECT_EQ(back->first_created, story.first_created);
  EXPECT_EQ(back->copies, story.copies);
  ASSERT_EQ(back->members.size(), story.members.size());
  EXPECT_EQ(back->members[0].article, story.members[0].article);
  EXPECT_EQ(back->members[0].relation, story.members[0].relation);
  EXPECT_EQ(back->members[0].cover, story.members[0].cover);
  EXPECT_EQ(back->members[0].published, story.members[0].published);
}

TEST(Delta, RootsComeBackCutToTheirLimitBetweenCharacters) {
  const StoredText small{{1, 7, 0xFFFFFFFF}, tests::StoryText(1)};
  const auto back = DecodeStoredText(EncodeStoredText(small));
  ASSERT_TRUE(back) << back.error().detail;
  EXPECT_EQ(back->sketch, small.sketch);
  EXPECT_EQ(back->text, small.text);

  StoredText large{{}, "a"};
  while (large.text.size() <= kRootTextBytesMax + 10)
    large.text += "\u20AC";
  const auto cut = DecodeStoredText(EncodeStoredText(large));
  ASSERT_TRUE(cut) << cut.error().detail;
  EXPECT_EQ(cut->text, large.text.substr(0, 1 + (kRootTextBytesMax - 1) / 3 * 3));
}

struct Part {
  std::string_view name;
  std::string bytes;
  std::function<bool(std::string_view)> decodes;
};

std::vector<Part> Parts() {
  Story story;
  story.sequence = {7};
  story.id = {0x0123456789ABCDEF, 0xFEDCBA9876543210};
  story.revision = 2;
  story.roundup = true;
  story.founded = tests::At(std::chrono::seconds(1));
  story.first_created = tests::At(std::chrono::seconds(2));
  story.members = {
      {.article = "a1", .url = "https://a.example/1", .source = "A", .published = tests::At({})},
      {.article = "b2", .relation = Relation::kCopy, .containment_new = 0.5}};
  story.copies = 1;
  const ArticleEntry entry{.story = {7},
                           .at = tests::RawAt(300, 2),
                           .text_hash = 0x1122334455667788,
                           .version = "3",
                           .updated = tests::At({})};
  return {
      {"story", EncodeStory(story), [](std::string_view b) { return DecodeStory(b).has_value(); }},
      {"root", EncodeStoredText({{1, 2, 3}, "Some words."}),
       [](std::string_view b) { return DecodeStoredText(b).has_value(); }},
      {"article", EncodeArticle(entry),
       [](std::string_view b) { return DecodeArticle(b).has_value(); }},
      {"clock", EncodeClock({tests::At({}), {9}}),
       [](std::string_view b) { return DecodeClock(b).has_value(); }},
  };
}

/// Bytes as they lie in changelogs: a new format needs a new version byte, and these must go on
/// being read.
TEST(Delta, OldBytesAreStillReadAndWritten) {
  const std::vector<std::string_view> old = {
      "0107efcdab89674523011032547698badcfe0202d0cf85f0a965a0df85f0a9650102026131136874"
      "7470733a2f2f612e6578616d706c652f31014100000000000000f03f000000000000f03f00000000"
      "0000f03f0180c085f0a965026232000001000000000000e03f000000000000f03f000000000000f0"
      "3f00",
      "03030100000002000000030000001428b52ffd200b590000536f6d6520776f7264732e",
      "0107086e6577732e72617704d804887766554433221101330180c085f0a965",
      "0180c085f0a96509",
  };
  const std::vector<Part> parts = Parts();
  for (std::size_t i = 0; i < parts.size(); ++i) {
    EXPECT_TRUE(parts[i].decodes(FromHexText(old[i]))) << parts[i].name;
    EXPECT_EQ(ToHexText(parts[i].bytes), old[i]) << parts[i].name;
  }
}

TEST(Delta, RootsOfOlderFormatsHaveNoSketch) {
  for (const std::string_view format : {"01", "02"}) {
    const auto root = DecodeStoredText(
        FromHexText(std::string(format) +
                    "030100000002000000030000001428b52ffd200b590000536f6d6520776f7264732e"));
    ASSERT_TRUE(root) << root.error().detail;
    EXPECT_EQ(root->text, "Some words.");
    EXPECT_TRUE(root->sketch.empty()) << "it came from other hashes of words";
  }
}

TEST(Delta, CutBytesAreRefused) {
  for (const Part& part : Parts()) {
    for (std::size_t size = 0; size < part.bytes.size(); ++size) {
      EXPECT_FALSE(part.decodes(std::string_view(part.bytes).substr(0, size)))
          << part.name << " cut to " << size << " of " << part.bytes.size();
    }
  }
}

TEST(Delta, OtherFormatsAreRefused) {
  for (const Part& part : Parts()) {
    std::string bytes = part.bytes;
    bytes[0] = 9;
    EXPECT_FALSE(part.decodes(bytes)) << part.name;
  }
}

/// A flipped bit may read as another value, but never as more than there is, and never crashes.
TEST(Delta, DamagedBytesNeverCrash) {
  constexpr std::uint64_t kSeed = 12;
  tests::Random random(kSeed);
  std::size_t refused = 0;
  for (int i = 0; i < 20'000; ++i) {
    for (const Part& part : Parts()) {
      std::string bytes = part.bytes;
      for (std::size_t n = 1 + random.Below(3); n > 0; --n) {
        bytes[random.Below(bytes.size())] = static_cast<char>(random.Below(256));
      }
      refused += part.decodes(bytes) ? 0 : 1;
    }
  }
  EXPECT_GT(refused, 0U);
}

TEST(Keys, SortByAgeAndName) {
  EXPECT_LT(StoryKey({1}), StoryKey({2}));
  EXPECT_LT(StoryKey({255}), StoryKey({256}));
  EXPECT_LT(StoryKey({0x7FFFFFFFFFFFFFFF}), StoryKey({0x8000000000000000}));
  EXPECT_TRUE(StoryKey({1}).starts_with(kStoryKeyPrefix));
  EXPECT_EQ(SequenceOf(StoryKey({0x0102030405060708})).value, 0x0102030405060708U);
  EXPECT_EQ(SequenceOf(RootKey({77})).value, 77U);
  EXPECT_EQ(SequenceOf(ArticleKey("12345678")).value, 0U) << "an article's key is no story's";
  EXPECT_EQ(SequenceOf("s").value, 0U);
  EXPECT_NE(StoryKey({5}), RootKey({5}));
  EXPECT_NE(ArticleKey(""), ClockKey());
}

}  // namespace
}  // namespace wiresift
