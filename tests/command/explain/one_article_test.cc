#include "command/explain/one_article.h"

#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "support/case_name.h"

namespace wiresift {
namespace {

Result<Article> Read(std::string_view name, std::string_view bytes) {
  std::istringstream in{std::string(bytes)};
  return ReadOneArticle(in, name, {});
}

struct ShapeCase {
  std::string_view name, file, bytes, id, body;
};

class OneArticle : public testing::TestWithParam<ShapeCase> {};

TEST_P(OneArticle, IsRead) {
  const Result<Article> article = Read(GetParam().file, GetParam().bytes);
  ASSERT_TRUE(article) << article.error().detail;
  EXPECT_EQ(article->id, GetParam().id);
  EXPECT_EQ(article->body, GetParam().body);
}

INSTANTIATE_TEST_SUITE_P(
    Table, OneArticle,
    testing::Values(
        ShapeCase{"OneLine", "a.json", R"({"id":"1","text":"Words."})", "1", "Words."},
        ShapeCase{"ALineWithItsEnd", "-", "{\"id\":\"1\",\"text\":\"Words.\"}\r\n\n", "1",
                  "Words."},
        ShapeCase{"SeveralLines", "a.json", "\n{\n  \"id\": \"1\",\n\n  \"text\": \"Words.\"\n}\n",
                  "1", "Words."},
        ShapeCase{"NoId", "a.json", R"({"text":"Words."})", "a.json", "Words."},
        ShapeCase{"NoIdAndAFileWhoseNameIsNoText", "\xFF.json", R"({"text":"Words."})", "file",
                  "Words."},
        ShapeCase{"Page", "a.html", "<p>Words.</p>", "a.html", "<p>Words.</p>"},
        ShapeCase{"PageWhoseNameIsNoText", "\xFF.html", "<p>Words.</p>", "file", "<p>Words.</p>"},
        ShapeCase{"Text", "a.txt", "{\n}\n", "a.txt", "{\n}\n"}),
    tests::kCaseName);

struct FaultCase {
  std::string_view name, file, bytes, want;
};

class NotOneArticle : public testing::TestWithParam<FaultCase> {};

TEST_P(NotOneArticle, SaysWhatWasFound) {
  const Result<Article> article = Read(GetParam().file, GetParam().bytes);
  ASSERT_FALSE(article);
  EXPECT_TRUE(article.error().detail.starts_with(GetParam().want)) << article.error().detail;
}

INSTANTIATE_TEST_SUITE_P(
    Table, NotOneArticle,
    testing::Values(FaultCase{"Two", "a.json", "{\"text\":\"A.\"}\n{\"text\":\"B.\"}\n",
                              "a.json: found 2 articles, expected one"},
                    FaultCase{"ManyWithBlankLines", "-",
                              "{\"text\":\"A.\"}\n\n{\"text\":\"B.\"}\n{}",
                              "-: found 3 articles, expected one"},
                    FaultCase{"Nothing", "a.json", "", "a.json: record: no bytes but white space"},
                    FaultCase{"NoText", "a.json", R"({"id":"1"})", "a.json: article: no body"},
                    FaultCase{"NoJson", "a.json", "{\"id\":\n1", "a.json: "},
                    FaultCase{"NoArticles", "a.pdf", "%PDF", "a.pdf: found no articles"}),
    tests::kCaseName);

}  // namespace
}  // namespace wiresift
