#include "command/show/text_writer.h"

#include <gtest/gtest.h>

namespace wiresift {
namespace {

TEST(TextWriter, LooksAreOnlyThereInColour) {
  const TextStyle plain;
  const TextStyle color{.color = true};
  EXPECT_EQ(TextWriter(plain).Put(ansi::kBold, "a").Put("b").Take(), "ab");
  EXPECT_EQ(TextWriter(color).Put(ansi::kBold, "a").Put("b").Take(), "\x1B[1ma\x1B[0mb");
}

TEST(TextWriter, AFieldWithoutAValueIsLeftOut) {
  const TextStyle plain;
  TextWriter out(plain);
  out.Field("url", "");
  out.Field("title", "T");
  EXPECT_EQ(out.Take(), "  title       T\n");
  EXPECT_EQ(out.Take(), "");
}

/// What stands between two marked passages is a part of a line, and the spaces are its own.
TEST(SafePart, KeepsTheSpacesAtItsEnds) {
  EXPECT_EQ(SafePart(" a  b "), " a b ");
  EXPECT_EQ(SafePart(", a"), ", a");
  EXPECT_EQ(SafePart(" "), " ");
  EXPECT_EQ(SafePart(""), "");
}

TEST(SafePart, HoldsNothingThatATerminalObeys) {
  EXPECT_EQ(SafePart(" \x1B[2Ja\x07"), " [2Ja");
  EXPECT_EQ(SafePart("\x1B"), "");
}

}  // namespace
}  // namespace wiresift
