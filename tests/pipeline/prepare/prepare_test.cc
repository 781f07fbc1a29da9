#include "pipeline/prepare/prepare.h"

#include <algorithm>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "core/hash.h"
#include "core/limits.h"
#include "core/utf8.h"
#include "publisher/masked_hash.h"
#include "support/article_builder.h"
#include "support/case_name.h"
#include "support/invented_text.h"
#include "text/words/tokens.h"

namespace wiresift {
namespace {

using tests::At;
using tests::JsonArticle;
using tests::RawRecord;

struct RejectCase {
  std::string_view name;
  std::string value;
  Reason want;
};

class PrepareRejects : public testing::TestWithParam<RejectCase> {};

TEST_P(PrepareRejects, WithItsReason) {
  PrepareOptions options;
  options.input.max_bytes = 10'000;
  const auto record = PrepareRecord(RawRecord(1, GetParam().value), options);
  ASSERT_FALSE(record);
  EXPECT_EQ(NameOf(record.error().reason), NameOf(GetParam().want)) << record.error().detail;
}

INSTANTIATE_TEST_SUITE_P(
    Table, PrepareRejects,
    testing::Values(
        RejectCase{"Empty", "", Reason::kEmptyRecord},
        RejectCase{"NotJson", "?!", Reason::kNotJson},
        RejectCase{"Truncated", R"({"body":"wor)", Reason::kNotJson},
        RejectCase{"InvalidUtf8", "{\"body\":\"\xC3(\"}", Reason::kBadUtf8},
        RejectCase{"WrongType", R"({"body":1})", Reason::kWrongType},
        RejectCase{"NoText", R"({"title":"T"})", Reason::kNoText},
        RejectCase{"NothingButTags", R"({"body":"<p> <br/> </p><div></div>"})", Reason::kNoText},
        RejectCase{"TooLarge", std::string(10'001, ' '), Reason::kTooLarge},
        RejectCase{"TooDeep", std::string(100, '['), Reason::kTooDeep},
        RejectCase{"UnknownStatus", R"({"body":"w","pubStatus":"x"})", Reason::kUnknownStatus}),
    tests::kCaseName);

TEST(Prepare, RejectsMoreCleanTextThanCanBePublished) {
  std::string body;
  for (std::uint64_t n = 0; body.size() <= kCleanTextBytesMax; ++n)
    body += tests::StoryText(n, 20) + "\n\n";
  const auto record = PrepareRecord(RawRecord(1, JsonArticle{.id = "a", .body = body}.Json()), {});
  ASSERT_FALSE(record);
  EXPECT_EQ(record.error().reason, Reason::kTooLarge) << record.error().detail;
}

TEST(Prepare, MakesACleanRecordOfAnArticle) {
  const std::string text = tests::StoryText(1);
  Record raw = RawRecord(7, JsonArticle{.id = "a1",
                                        .title = "A title",
                                        .body = text,
                                        .source = "a.example",
                                        .url = "https://a.example/1",
                                        .language = "en"}
                                .Json());
  raw.headers = {{"other", "x"}, {"traceparent", "00-1-2-01"}, {"traceparent", "second"}};
  auto record = PrepareRecord(raw, {});
  ASSERT_TRUE(record) << record.error().detail;
  EXPECT_EQ(record->raw, raw.at);
  EXPECT_EQ(record->event_time, raw.timestamp);
  EXPECT_FALSE(record->deletion);
  EXPECT_EQ(record->article.id, "a1");
  EXPECT_EQ(record->article.title, "A title");
  EXPECT_EQ(record->article.body, "") << "the text is the cleaned one";
  EXPECT_EQ(record->text, text);
  EXPECT_EQ(TokenizeArticle(*record, 8).size(), Tokenize(text).size());
  EXPECT_FALSE(record->sketch.empty());
  EXPECT_EQ(record->sketch, MakeSketch(Tokenize(text), 8));
  EXPECT_EQ(record->trace_parent, "00-1-2-01");
  EXPECT_EQ(record->rules, CleanRulesVersion());
  EXPECT_EQ(record->article.language, "en");
}

TEST(Prepare, TheSameRecordGivesTheSameBytes) {
  const Record raw = RawRecord(7, JsonArticle{.id = "a1", .body = tests::StoryText(2)}.Json());
  const auto first = PrepareRecord(raw, {});
  const auto second = PrepareRecord(raw, {});
  ASSERT_TRUE(first && second);
  EXPECT_EQ(EncodeCleanRecord(*first), EncodeCleanRecord(*second));
}

TEST(Prepare, LinesWithoutAStampTakeTheirOwnDate) {
  Record raw = RawRecord(
      1, JsonArticle{.id = "a", .body = "Some words.", .published = "2025-02-01T00:00:00Z"}.Json());
  raw.timestamp = {};
  EXPECT_EQ(PrepareRecord(raw, {})->event_time, ParseTime("2025-02-01T00:00:00Z"));
  raw.timestamp = At({});
  EXPECT_EQ(PrepareRecord(raw, {})->event_time, At({}));
}

TEST(Prepare, WithdrawalsAndPicturesCarryNoText) {
  const auto killed = PrepareRecord(
      RawRecord(1,
                JsonArticle{.id = "a", .body = "Words that must go.", .status = "canceled"}.Json()),
      {});
  ASSERT_TRUE(killed);
  EXPECT_EQ(killed->article.status, PubStatus::kCanceled);
  EXPECT_EQ(killed->text + killed->article.body, "");
  const auto picture =
      PrepareRecord(RawRecord(2, R"({"id":"p","type":"picture","body":"A caption."})"), {});
  ASSERT_TRUE(picture);
  EXPECT_FALSE(picture->article.is_text);
  EXPECT_EQ(picture->text + picture->article.body, "");
}

TEST(Prepare, ANullValueDeletesTheArticleThatItsKeyNames) {
  const auto deletion = PrepareRecord(RawRecord(3, std::nullopt, "article-1"), {});
  ASSERT_TRUE(deletion) << deletion.error().detail;
  EXPECT_TRUE(deletion->deletion);
  EXPECT_EQ(deletion->article.id, "article-1");
  EXPECT_EQ(deletion->raw, tests::RawAt(3));
  for (const std::optional<std::string>& key :
       {std::optional<std::string>(), std::optional<std::string>(""),
        std::optional<std::string>(" \t"), std::optional<std::string>("\xFF")}) {
    const auto nameless = PrepareRecord(RawRecord(3, std::nullopt, key), {});
    ASSERT_FALSE(nameless);
    EXPECT_EQ(nameless.error().reason, Reason::kEmptyRecord);
  }
}

/// A key that gave an article its id must also be able to delete it.
TEST(Prepare, TheKeyOfADeletionIsReadLikeTheKeyOfAnArticle) {
  for (const std::string& key :
       {std::string("plain"), std::string("  two   words\n"), std::string(5'000, 'k'),
        std::string("tag:reuters.com,2025:newsml_X:1")}) {
    const auto article =
        PrepareRecord(RawRecord(1, JsonArticle{.body = "Some words."}.Json(), key), {});
    const auto deletion = PrepareRecord(RawRecord(2, std::nullopt, key), {});
    ASSERT_TRUE(article && deletion);
    EXPECT_EQ(deletion->article.id, article->article.id);
  }
}

TEST(Prepare, RemovalsAreCappedAndCounted) {
  std::string html = "<p>" + tests::InventedText(1).Sentence() + "</p>";
  for (std::size_t i = 0; i < kRemovalsListedMax + 50; ++i) {
    html += "<p>" + tests::InventedText(i).Sentence() + "</p><p>Advertisement</p>";
  }
  const auto record = PrepareRecord(RawRecord(1, JsonArticle{.id = "a", .body = html}.Json()), {});
  ASSERT_TRUE(record) << record.error().detail;
  EXPECT_LE(record->removed.size(), kRemovalsListedMax);
  ASSERT_GT(record->removed_count, kRemovalsListedMax)
      << "the cleaner took less out than this test needs";
  EXPECT_EQ(record->removed.size(), kRemovalsListedMax);
  EXPECT_GE(record->removed_bytes,
            record->removed_count * std::string_view("Advertisement").size());
  for (const Removal& removal : record->removed) {
    EXPECT_LE(removal.text.size(), kRemovalTextBytesMax);
    EXPECT_EQ(FindInvalidUtf8(removal.text), std::nullopt);
    EXPECT_LT(removal.start, removal.end);
  }
}

TEST(HeaderOf, FindsTheFirstOfItsName) {
  Record record;
  record.headers = {{"a", "1"}, {"b", "2"}, {"b", "3"}};
  EXPECT_EQ(HeaderOf(record, "b"), "2");
  EXPECT_EQ(HeaderOf(record, "B"), "");
}

TEST(Prepare, CountsWhatWasCleanedByPublisherAndClass) {
  const std::string text = tests::StoryText(1);
  const auto cleaned = PrepareArticle(RawRecord(1, JsonArticle{.id = "a",
                                                               .body = text + "\n\nAdvertisement",
                                                               .url = "https://www.a.example/1"}
                                                       .Json()),
                                      {});
  ASSERT_TRUE(cleaned);
  EXPECT_EQ(cleaned->publisher, "a.example");
  EXPECT_EQ(cleaned->counts.articles, 1U);
  EXPECT_EQ(cleaned->counts.guarded, 0U);
  EXPECT_EQ(cleaned->counts.kept_bytes, text.size());
  EXPECT_EQ(cleaned->counts.removed_bytes[static_cast<std::size_t>(RemovalClass::kAd)], 13U);
}

TEST(Prepare, NamesTheProfileBesideTheRules) {
  PublisherProfile profile("a.example");
  profile.RaiseVersion();
  const std::string name = profile.name();
  PrepareOptions options;
  ASSERT_TRUE(options.profiles.Add(std::move(profile)));
  JsonArticle article{.id = "a", .body = tests::StoryText(1), .url = "https://www.a.example/1"};
  const auto with = PrepareRecord(RawRecord(1, article.Json()), options);
  article.url = "https://b.example/1";
  const auto without = PrepareRecord(RawRecord(1, article.Json()), options);
  ASSERT_TRUE(with && without);
  EXPECT_EQ(with->rules, std::string(CleanRulesVersion()) + "+" + name);
  EXPECT_EQ(without->rules, CleanRulesVersion());
}

constexpr std::string_view kFurniture = "This desk writes about the harbors of the coast.";

PrepareOptions WithTable(const PublisherTable& table) {
  PrepareOptions options;
  options.publishers = &table;
  return options;
}

/// A record of `source` whose page ends in the furniture.
Record FurnishedRecord(const std::string& source) {
  const std::string body = tests::StoryText(7) + "\n\n" + std::string(kFurniture);
  return RawRecord(1, JsonArticle{.id = "a", .title = "T", .body = body, .source = source}.Json());
}

void LearnFurniture(PublisherTable& table) {
  const std::string hash = ToHex(MaskedHash(kFurniture));
  const std::string value =
      R"({"domain":"a.example","scope":"0","learnt":[{"hash":")" + hash + R"("}]})";
  ASSERT_TRUE(table.Apply("a.example/0", value));
}

TEST(Memory, IsUsedAndNamedAndLearntOn) {
  PublisherTable table;
  LearnFurniture(table);
  const auto record = PrepareRecord(FurnishedRecord("sport.a.example"), WithTable(table));
  ASSERT_TRUE(record);
  EXPECT_FALSE(record->text.contains(kFurniture));
  EXPECT_TRUE(record->rules.ends_with("+" + table.Find("a.example")->name())) << record->rules;
  EXPECT_TRUE(std::ranges::binary_search(record->blocks, MaskedHash(kFurniture)))
      << "what is removed must not be forgotten";
}

TEST(Memory, OfAnotherPublisherIsNot) {
  PublisherTable table;
  LearnFurniture(table);
  const auto record = PrepareRecord(FurnishedRecord("b.example"), WithTable(table));
  ASSERT_TRUE(record);
  EXPECT_TRUE(record->text.contains(kFurniture));
  EXPECT_FALSE(record->rules.contains("memory")) << record->rules;
}

TEST(Memory, OffLeavesNoTrace) {
  const auto record = PrepareRecord(FurnishedRecord("a.example"), {});
  ASSERT_TRUE(record);
  EXPECT_TRUE(record->text.contains(kFurniture));
  EXPECT_TRUE(record->blocks.empty());
}

TEST(Memory, BlocksOfARecordAreBounded) {
  std::string body = tests::StoryText(7);
  for (std::size_t i = 0; i <= kRepeatableBlocksMax; ++i)
    body += "\n\nMore of " + std::string(1 + i / 26, static_cast<char>('a' + i % 26));
  const PublisherTable table;
  const auto record = PrepareRecord(
      RawRecord(1, JsonArticle{.id = "a", .body = body, .source = "a.example"}.Json()),
      WithTable(table));
  ASSERT_TRUE(record);
  EXPECT_TRUE(record->blocks_truncated);
  EXPECT_EQ(record->blocks.size(), kRepeatableBlocksMax);
}

}  // namespace
}  // namespace wiresift
