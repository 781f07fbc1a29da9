#include "command/operate/redrive.h"

#include <string>

#include <gtest/gtest.h>

#include "core/result.h"
#include "pipeline/publish/audit.h"

namespace wiresift {
namespace {

constexpr std::string_view kRaw = "news.raw";

Record Raw(std::string value = "half a {", std::string topic = "news.raw") {
  return {.at = {std::move(topic), PartitionId{2}, Offset{7}},
          .timestamp = {},
          .key = "k",
          .value = std::move(value),
          .headers = {{"traceparent", "00-1"}, {"ws-from-elsewhere", "x"}}};
}

/// The record's dead letter, as it is read back.
Record LetterOf(const Record& record, Reason reason = Reason::kNotJson) {
  Output output = RenderDeadLetter(record, {ErrorCode::kInvalid, "why", reason});
  return {.at = {"news.rejected", PartitionId{0}, Offset{11}},
          .timestamp = {},
          .key = output.key,
          .value = output.value,
          .headers = output.headers};
}

std::string HeaderOf(const Output& output, std::string_view name) {
  for (const Header& header : output.headers) {
    if (header.name == name) return header.value;
  }
  return "none";
}

TEST(Redrive, GivesBackTheRecordAsItWasAndCounts) {
  const Record record = Raw();
  const Output back = Redriven(LetterOf(record));
  EXPECT_EQ(back.channel, Channel::kRaw);
  EXPECT_EQ(back.key, "k");
  EXPECT_EQ(back.value, record.value);
  EXPECT_EQ(back.headers, (std::vector<Header>{{"traceparent", "00-1"},
                                               {"ws-from-elsewhere", "x"},
                                               {"ws-redrives", "1"},
                                               {"ws-redriven-from", "news.rejected/0/11"}}));
}

TEST(Redrive, ADeletionStaysOne) {
  Record record = Raw();
  record.value.reset();
  EXPECT_FALSE(Redriven(LetterOf(record)).value);
}

TEST(Redrive, ARecordGoesRoundThreeTimes) {
  Record record = Raw();
  for (int round = 1; round <= kRedrivesMax; ++round) {
    const Record letter = LetterOf(record);
    ASSERT_EQ(FateOf(letter, "", kRaw), RedriveFate::kPutBack) << round;
    Output back = Redriven(letter);
    EXPECT_EQ(HeaderOf(back, "ws-redrives"), std::to_string(round));
    record.headers = std::move(back.headers);
  }
  EXPECT_EQ(record.headers.size(), 4U) << "headers must not pile up";
  EXPECT_EQ(FateOf(LetterOf(record), "", kRaw), RedriveFate::kTooOften);
}

TEST(Redrive, TakesTheReasonAskedFor) {
  const Record letter = LetterOf(Raw(), Reason::kCrashed);
  EXPECT_EQ(FateOf(letter, "crashed", kRaw), RedriveFate::kPutBack);
  EXPECT_EQ(FateOf(letter, "", kRaw), RedriveFate::kPutBack);
  EXPECT_EQ(FateOf(letter, "no-text", kRaw), RedriveFate::kOtherReason);
}

TEST(Redrive, LeavesWhatItCannotPutBackWhole) {
  EXPECT_EQ(FateOf(LetterOf(Raw(std::string(20 << 20, 'a'))), "", kRaw), RedriveFate::kCut);
  Record omitted = LetterOf(Raw());
  omitted.headers.push_back({"ws-original", "omitted"});
  EXPECT_EQ(FateOf(omitted, "", kRaw), RedriveFate::kCut) << "its outputs were too large";
  EXPECT_EQ(FateOf(LetterOf(Raw("x", "wiresift.clean")), "", kRaw), RedriveFate::kNotRaw);
  EXPECT_EQ(FateOf(LetterOf(Raw("x", "news.rawer")), "", kRaw), RedriveFate::kNotRaw);
}

TEST(Redrive, RubbishInTheCountIsNone) {
  Record record = Raw();
  record.headers.push_back({"ws-redrives", "many"});
  EXPECT_EQ(FateOf(LetterOf(record), "", kRaw), RedriveFate::kPutBack);
  EXPECT_EQ(HeaderOf(Redriven(LetterOf(record)), "ws-redrives"), "1");
}

}  // namespace
}  // namespace wiresift
