#include "core/hash.h"

#include <string>

#include <gtest/gtest.h>

namespace wiresift {
namespace {

/// Hashes name stories and lie in changelogs: another value is another world. Known values of
/// XXH3 with seed 0; those of the empty text stand in its specification.
TEST(Hash, ValuesNeverChange) {
  EXPECT_EQ(ToHex(Hash64("")), "2d06800538d394c2");
  EXPECT_EQ(ToHex(Hash128("").first), "99aa06d3014798d8");
  EXPECT_EQ(ToHex(Hash128("").second), "6001c324468d497f");
  EXPECT_EQ(ToHex(Hash64("wiresift")), "f6e559cfd51ab54b");
  EXPECT_EQ(ToHex(Hash64(std::string(1'000, 'w'))), "4ac08ee5da1c44c7");
  EXPECT_EQ(ToHex(Hash128("wiresift").first), "275ce2e02d9591a2");
  EXPECT_EQ(ToHex(Hash128("wiresift").second), "a804deca658f02ab");
}

TEST(ToHex, HasSixteenLowerCaseDigits) {
  EXPECT_EQ(ToHex(0), "0000000000000000");
  EXPECT_EQ(ToHex(0xABCDEF), "0000000000abcdef");
  EXPECT_EQ(ToHex(0xFFFFFFFFFFFFFFFF), "ffffffffffffffff");
}

}  // namespace
}  // namespace wiresift
