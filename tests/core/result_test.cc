#include "core/result.h"

#include <string>

#include <gtest/gtest.h>

namespace wiresift {
namespace {

/// Reasons are labels of metrics and headers of dead letters.
TEST(Reason, NamesNeverChange) {
  EXPECT_EQ(NameOf(Reason::kOther), "other");
  EXPECT_EQ(NameOf(Reason::kEmptyRecord), "empty-record");
  EXPECT_EQ(NameOf(Reason::kNotJson), "not-json");
  EXPECT_EQ(NameOf(Reason::kBadUtf8), "bad-utf8");
  EXPECT_EQ(NameOf(Reason::kWrongType), "wrong-type");
  EXPECT_EQ(NameOf(Reason::kNoText), "no-text");
  EXPECT_EQ(NameOf(Reason::kTooLarge), "too-large");
  EXPECT_EQ(NameOf(Reason::kTooDeep), "too-deep");
  EXPECT_EQ(NameOf(Reason::kUnknownStatus), "unknown-status");
  EXPECT_EQ(NameOf(Reason::kBadCleanRecord), "bad-clean-record");
}

TEST(Reject, ChoosesTheCodeByTheReason) {
  const auto code = [](Reason reason) { return Status(Reject(reason, "x")).error().code; };
  EXPECT_EQ(code(Reason::kTooLarge), ErrorCode::kTooLarge);
  EXPECT_EQ(code(Reason::kNotJson), ErrorCode::kMalformed);
  EXPECT_EQ(code(Reason::kBadUtf8), ErrorCode::kMalformed);
  EXPECT_EQ(code(Reason::kNoText), ErrorCode::kInvalid);
}

TEST(Fail, CarriesCodeAndDetail) {
  const Result<int> failed = Fail(ErrorCode::kUnavailable, "broker: refused");
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(failed.error().detail, "broker: refused");
  EXPECT_EQ(failed.error().reason, Reason::kOther);
}

}  // namespace
}  // namespace wiresift
