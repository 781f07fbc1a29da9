#include "core/json.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "core/limits.h"
#include "core/utf8.h"
#include "support/case_name.h"

namespace wiresift {
namespace {

std::string Nested(int depth, std::string_view open, std::string_view close) {
  std::string out;
  for (int i = 0; i < depth; ++i)
    out += open;
  out += "1";
  for (int i = 0; i < depth; ++i)
    out += close;
  return out;
}

struct RejectCase {
  std::string_view name;
  std::string input;
  Reason want;
};

class JsonRejects : public testing::TestWithParam<RejectCase> {};

TEST_P(JsonRejects, WithItsReason) {
  const auto document = JsonDocument::Parse(GetParam().input);
  ASSERT_FALSE(document.has_value());
  EXPECT_EQ(NameOf(document.error().reason), NameOf(GetParam().want)) << document.error().detail;
  EXPECT_FALSE(document.error().detail.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Table, JsonRejects,
    testing::Values(RejectCase{"Empty", "", Reason::kEmptyRecord},
                    RejectCase{"WhiteSpace", " \r\n\t ", Reason::kEmptyRecord},
                    RejectCase{"MarkAlone", "\xEF\xBB\xBF", Reason::kEmptyRecord},
                    RejectCase{"Words", "not json at all", Reason::kNotJson},
                    RejectCase{"TruncatedText", R"({"title":"half a ti)", Reason::kNotJson},
                    RejectCase{"TruncatedObject", R"({"title":"a",)", Reason::kNotJson},
                    RejectCase{"TruncatedArray", "[1,2", Reason::kNotJson},
                    RejectCase{"TwoDocuments", "{} {}", Reason::kNotJson},
                    RejectCase{"TwoLines", "{\"a\":1}\n{\"a\":2}", Reason::kNotJson},
                    RejectCase{"SingleQuotes", "{'a':1}", Reason::kNotJson},
                    RejectCase{"TrailingComma", R"({"a":1,})", Reason::kNotJson},
                    RejectCase{"Comment", "{/*a*/}", Reason::kNotJson},
                    RejectCase{"NotANumber", R"({"a":NaN})", Reason::kNotJson},
                    RejectCase{"LeadingZero", R"({"a":01})", Reason::kNotJson},
                    RejectCase{"BareControl", "{\"a\":\"x\ty\"}", Reason::kNotJson},
                    RejectCase{"BadEscape", R"({"a":"\q"})", Reason::kNotJson},
                    RejectCase{"ShortUnicodeEscape", R"({"a":"\u12"})", Reason::kNotJson},
                    RejectCase{"InvalidUtf8", "{\"a\":\"na\xEFve\"}", Reason::kBadUtf8},
                    RejectCase{"EncodedSurrogate", "{\"a\":\"\xED\xA0\x80\"}", Reason::kBadUtf8},
                    RejectCase{"ArraysTooDeep", Nested(65, "[", "]"), Reason::kTooDeep},
                    RejectCase{"ObjectsTooDeep", Nested(65, "{\"a\":", "}"), Reason::kTooDeep},
                    RejectCase{"VeryDeep", Nested(100'000, "[", "]"), Reason::kTooDeep},
                    RejectCase{"DeepAndOpen", std::string(100'000, '['), Reason::kTooDeep}),
    tests::kCaseName);

TEST(Json, NoBytesAtAllAreAnEmptyRecord) {
  const auto document = JsonDocument::Parse({});
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().reason, Reason::kEmptyRecord);
}

TEST(Json, NestsUpToItsLimit) {
  EXPECT_TRUE(JsonDocument::Parse(Nested(kJsonDepthMax, "[", "]")));
  EXPECT_TRUE(JsonDocument::Parse(Nested(kJsonDepthMax, "{\"a\":", "}")));
}

TEST(Json, BracketsInTextAreNoDepth) {
  const auto document = JsonDocument::Parse("{\"a\":\"" + std::string(500, '[') + "\\\"" +
                                            std::string(500, '{') + "\"}");
  EXPECT_TRUE(document.has_value());
}

TEST(Json, TheFirstOfDuplicateKeysWins) {
  const auto document = JsonDocument::Parse(R"({"a":"first","b":1,"a":"second"})");
  ASSERT_TRUE(document);
  EXPECT_EQ(AsText(*Find(document->root(), "a")), "first");
}

TEST(Json, ByteOrderMarkIsSkipped) {
  const auto document = JsonDocument::Parse("\xEF\xBB\xBF{\"a\":\"b\"}");
  ASSERT_TRUE(document);
  EXPECT_EQ(AsText(*Find(document->root(), "a")), "b");
}

TEST(Json, EscapesAreDecoded) {
  const auto document = JsonDocument::Parse(R"({"a":"\u00e9\ud83d\ude00\n\"\\\/\u0000z"})");
  ASSERT_TRUE(document);
  EXPECT_EQ(AsText(*Find(document->root(), "a")),
            std::string_view("\u00E9\U0001F600\n\"\\/\0z", 12));
}

/// Half of a surrogate pair is no text: it is refused, or replaced, but never let through.
TEST(Json, LoneSurrogatesNeverBecomeText) {
  for (const std::string_view escape :
       {R"(\ud83d)", R"(\ude00)", R"(\ud83d\u0041)", R"(\ud83dx)"}) {
    const auto document = JsonDocument::Parse("{\"a\":\"" + std::string(escape) + "\"}");
    if (!document) {
      EXPECT_EQ(document.error().reason, Reason::kNotJson);
      continue;
    }
    const auto text = AsText(*Find(document->root(), "a"));
    EXPECT_EQ(FindInvalidUtf8(*text), std::nullopt) << escape;
  }
}

TEST(Json, FindAsksObjectsOnly) {
  const auto document = JsonDocument::Parse(R"({"a":[1],"n":null,"t":""})");
  ASSERT_TRUE(document);
  EXPECT_FALSE(Find(document->root(), "b"));
  EXPECT_FALSE(Find(*Find(document->root(), "a"), "a"));
  EXPECT_TRUE(Find(document->root(), "n")->is_null());
  EXPECT_FALSE(AsText(*Find(document->root(), "n")));
  EXPECT_EQ(AsText(*Find(document->root(), "t")), "");
}

TEST(Json, DocumentsOfOneThreadAreIndependent) {
  const auto first = JsonDocument::Parse(R"({"a":"one"})");
  const auto second = JsonDocument::Parse(R"({"a":"two, and longer than the one before"})");
  const auto third = JsonDocument::Parse("broken");
  ASSERT_TRUE(first && second && !third);
  EXPECT_EQ(AsText(*Find(first->root(), "a")), "one");
  EXPECT_EQ(AsText(*Find(second->root(), "a")), "two, and longer than the one before");
}

}  // namespace
}  // namespace wiresift
