#include "core/exit_code.h"

#include <gtest/gtest.h>

namespace wiresift {
namespace {

/// Scripts and service managers know these numbers.
TEST(ExitCode, FollowsSysexits) {
  EXPECT_EQ(ExitCodeOf(ErrorCode::kMalformed), 65);
  EXPECT_EQ(ExitCodeOf(ErrorCode::kTooLarge), 65);
  EXPECT_EQ(ExitCodeOf(ErrorCode::kInvalid), 78);
  EXPECT_EQ(ExitCodeOf(ErrorCode::kUnavailable), 69);
  EXPECT_EQ(ExitCodeOf(ErrorCode::kFatal), 70);
}

}  // namespace
}  // namespace wiresift
