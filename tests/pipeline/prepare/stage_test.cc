#include "pipeline/prepare/stage.h"

#include <set>
#include <string>
#include <variant>

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

/// What the stage passes on of a record.
ToPass Passed(const Stage& stage, const Record& record) {
  return std::get<ToPass>(stage.Prepare(record).made);
}

/// The article that the stage finds in a record.
ToDecide Found(const Stage& stage, const Record& record) {
  return std::get<ToDecide>(stage.Prepare(record).made);
}

TEST(CleanStage, ForwardsWhatItMadeOfARecord) {
  const Prepared prepared = Make(StageKind::kClean).Prepare(RawRecord(5, kJson));
  const auto& made = std::get<ToPass>(prepared.made);
  ASSERT_EQ(made.outputs.size(), 1U);
  const Output& output = made.outputs[0];
  EXPECT_EQ(output.channel, Channel::kClean);
  EXPECT_EQ(output.partition, PartitionId{0});
  EXPECT_EQ(output.key, "a1");
  const auto record = DecodeCleanRecord(*output.value);
  ASSERT_TRUE(record);
  EXPECT_EQ(record->raw, tests::RawAt(5));
  EXPECT_EQ(prepared.offset, Offset{5});
  EXPECT_EQ(prepared.bytes, kJson.size());
  EXPECT_FALSE(made.rejected);
}

TEST(Stages, RejectABrokenRecordWithLetterAndVerdict) {
  for (const StageKind kind : {StageKind::kClean, StageKind::kStory, StageKind::kFused}) {
    SCOPED_TRACE(NameOf(kind));
    const ToPass made = Passed(Make(kind), RawRecord(5, "\x7F broken", "key"));
    ASSERT_EQ(made.outputs.size(), 2U);
    EXPECT_EQ(made.outputs[0].channel, Channel::kRejected);
    EXPECT_EQ(made.outputs[1].channel, Channel::kAudit);
    ASSERT_TRUE(made.rejected);
    EXPECT_EQ(tests::JsonAt(*made.outputs[1].value, "reason"), NameOf(*made.rejected));
    EXPECT_EQ(*made.rejected,
              kind == StageKind::kStory ? Reason::kBadCleanRecord : Reason::kNotJson);
  }
}

/// The key of the audit record, which is the article it names.
std::string RejectedId(const Prepared& prepared) {
  const auto& made = std::get<ToPass>(prepared.made);
  const Output& audit = made.outputs.at(1);
  EXPECT_EQ(tests::JsonAt(*audit.value, "article"), audit.key);
  EXPECT_EQ(made.article_id, audit.key) << "what a refusal of these outputs would name";
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
    EXPECT_EQ(std::get<ToPass>(prepared.made).rejected, Reason::kCrashed);
    EXPECT_EQ(RejectedId(prepared), "key");
    EXPECT_EQ(RejectedId(refuse("")), "news.raw/0/4");
    EXPECT_EQ(RejectedId(refuse("\xFF")), "news.raw/0/4");
  }
}

/// Fused and two-stage give the engine the same article.
TEST(Stages, TwoHopsGiveWhatOneGives) {
  const Record raw = RawRecord(5, kJson);
  const ToDecide fused = Found(Make(StageKind::kFused), raw);
  const ToPass clean = Passed(Make(StageKind::kClean), raw);
  const Prepared prepared = Make(StageKind::kStory)
                                .Prepare({.at = {"wiresift.clean", PartitionId{0}, Offset{77}},
                                          .timestamp = raw.timestamp,
                                          .value = clean.outputs[0].value});
  EXPECT_EQ(prepared.offset, Offset{77});
  const auto& story = std::get<ToDecide>(prepared.made);
  EXPECT_EQ(EncodeCleanRecord(fused.record), EncodeCleanRecord(story.record));
  EXPECT_EQ(fused.tokens.size(), story.tokens.size());
  EXPECT_EQ(fused.stream_time, story.stream_time);
  EXPECT_EQ(story.record.raw, raw.at) << "verdicts name the raw record";
}

TEST(StoryStage, SketchesRecordsOfAnOlderFormat) {
  const ToPass clean = Passed(Make(StageKind::kClean), RawRecord(5, kJson));
  std::string old = *clean.outputs[0].value;
  old[0] = 2;
  const CleanRecord story =
      Found(Make(StageKind::kStory), {.at = {}, .timestamp = At({}), .value = old}).record;
  EXPECT_FALSE(story.sketch.empty());
  EXPECT_EQ(story.sketch, DecodeCleanRecord(*clean.outputs[0].value)->sketch);
}

TEST(StoryStage, DeletionsPassThrough) {
  const ToPass clean = Passed(Make(StageKind::kClean), RawRecord(5, std::nullopt, "a1"));
  ASSERT_EQ(clean.outputs.size(), 1U);
  ASSERT_TRUE(clean.outputs[0].value) << "the clean topic has no tombstones";
  const CleanRecord story = Found(Make(StageKind::kStory),
                                  {.at = {}, .timestamp = At({}), .value = clean.outputs[0].value})
                                .record;
  EXPECT_TRUE(story.deletion);
  EXPECT_EQ(story.article.id, "a1");
}

TEST(StoryStage, AStampFromTheFutureIsTakenDown) {
  CleanRecord record = tests::CleanBuilder{.id = "a", .text = "Words."}.Build();
  record.event_time = At(std::chrono::hours(24 * 365));
  const auto event_time = [&](Timestamp appended) {
    const Record clean{.at = {}, .timestamp = appended, .value = EncodeCleanRecord(record)};
    return Found(Make(StageKind::kStory), clean).record.event_time;
  };
  EXPECT_EQ(event_time(At({})), At({}));
  record.event_time = At(std::chrono::hours(-5));
  EXPECT_EQ(event_time(At({})), At(std::chrono::hours(-5)));
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
