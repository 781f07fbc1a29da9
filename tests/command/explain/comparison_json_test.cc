#include "command/explain/comparison_json.h"

#include <gtest/gtest.h>

#include "command/explain/compared_articles.h"
#include "support/json_path.h"

namespace wiresift {
namespace {

using tests::ComparedArticles;
using tests::JsonAt;

TEST(ComparisonAsJson, HasTheOutcomeWithItsScores) {
  const std::string json = ComparisonAsJson(ComparedArticles().comparison);
  EXPECT_EQ(JsonAt(json, "relation"), "copy");
  EXPECT_EQ(JsonAt(json, "joins"), "true");
  EXPECT_EQ(JsonAt(json, "rule"), "cover>=join");
  EXPECT_EQ(JsonAt(json, "decided"), "cover .61 >= join .43");
  EXPECT_EQ(JsonAt(json, "scores.cover"), "0.61");
  EXPECT_EQ(JsonAt(json, "scores.hits"), "3");
  EXPECT_EQ(JsonAt(json, "fingerprints"), "4");
  EXPECT_EQ(JsonAt(json, "vetoes_asked"), "true");
  EXPECT_EQ(JsonAt(json, "vetoes.0"),
            R"({"rule":"veto:numbers","spoke":false,"numbers":1,"mean_run":4.5})");
  EXPECT_EQ(JsonAt(json, "notes"), "[]");
  EXPECT_EQ(JsonAt(json, "a.id"), "a1");
  EXPECT_EQ(JsonAt(json, "a.words"), "12");
  EXPECT_EQ(JsonAt(json, "b.shared_words"), "14");
  EXPECT_EQ(JsonAt(json, "b.source"), "(none)");
}

TEST(ComparisonAsJson, HasTheChanges) {
  EXPECT_EQ(JsonAt(ComparisonAsJson(ComparedArticles().comparison), "changes"), "(none)");
  const std::string json = ComparisonAsJson(ComparedArticles::WithAChange());
  EXPECT_EQ(JsonAt(json, "changes.0.kind"), "changed-words");
  EXPECT_EQ(JsonAt(json, "changes.0.from"), "lay");
  EXPECT_EQ(JsonAt(json, "changes_count"), "(none)");
}

TEST(ComparisonAsJson, OffsetsCountBytesOfTheTextsBesideThem) {
  const std::string json = ComparisonAsJson(ComparedArticles().comparison);
  const std::string a = JsonAt(json, "a.text");
  const std::string b = JsonAt(json, "b.text");
  for (const std::string span : {"spans.0", "spans.1", "spans.2"}) {
    const auto at = [&](const char* key) { return std::stoul(JsonAt(json, span + '.' + key)); };
    EXPECT_EQ(a.substr(at("start"), at("end") - at("start")),
              b.substr(at("of_start"), at("of_end") - at("of_start")));
  }
  EXPECT_EQ(JsonAt(json, "spans.3"), "(none)");
}

}  // namespace
}  // namespace wiresift
