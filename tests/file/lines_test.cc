#include "file/lines.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "core/json.h"

namespace wiresift {
namespace {

/// The vectors of RFC 4648, section 10, and bytes that use both special digits.
TEST(ToBase64, EncodesTheVectorsOfItsStandard) {
  EXPECT_EQ(ToBase64(""), "");
  EXPECT_EQ(ToBase64("f"), "Zg==");
  EXPECT_EQ(ToBase64("fo"), "Zm8=");
  EXPECT_EQ(ToBase64("foo"), "Zm9v");
  EXPECT_EQ(ToBase64("foob"), "Zm9vYg==");
  EXPECT_EQ(ToBase64("fooba"), "Zm9vYmE=");
  EXPECT_EQ(ToBase64("foobar"), "Zm9vYmFy");
  EXPECT_EQ(ToBase64(std::string("\xFB\xEF\xBE\xFF\xFF\xFF\0\0", 8)), "++++////AAA=");
}

TEST(DeadLetterLine, KeepsTheRecordAndSaysWhy) {
  const Output letter{.channel = Channel::kRejected,
                      .key = "k\"1",
                      .value = "{\"broken\n",
                      .headers = {{"ws-error-reason", "not-json"}, {"ws-input", "file/0/3"}}};
  EXPECT_EQ(
      DeadLetterLine(letter),
      R"({"key":"k\"1","headers":{"ws-error-reason":"not-json","ws-input":"file/0/3"},"value":"{\"broken\n"})");
}

TEST(DeadLetterLine, WritesForeignBytesInBase64) {
  const Output letter{.channel = Channel::kRejected, .value = "na\xEFve"};
  EXPECT_EQ(DeadLetterLine(letter), R"({"headers":{},"value_base64":"bmHvdmU="})");
}

TEST(DeadLetterLine, ADeletionHasNoValue) {
  const Output letter{.channel = Channel::kRejected, .value = std::nullopt};
  EXPECT_EQ(DeadLetterLine(letter), R"({"headers":{},"value":null})");
}

/// Keys and headers of a record may be any bytes; the line is JSON all the same.
TEST(DeadLetterLine, IsJsonWhateverKeyAndHeadersAre) {
  const Output letter{.channel = Channel::kRejected,
                      .key = "\xFF\x01",
                      .value = "x",
                      .headers = {{"traceparent", "\xED\xA0\x80"}}};
  const std::string line = DeadLetterLine(letter);
  EXPECT_TRUE(JsonDocument::Parse(line)) << line;
}

}  // namespace
}  // namespace wiresift
