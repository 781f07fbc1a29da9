#include "article/json_fields.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "support/case_name.h"

namespace wiresift {
namespace {

struct TextCase {
  std::string_view name, json, want;
};

class TextOfValue : public testing::TestWithParam<TextCase> {};

TEST_P(TextOfValue, IsWhatItIsCalled) {
  const auto document = JsonDocument::Parse(GetParam().json);
  ASSERT_TRUE(document) << document.error().detail;
  EXPECT_EQ(TextOf(document->root()), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Table, TextOfValue,
    testing::Values(TextCase{"Text", R"(["x"])", "x"}, TextCase{"Integer", "[-12]", "-12"},
                    TextCase{"LargeInteger", "[18446744073709551615]", "18446744073709551615"},
                    TextCase{"WholeDouble", "[1641568800.0]", "1641568800"},
                    TextCase{"Fraction", "[0.25]", "0.25"}, TextCase{"True", "[true]", ""},
                    TextCase{"Null", "[null]", ""}, TextCase{"EmptyArray", "[]", ""},
                    TextCase{"Value", R"({"value":"v","name":"n"})", "v"},
                    TextCase{"Name", R"({"name":"n","url":"u"})", "n"},
                    TextCase{"Title", R"({"title":"t"})", "t"},
                    TextCase{"Domain", R"({"domain":"d.example"})", "d.example"},
                    TextCase{"Literal", R"({"literal":"l"})", "l"},
                    TextCase{"JsonLdId", R"({"@type":"WebPage","@id":"https://a.example"})",
                             "https://a.example"},
                    TextCase{"UnknownObject", R"({"color":"red"})", ""},
                    TextCase{"EmptyName", R"({"name":"","url":"u"})", "u"},
                    TextCase{"MainRole", R"([{"value":"a"},{"role":"main","value":"b"}])", "b"},
                    TextCase{"FirstWithText", R"([null,{},"",{"value":"a"},"b"])", "a"},
                    TextCase{"ArrayInArray", R"([["a"],["b"]])", "a"},
                    TextCase{"ObjectInObject", R"({"value":{"value":"deep"}})", ""}),
    tests::kCaseName);

TEST(JoinedTextOf, NamesAllAuthors) {
  const auto document = JsonDocument::Parse(
      R"({"many":["Ada Brook",{"name":"Cem Dal"},null,""],"one":"Eli Fen","object":{"name":"Gro Hay"}})");
  ASSERT_TRUE(document);
  EXPECT_EQ(JoinedTextOf(*Find(document->root(), "many")), "Ada Brook, Cem Dal");
  EXPECT_EQ(JoinedTextOf(*Find(document->root(), "one")), "Eli Fen");
  EXPECT_EQ(JoinedTextOf(*Find(document->root(), "object")), "Gro Hay");
}

TEST(TypeName, NamesEveryType) {
  const auto document = JsonDocument::Parse(R"(["",{},[],true,null,1,1.5])");
  ASSERT_TRUE(document);
  std::string names;
  for (const JsonValue value : Elements(document->root())) {
    names += std::string(TypeName(value)) + ' ';
  }
  EXPECT_EQ(names, "text object array boolean null number number ");
}

}  // namespace
}  // namespace wiresift
