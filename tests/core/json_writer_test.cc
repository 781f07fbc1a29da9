#include "core/json_writer.h"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/json.h"
#include "core/utf8.h"
#include "support/random.h"

namespace wiresift {
namespace {

TEST(JsonWriter, PutsCommasBetweenValuesOfAnyNesting) {
  JsonWriter out;
  out.BeginObject().Key("a").Integer(-1).Key("b").BeginArray();
  out.Text("x").BeginObject().EndObject().BeginArray().EndArray().Boolean(true).Null().EndArray();
  out.Key("c").BeginObject().Key("d").Boolean(false).EndObject().Key("e").Text("").EndObject();
  EXPECT_EQ(out.Take(), R"({"a":-1,"b":["x",{},[],true,null],"c":{"d":false},"e":""})");
}

TEST(JsonWriter, IsEmptyAfterTake) {
  JsonWriter out;
  out.BeginArray().Integer(1).EndArray();
  EXPECT_EQ(out.Take(), "[1]");
  out.BeginArray().Integer(2).EndArray();
  EXPECT_EQ(out.Take(), "[2]");
}

TEST(JsonWriter, EscapesWhatJsonForbidsAndNothingElse) {
  JsonWriter out;
  out.Text(std::string("\"\\/\b\f\n\r\t\x01\x1F\x7F\u00E9\U0001F600\0.", 19));
  EXPECT_EQ(out.Take(), "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7F\u00E9\U0001F600\\u0000.\"");
}

TEST(JsonWriter, LeavesOutEmptyTextFields) {
  JsonWriter out;
  out.BeginObject().TextField("a", "").TextField("b", "x").TextField("c", "").EndObject();
  EXPECT_EQ(out.Take(), R"({"b":"x"})");
}

TEST(JsonWriter, DecimalsHaveFourPlacesAtMost) {
  const auto written = [](double value) {
    JsonWriter out;
    out.Decimal(value);
    return out.Take();
  };
  EXPECT_EQ(written(0), "0");
  EXPECT_EQ(written(-0.0), "0");
  EXPECT_EQ(written(-0.00001), "0");
  EXPECT_EQ(written(1), "1");
  EXPECT_EQ(written(0.5), "0.5");
  EXPECT_EQ(written(2.0 / 3), "0.6667");
  EXPECT_EQ(written(-12.34567), "-12.3457");
  EXPECT_EQ(written(0.1 + 0.2), "0.3");
  EXPECT_EQ(written(std::numeric_limits<double>::infinity()), "0");
  EXPECT_EQ(written(std::nan("")), "0");
  for (const double large : {1e15, 1e20, 1e300})
    EXPECT_TRUE(JsonDocument::Parse(written(large)));
}

TEST(JsonWriter, IntegersHaveTheirWholeRange) {
  JsonWriter out;
  out.BeginArray().Integer(std::numeric_limits<std::int64_t>::min());
  out.Integer(std::numeric_limits<std::int64_t>::max()).EndArray();
  EXPECT_EQ(out.Take(), "[-9223372036854775808,9223372036854775807]");
}

std::string RandomText(tests::Random& random) {
  std::string out;
  for (std::size_t n = random.Below(12); n > 0; --n) {
    const std::size_t kind = random.Below(4);
    char32_t c = static_cast<char32_t>(random.Below(kind == 0 ? 0x30 : 0x80));
    if (kind == 2) c = static_cast<char32_t>(0x80 + random.Below(0xD000));
    if (kind == 3) c = static_cast<char32_t>(0x10000 + random.Below(0x100000));
    AppendUtf8(out, c);
  }
  return out;
}

/// Writes an array or object of random members and remembers its texts, keys included, in order.
void WriteRandom(JsonWriter& out, tests::Random& random, int depth,
                 std::vector<std::string>& texts) {
  const bool object = random.Chance(1, 2);
  object ? out.BeginObject() : out.BeginArray();
  for (std::size_t n = random.Below(4); n > 0; --n) {
    if (object) {
      texts.push_back(RandomText(random));
      out.Key(texts.back());
    }
    if (depth > 0 && random.Chance(1, 3)) {
      WriteRandom(out, random, depth - 1, texts);
      continue;
    }
    texts.push_back(RandomText(random));
    out.Text(texts.back());
  }
  object ? out.EndObject() : out.EndArray();
}

void ReadTexts(JsonValue value, std::vector<std::string>& texts) {
  if (value.is_array()) {
    for (const JsonValue element : Elements(value))
      ReadTexts(element, texts);
  } else if (value.is_object()) {
    for (const auto& [key, member] : Members(value)) {
      texts.emplace_back(key);
      ReadTexts(member, texts);
    }
  } else {
    texts.emplace_back(AsText(value).value_or("not a text"));
  }
}

TEST(JsonWriter, ParserReadsBackWhatWasWritten) {
  constexpr std::uint64_t kSeed = 4711;
  tests::Random random(kSeed);
  for (int i = 0; i < 5'000; ++i) {
    JsonWriter out;
    std::vector<std::string> written;
    WriteRandom(out, random, 5, written);
    const std::string json = out.Take();
    const auto document = JsonDocument::Parse(json);
    ASSERT_TRUE(document) << json << ", seed " << kSeed << ": " << document.error().detail;
    std::vector<std::string> read;
    ReadTexts(document->root(), read);
    ASSERT_EQ(read, written) << json << ", seed " << kSeed;
  }
}

}  // namespace
}  // namespace wiresift
