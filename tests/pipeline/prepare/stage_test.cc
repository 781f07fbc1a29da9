#include "pipeline/prepare/stage.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

#include "support/article_builder.h"
#include "support/invented_text.h"
#include "support/json_path.h"

namespace wiresift {
namespace {

using tests::At;
using tests::JsonArticle;
using tests::RawRecord;

const std::string kJson =
    JsonArticle{.id = "a1", .title = "T", .body = tests::StoryText(1), .language = "en"}.Json();

Stage Make(StageKind kind, std::int32_t partitions = 1) {
  return Stage(kind, {}, {.config_hash = "c"}, partitions);
}

TEST(CleanStage, ForwardsWhatItMadeOfARecord) {
  const Prepared prepared = Make(StageKind::kClean).Prepare(RawRecord(5, kJson));
  ASSERT_EQ(prepared.outputs.size(), 1U);
  const Output& output = prepared.outputs[0];
  EXPECT_EQ(output.channel, Channel::kClean);
  EXPECT_EQ(output.partition, PartitionId{0});
  EXPECT_EQ(output.key, "a1");
  const auto record = DecodeCleanRecord(*output.value);
  ASSERT_TRUE(record);
  EXPECT_EQ(record->raw, tests::RawAt(5));
  EXPECT_FALSE(prepared.article) << "the clean stage decides nothing";
  EXPECT_EQ(prepared.offset, Offset{5});
  EXPECT_EQ(prepared.bytes, kJson.size());
  EXPECT_FALSE(prepared.rejected);
}

TEST(Stages, RejectABrokenRecordWithLetterAndVerdict) {
  for (const StageKind kind : {StageKind::kClean, StageKind::kStory, StageKind::kFused}) {
    SCOPED_TRACE(NameOf(kind));
    const Prepared prepared = Make(kind).Prepare(RawRecord(5, "\x7F broken", "key"));
    EXPECT_FALSE(prepared.article);
    ASSERT_EQ(prepared.outputs.size(), 2U);
    EXPECT_EQ(prepared.outputs[0].channel, Channel::kRejected);
    EXPECT_EQ(prepared.outputs[1].channel, Channel::kAudit);
    ASSERT_TRUE(prepared.rejected);
    EXPECT_EQ(tests::JsonAt(*prepared.outputs[1].value, "reason"), NameOf(*prepared.rejected));
    EXPECT_EQ(*prepared.rejected,
              kind == StageKind::kStory ? Reason::kBadCleanRecord : Reason::kNotJson);
  }
}

/// The key of the audit record, which is the article it names.
std::string RejectedId(const Prepared& prepared) {
  const Output& audit = prepared.outputs.at(1);
  EXPECT_EQ(tests::JsonAt(*audit.value, "article"), audit.key);
  EXPECT_EQ(prepared.article_id, audit.key) << "what a refusal of these outputs would name";
  return audit.key;
}

TEST(Stages, ARejectionNamesTheArticleAsFarAsOneShows) {
  const Stage stage = Make(StageKind::kFused);
  EXPECT_EQ(RejectedId(stage.Prepare(RawRecord(4, R"({"id":"a1","body":3})", "key"))), "a1");
  EXPECT_EQ(RejectedId(stage.Prepare(RawRecord(4, "{\"id\":", "key"))), "key");
  EXPECT_EQ(RejectedId(stage.Prepare(RawRecord(4, "\xFF\xFE", "\xFF"))), "news.raw/0/4");
  EXPECT_EQ(RejectedId(stage.Prepare(RawRecord(4, std::nullopt, "\xFF"))), "news.raw/0/4");
}

/// The value may be what kills: reading it again would kill at every start.
TEST(Stages, ARecordThatKillsIsPutAsideWithoutALookAtItsValue) {
  for (const StageKind kind : {StageKind::kClean, StageKind::kStory, StageKind::kFused}) {
    SCOPED_TRACE(NameOf(kind));
    const auto refuse = [&](std::string key) {
      return Make(kind).Refuse(RawRecord(4, R"({"id":"read-from-deadly-bytes"})", key));
    };
    const Prepared prepared = refuse("key");
    EXPECT_EQ(prepared.rejected, Reason::kCrashed);
    EXPECT_EQ(RejectedId(prepared), "key");
    EXPECT_EQ(RejectedId(refuse("")), "news.raw/0/4");
    EXPECT_EQ(RejectedId(refuse("\xFF")), "news.raw/0/4");
  }
}

/// Fused and two-stage give the engine the same article.
TEST(Stages, TwoHopsGiveWhatOneGives) {
  const Record raw = RawRecord(5, kJson);
  const Prepared fused = Make(StageKind::kFused).Prepare(raw);
  const Prepared clean = Make(StageKind::kClean).Prepare(raw);
  const Prepared story = Make(StageKind::kStory)
                             .Prepare({.at = {"wiresift.clean", PartitionId{0}, Offset{77}},
                                       .timestamp = raw.timestamp,
                                       .value = clean.outputs[0].value});
  ASSERT_TRUE(fused.article && story.article);
  EXPECT_EQ(EncodeCleanRecord(*fused.article), EncodeCleanRecord(*story.article));
  EXPECT_EQ(fused.tokens.size(), story.tokens.size());
  EXPECT_EQ(fused.stream_time, story.stream_time);
  EXPECT_EQ(story.offset, Offset{77});
  EXPECT_EQ(story.article->raw, raw.at) << "verdicts name the raw record";
}

TEST(StoryStage, SketchesRecordsOfAnOlderFormat) {
  const Prepared clean = Make(StageKind::kClean).Prepare(RawRecord(5, kJson));
  std::string old = *clean.outputs[0].value;
  old[0] = 2;
  const Prepared story =
      Make(StageKind::kStory).Prepare({.at = {}, .timestamp = At({}), .value = old});
  ASSERT_TRUE(story.article);
  EXPECT_FALSE(story.article->sketch.empty());
  EXPECT_EQ(story.article->sketch, DecodeCleanRecord(*clean.outputs[0].value)->sketch);
}

TEST(StoryStage, DeletionsPassThrough) {
  const Prepared clean = Make(StageKind::kClean).Prepare(RawRecord(5, std::nullopt, "a1"));
  ASSERT_EQ(clean.outputs.size(), 1U);
  ASSERT_TRUE(clean.outputs[0].value) << "the clean topic has no tombstones";
  const Prepared story =
      Make(StageKind::kStory)
          .Prepare({.at = {}, .timestamp = At({}), .value = clean.outputs[0].value});
  ASSERT_TRUE(story.article);
  EXPECT_TRUE(story.article->deletion);
  EXPECT_EQ(story.article->article.id, "a1");
}

TEST(StoryStage, AStampFromTheFutureIsTakenDown) {
  CleanRecord record = tests::CleanBuilder{.id = "a", .text = "Words."}.Build();
  record.event_time = At(std::chrono::hours(24 * 365));
  const auto prepare = [&](Timestamp appended) {
    return Make(StageKind::kStory)
        .Prepare({.at = {}, .timestamp = appended, .value = EncodeCleanRecord(record)});
  };
  EXPECT_EQ(prepare(At({})).article->event_time, At({}));
  record.event_time = At(std::chrono::hours(-5));
  EXPECT_EQ(prepare(At({})).article->event_time, At(std::chrono::hours(-5)));
}

TEST(ScopePartition, GoesByLanguageAndSpreads) {
  CleanRecord record;
  std::set<std::int32_t> used;
  for (const std::string_view language :
       {"en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "ja", "zh", "und"}) {
    record.article.language = language;
    record.article.id = "a";
    const PartitionId partition = ScopePartition(record, 4);
    EXPECT_GE(partition.value, 0);
    EXPECT_LT(partition.value, 4);
    record.article.id = "b";
    EXPECT_EQ(ScopePartition(record, 4), partition) << "all of a language are compared";
    EXPECT_EQ(ScopePartition(record, 1), PartitionId{0});
    used.insert(partition.value);
  }
  EXPECT_GT(used.size(), 1U);
}

}  // namespace
}  // namespace wiresift
