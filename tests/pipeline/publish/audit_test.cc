#include "pipeline/publish/audit.h"

#include <string>

#include <gtest/gtest.h>

#include "core/hash.h"
#include "core/limits.h"
#include "core/utf8.h"
#include "support/article_builder.h"
#include "support/json_path.h"

namespace wiresift {
namespace {

using tests::JsonAt;

const RenderOptions kOptions{.config_hash = "c0ffee", .engine_version = "9.8.7"};

Decision CopyDecision() {
  Decision decision;
  decision.verdict = Verdict::kCopy;
  decision.story = StoryId{1, 2};
  decision.relation = Relation::kExcerpt;
  decision.of = "first";
  decision.rule = MatchRule::kJoin;
  decision.scores.containment_new = 0.75;
  decision.spans = {{0, 10, 5, 15}};
  return decision;
}

/// Readers of the audit topic rely on these fields.
TEST(Audit, HoldsTheFieldsOfTheContract) {
  CleanRecord record = tests::CleanBuilder{.offset = 9, .id = "second"}.Build();
  record.removed = {
      {.kind = RemovalClass::kShare, .rule = "en.share", .start = 1, .end = 5, .text = "Share"}};
  record.removed_count = 1;
  record.provenance = {{.agency = "AP", .kind = ProvenanceKind::kByline}};
  const Output audit = RenderAudit(CopyDecision(), record, kOptions);
  EXPECT_EQ(audit.channel, Channel::kAudit);
  EXPECT_EQ(audit.key, "second");
  EXPECT_FALSE(audit.partition) << "the key decides";
  const std::string& json = *audit.value;
  EXPECT_EQ(JsonAt(json, "kind"), "verdict");
  EXPECT_EQ(JsonAt(json, "article"), "second");
  EXPECT_EQ(JsonAt(json, "input"), R"({"topic":"news.raw","partition":0,"offset":9})");
  EXPECT_EQ(JsonAt(json, "verdict"), "copy");
  EXPECT_EQ(JsonAt(json, "story"), StoryUri({1, 2}));
  EXPECT_EQ(JsonAt(json, "relation"), "excerpt");
  EXPECT_EQ(JsonAt(json, "of"), "first");
  EXPECT_EQ(JsonAt(json, "rule"), "cover>=join");
  EXPECT_EQ(JsonAt(json, "scores.containment_new"), "0.75");
  EXPECT_EQ(JsonAt(json, "spans.0.of_end"), "15");
  EXPECT_EQ(JsonAt(json, "removed.0.text"), "Share");
  EXPECT_EQ(JsonAt(json, "provenance.0.agency"), "AP");
  EXPECT_EQ(JsonAt(json, "rules"), "test-rules");
  EXPECT_EQ(JsonAt(json, "config"), "c0ffee");
  EXPECT_EQ(JsonAt(json, "engine"), "9.8.7");
  for (const std::string_view absent :
       {"reason", "action", "revision", "removed_count", "spans_truncated", "changes", "guarded"}) {
    EXPECT_EQ(JsonAt(json, absent), "(none)") << absent;
  }
}

TEST(Audit, SaysWhatWasCutAndKept) {
  CleanRecord record = tests::CleanBuilder{.id = "a"}.Build();
  record.removed_count = 3;
  record.guarded = true;
  Decision decision = CopyDecision();
  decision.spans_truncated = true;
  decision.changes = {.listed = {{.from = "Nine", .to = "Eleven"}}, .count = 7};
  decision.cause = Cause::kRepeated;
  const std::string json = *RenderAudit(decision, record, kOptions).value;
  EXPECT_EQ(JsonAt(json, "changes.0.to"), "Eleven");
  EXPECT_EQ(JsonAt(json, "changes_count"), "7");
  EXPECT_EQ(JsonAt(json, "removed_count"), "3");
  EXPECT_EQ(JsonAt(json, "guarded"), "true");
  EXPECT_EQ(JsonAt(json, "spans_truncated"), "true");
  EXPECT_EQ(JsonAt(json, "reason"), "repeated");
}

TEST(Audit, NamesActionAndRevisionOfWhatWasPublished) {
  Decision decision;
  decision.verdict = Verdict::kPublished;
  decision.relation = Relation::kOriginal;
  decision.publications = {{.action = Action::kCorrect}};
  decision.publications[0].story.revision = 4;
  const std::string json = *RenderAudit(decision, {}, kOptions).value;
  EXPECT_EQ(JsonAt(json, "action"), "correct");
  EXPECT_EQ(JsonAt(json, "revision"), "4");
  EXPECT_EQ(JsonAt(json, "scores"), "(none)") << "there was nothing to compare it with";
}

Record BadRecord(std::string value) {
  Record record = tests::RawRecord(4, std::move(value), "the-key");
  record.headers = {{"x", "y"}};
  return record;
}

const Error kError{ErrorCode::kMalformed, "byte 3: \"odd\"", Reason::kNotJson};

TEST(Rejection, IsTheVerdictOfABrokenRecord) {
  const Output audit = RenderRejectedVerdict(tests::RawAt(4), "the-key", kError, kOptions);
  EXPECT_EQ(audit.channel, Channel::kAudit);
  EXPECT_EQ(audit.key, "the-key");
  const std::string& json = *audit.value;
  EXPECT_EQ(JsonAt(json, "kind"), "verdict");
  EXPECT_EQ(JsonAt(json, "article"), "the-key");
  EXPECT_EQ(JsonAt(json, "verdict"), "rejected");
  EXPECT_EQ(JsonAt(json, "reason"), "not-json");
  EXPECT_EQ(JsonAt(json, "detail"), "byte 3: \"odd\"");
  EXPECT_EQ(JsonAt(json, "input.offset"), "4");
  EXPECT_EQ(JsonAt(json, "config"), "c0ffee");
}

std::string HeaderValue(const Output& output, std::string_view name) {
  std::string found = "(none)";
  for (const Header& header : output.headers) {
    if (header.name == name) found = header.value;
  }
  return found;
}

TEST(DeadLetter, IsTheRecordAsItCameWithItsReason) {
  const Record record = BadRecord(std::string("\xFF\0raw", 5));
  const Output letter = RenderDeadLetter(record, kError);
  EXPECT_EQ(letter.channel, Channel::kRejected);
  EXPECT_EQ(letter.key, "the-key");
  EXPECT_EQ(letter.value, record.value);
  EXPECT_EQ(letter.headers[0], (Header{"x", "y"})) << "its own headers first";
  EXPECT_EQ(HeaderValue(letter, "ws-error-reason"), "not-json");
  EXPECT_EQ(HeaderValue(letter, "ws-error-detail"), kError.detail);
  EXPECT_EQ(HeaderValue(letter, "ws-input"), "news.raw/0/4");
  EXPECT_EQ(HeaderValue(letter, "ws-original-bytes"), "(none)");
}

TEST(DeadLetter, OfADeletionHasNoValue) {
  Record record = BadRecord("");
  record.value.reset();
  EXPECT_FALSE(RenderDeadLetter(record, kError).value);
}

TEST(DeadLetter, LargerThanAnOutputIsCutAndNamed) {
  const std::string whole(kOutputBytesMax + 1'000, 'x');
  const Output letter = RenderDeadLetter(BadRecord(whole), kError);
  std::size_t bytes = letter.key.size() + letter.value->size();
  for (const Header& header : letter.headers)
    bytes += header.name.size() + header.value.size();
  EXPECT_LE(bytes, kOutputBytesMax);
  EXPECT_TRUE(whole.starts_with(*letter.value));
  EXPECT_EQ(HeaderValue(letter, "ws-original-bytes"), std::to_string(whole.size()));
  const auto [high, low] = Hash128(whole);
  EXPECT_EQ(HeaderValue(letter, "ws-original-xxh128"), ToHex(high) + ToHex(low));
}

/// Keys and headers are the sender's too: whatever their size, the letter can be written.
TEST(DeadLetter, HasABoundWhateverKeyAndHeadersAre) {
  Record record = BadRecord(std::string(1'000'000, 'v'));
  record.key = std::string(5'000'000, 'k');
  for (int i = 0; i < 50; ++i)
    record.headers.push_back({"h", std::string(100'000, 'h')});
  const Output letter = RenderDeadLetter(record, kError);
  std::size_t bytes = letter.key.size() + letter.value.value_or("").size();
  for (const Header& header : letter.headers)
    bytes += header.name.size() + header.value.size();
  EXPECT_LE(bytes, kOutputBytesMax);
  EXPECT_EQ(HeaderValue(letter, "ws-error-reason"), "not-json");
}

}  // namespace
}  // namespace wiresift
