#include "command/tune/labelled_line.h"

#include <string>

#include <gtest/gtest.h>

#include "config/stage_options.h"
#include "support/article_builder.h"
#include "support/case_name.h"
#include "support/invented_text.h"

namespace wiresift {
namespace {

using tests::JsonArticle;
using tests::StoryText;

std::string LineOf(const std::string& a, const std::string& b, std::string_view label) {
  return R"({"a":)" + a + R"(,"b":)" + b + R"(,"label":")" + std::string(label) + "\"}";
}

std::string ArticleJson(std::string id, std::uint64_t text, std::string source = {}) {
  return JsonArticle{.id = std::move(id), .body = StoryText(text), .source = std::move(source)}
      .Json();
}

LabelledInput Input(bool cleaned = false) {
  return {.prepare = PrepareOptionsOf({}), .cleaned = cleaned};
}

TEST(LabelledLine, IsReadAndCompared) {
  const auto line =
      ReadLabelledLine(LineOf(ArticleJson("x", 1), ArticleJson("y", 1), "duplicate"), 7, Input());
  ASSERT_TRUE(line) << line.error().detail;
  EXPECT_EQ(line->number, 7U);
  EXPECT_EQ(line->a, "x");
  EXPECT_EQ(line->b, "y");
  EXPECT_EQ(line->pair.label, PairLabel::kDuplicate);
  EXPECT_EQ(line->pair.compared.evidence.if_joined, Relation::kCopy);
  EXPECT_DOUBLE_EQ(line->pair.compared.evidence.cover, 1);
}

TEST(LabelledLine, OneSourceMakesARevision) {
  const std::string a = ArticleJson("x", 1, "a.example");
  const auto same = ReadLabelledLine(LineOf(a, a, "related"), 1, Input());
  ASSERT_TRUE(same);
  EXPECT_EQ(same->pair.label, PairLabel::kRelated);
  EXPECT_EQ(same->pair.compared.evidence.if_joined, Relation::kRevision);
  const auto other =
      ReadLabelledLine(LineOf(a, ArticleJson("y", 1, "b.example"), "different"), 1, Input());
  ASSERT_TRUE(other);
  EXPECT_EQ(other->pair.label, PairLabel::kDifferent);
  EXPECT_EQ(other->pair.compared.evidence.if_joined, Relation::kCopy);
}

TEST(LabelledLine, OneHostMakesARevision) {
  const std::string text = StoryText(1);
  const std::string a =
      JsonArticle{.id = "x", .body = text, .url = "https://lakeside.example/a"}.Json();
  const std::string b =
      JsonArticle{.id = "y", .body = text, .url = "https://www.lakeside.example/b"}.Json();
  for (const bool cleaned : {false, true}) {
    const auto line = ReadLabelledLine(LineOf(a, b, "related"), 1, Input(cleaned));
    ASSERT_TRUE(line) << line.error().detail;
    EXPECT_EQ(line->pair.compared.evidence.if_joined, Relation::kRevision);
  }
}

TEST(LabelledLine, CleanedTextsAreTakenAsTheyAre) {
  const JsonArticle prompt{.id = "y",
                           .body = "Sign up for our newsletter and get the top stories."};
  const std::string line = LineOf(ArticleJson("x", 1), prompt.Json(), "different");
  EXPECT_FALSE(ReadLabelledLine(line, 1, Input())) << "cleaning leaves no word";
  const auto cleaned = ReadLabelledLine(line, 1, Input(true));
  ASSERT_TRUE(cleaned) << cleaned.error().detail;
  EXPECT_EQ(cleaned->b, "y");
}

TEST(LabelledLine, ArticlesWithoutAnIdAreNamedAfterTheLine) {
  const auto line =
      ReadLabelledLine(LineOf(ArticleJson("", 1), ArticleJson("", 2), "different"), 12, Input());
  ASSERT_TRUE(line);
  EXPECT_EQ(line->a, "a/0/12");
  EXPECT_EQ(line->b, "b/0/12");
}

struct WrongCase {
  std::string_view name;
  std::string line, want;
};

class WrongLine : public testing::TestWithParam<WrongCase> {};

TEST_P(WrongLine, SaysWhatIsWrong) {
  const auto line = ReadLabelledLine(GetParam().line, 1, Input());
  ASSERT_FALSE(line);
  EXPECT_TRUE(line.error().detail.contains(GetParam().want)) << line.error().detail;
}

INSTANTIATE_TEST_SUITE_P(
    Table, WrongLine,
    testing::Values(
        WrongCase{"NotJson", "{", "not JSON"},
        WrongCase{"NoObject", "[1]", "found no object, expected {\"a\""},
        WrongCase{"NoLabel", R"({"a":{},"b":{}})", "label: found nothing, expected \"duplicate\""},
        WrongCase{"OtherLabel", LineOf(ArticleJson("x", 1), ArticleJson("y", 1), "dup"),
                  R"(label: found "dup", expected "duplicate" or "different" or "related")"},
        WrongCase{"LabelIsNoText", R"({"label":1})", "label: found 1, expected"},
        WrongCase{"NoArticle", R"({"label":"related"})", "a: found nothing, expected an article"},
        WrongCase{"ArticleIsNoObject",
                  R"({"a":)" + ArticleJson("x", 1) + R"(,"b":"text","label":"related"})",
                  "b: found another value, expected an article"},
        WrongCase{"ArticleWithoutText", LineOf(R"({"id":"x"})", ArticleJson("y", 1), "related"),
                  "a: "},
        WrongCase{"PictureHasNoText",
                  LineOf(ArticleJson("x", 1), R"({"id":"y","type":"picture","body":"A dog."})",
                         "related"),
                  "b: found no text, expected an article with one"}),
    tests::kCaseName);

}  // namespace
}  // namespace wiresift
