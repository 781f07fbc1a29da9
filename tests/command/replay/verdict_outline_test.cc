#include "command/replay/verdict_outline.h"

#include <string>

#include <gtest/gtest.h>

#include "pipeline/publish/audit.h"
#include "support/article_builder.h"
#include "support/case_name.h"
#include "support/json_path.h"

namespace wiresift {
namespace {

using tests::CleanBuilder;
using tests::JsonAt;

VerdictOutline Published() {
  return {.input = tests::RawAt(7),
          .article = "a7",
          .verdict = "published",
          .reason = "",
          .relation = "original",
          .story = "urn:wiresift:story:1",
          .rules = "r1",
          .removed = {{"ad", "en.ad", 10, 20, "Buy this!"}},
          .text_hash = std::nullopt};
}

VerdictOutline Copy(std::string story) {
  VerdictOutline copy = Published();
  copy.verdict = "copy";
  copy.relation = "copy";
  copy.story = std::move(story);
  return copy;
}

TEST(VerdictOutlines, AreReadFromAuditRecords) {
  Decision decision;
  decision.verdict = Verdict::kCopy;
  decision.relation = Relation::kExcerpt;
  decision.story = StoryIdOf(tests::RawAt(3));
  decision.of = "a3";
  CleanRecord article = CleanBuilder{.offset = 7, .id = "a7", .text = "Words."}.Build();
  article.removed = {
      {.kind = RemovalClass::kAd, .rule = "en.ad", .start = 4, .end = 9, .text = "x"}};
  const auto outline = OutlineOf(*RenderAudit(decision, article, {}).value);
  ASSERT_TRUE(outline && *outline);
  EXPECT_EQ((*outline)->input, tests::RawAt(7));
  EXPECT_EQ((*outline)->article, "a7");
  EXPECT_EQ((*outline)->verdict, "copy");
  EXPECT_EQ((*outline)->relation, "excerpt");
  EXPECT_EQ((*outline)->story, StoryUri(StoryIdOf(tests::RawAt(3))));
  EXPECT_EQ((*outline)->rules, "test-rules");
  ASSERT_EQ((*outline)->removed.size(), 1U);
  EXPECT_EQ((*outline)->removed[0].start, 4);
  EXPECT_EQ((*outline)->removed[0].end, 9);
}

TEST(VerdictOutlines, EventsAreNoneAndRubbishIsAnError) {
  const auto event = OutlineOf(R"({"kind":"event"})");
  ASSERT_TRUE(event);
  EXPECT_FALSE(*event);
  EXPECT_FALSE(OutlineOf("half a {"));
}

struct CompareCase {
  std::string_view name;
  void (*change)(VerdictOutline&);
  std::string_view kind;  ///< empty: the same
};

class Comparisons : public testing::TestWithParam<CompareCase> {};

TEST_P(Comparisons, NameWhatHasChanged) {
  VerdictOutline now = Published();
  GetParam().change(now);
  const auto change = Compare(Published(), now);
  EXPECT_EQ(change ? change->kind : "", GetParam().kind);
  EXPECT_EQ(Compare(now, Published()).has_value(), change.has_value()) << "the other way round";
}

INSTANTIATE_TEST_SUITE_P(
    Table, Comparisons,
    testing::Values(
        CompareCase{"Nothing", [](VerdictOutline&) {}, ""},
        CompareCase{"RulesAlone", [](VerdictOutline& now) { now.rules = "r2"; }, ""},
        CompareCase{"NameOfARule", [](VerdictOutline& now) { now.removed[0].rule = "x"; }, ""},
        CompareCase{"Verdict",
                    [](VerdictOutline& now) {
                      now.verdict = "ignored";
                      now.reason = "redelivered";
                    },
                    "published -> ignored redelivered"},
        CompareCase{"Reason", [](VerdictOutline& now) { now.reason = "id-reused"; },
                    "published -> published id-reused"},
        CompareCase{"Relation", [](VerdictOutline& now) { now.relation = "related"; },
                    "published: original -> related"},
        CompareCase{"Story", [](VerdictOutline& now) { now.story = "urn:wiresift:story:2"; },
                    "published: another story"},
        CompareCase{"Span", [](VerdictOutline& now) { now.removed[0].end = 21; },
                    "published: another text"},
        CompareCase{"NoSpan", [](VerdictOutline& now) { now.removed.clear(); },
                    "published: another text"},
        CompareCase{"SpanAndStory",
                    [](VerdictOutline& now) {
                      now.removed.clear();
                      now.story = "urn:wiresift:story:2";
                    },
                    "published: another story, another text"}),
    tests::kCaseName);

TEST(Comparisons, AHashOfTheTextOverrulesTheSpans) {
  VerdictOutline was = Published();
  VerdictOutline now = Published();
  was.text_hash = 1;
  now.text_hash = 2;
  EXPECT_EQ(Compare(was, now)->kind, "published: another text");
  now.text_hash = 1;
  now.removed.clear();
  EXPECT_FALSE(Compare(was, now)) << "the parsed body has changed, not the text";
}

TEST(Comparisons, ARejectedArticleHasNoText) {
  VerdictOutline rejected = Published();
  rejected.verdict = "rejected";
  rejected.reason = "no-text";
  rejected.relation = rejected.story = "";
  rejected.removed.clear();
  const auto change = Compare(rejected, Published());
  ASSERT_TRUE(change);
  EXPECT_EQ(change->kind, "rejected no-text -> published");
  EXPECT_EQ(JsonAt(ChangeLine(*change), "now.removed"), "(none)");
}

TEST(Comparisons, AnIdThatIsForgottenIsOlderMemory) {
  VerdictOutline was = Published();
  was.verdict = "ignored";
  was.reason = "redelivered";
  EXPECT_TRUE(Compare(was, Published())->is_older);
  EXPECT_TRUE(Compare(was, Copy("urn:wiresift:story:2"))->is_older);
  VerdictOutline superseded = was;
  superseded.reason = "superseded";
  EXPECT_FALSE(Compare(was, superseded)->is_older) << "both knew the id";
  VerdictOutline reused = Published();
  reused.reason = "id-reused";
  EXPECT_FALSE(Compare(was, reused)->is_older);
  EXPECT_FALSE(Compare(Published(), was)->is_older);
}

TEST(ChangeLines, ShowBothSidesAndOfTheRemovalsWhatDiffers) {
  const VerdictOutline was = Copy("urn:wiresift:story:1");
  VerdictOutline now = Published();
  now.removed.push_back({"share", "en.share", 30, 40, "Share \"it\""});
  const std::string line = ChangeLine(*Compare(was, now));
  EXPECT_EQ(JsonAt(line, "raw"), "news.raw/0/7");
  EXPECT_EQ(JsonAt(line, "article_id"), "a7");
  EXPECT_EQ(JsonAt(line, "change"), "copy -> published");
  EXPECT_EQ(JsonAt(line, "was.verdict"), "copy");
  EXPECT_EQ(JsonAt(line, "was.story"), "urn:wiresift:story:1");
  EXPECT_EQ(JsonAt(line, "was.removed"), "[]");
  EXPECT_EQ(JsonAt(line, "now.relation"), "original");
  EXPECT_EQ(JsonAt(line, "now.removed.0.text"), "Share \"it\"");
  EXPECT_EQ(JsonAt(line, "now.removed.1"), "(none)");
  EXPECT_EQ(JsonAt(line, "older"), "(none)");
}

}  // namespace
}  // namespace wiresift
