#include "command/explain/passages.h"

#include <string>

#include <gtest/gtest.h>

namespace wiresift {
namespace {

/// `1[ab] - | 2[c]`: parts with their passages, `|` between lines.
std::string Shown(std::string_view text, std::span<const MarkedRange> ranges) {
  std::string out;
  for (const MarkedLine& line : MarkedLines(text, ranges)) {
    if (!out.empty()) out += '|';
    for (const LinePart& part : line) {
      const bool own = part.passage == 0;
      out += own ? std::string(part.text)
                 : std::to_string(part.passage) + '[' + std::string(part.text) + ']';
    }
  }
  return out;
}

std::string Shown(std::span<const MarkedRange> ranges) {
  std::string out;
  for (const MarkedRange& range : ranges) {
    out += std::to_string(range.passage) + ':' + std::to_string(range.start) + '-' +
           std::to_string(range.end) + ' ';
  }
  return out;
}

TEST(Passages, AreNumberedInTheOrderOfTheArticle) {
  const std::vector<SharedSpan> spans = {{0, 10, 50, 60}, {20, 30, 5, 15}};
  const Passages passages = NumberPassages(spans);
  EXPECT_EQ(Shown(passages.a), "1:0-10 2:20-30 ");
  EXPECT_EQ(Shown(passages.b), "2:5-15 1:50-60 ");
}

/// A root that says its lead twice has the article's lead in both places.
TEST(Passages, ThatTheRootRepeatsHaveOneNumber) {
  const std::vector<SharedSpan> spans = {{0, 10, 50, 60}, {0, 8, 0, 8}, {5, 12, 20, 27}};
  const Passages passages = NumberPassages(spans);
  EXPECT_EQ(Shown(passages.a), "1:0-12 ");
  EXPECT_EQ(Shown(passages.b), "1:0-8 1:20-27 1:50-60 ");
}

TEST(Passages, NoneInTextsThatShareNothing) {
  const Passages passages = NumberPassages({});
  EXPECT_TRUE(passages.a.empty() && passages.b.empty());
}

/// `1:0-5 1!5-7`: a change is marked with `!`.
std::string Marked(std::span<const MarkedRange> ranges, std::span<const ByteRange> changes) {
  std::string out;
  for (const MarkedRange& range : MarkChanges(ranges, changes)) {
    out += std::to_string(range.passage) + (range.changed ? '!' : ':') +
           std::to_string(range.start) + '-' + std::to_string(range.end) + ' ';
  }
  return out;
}

TEST(MarkChanges, CutsPassagesWhereTheyChange) {
  const std::vector<MarkedRange> ranges = {{5, 20, 1}, {30, 40, 2}};
  EXPECT_EQ(Marked(ranges, {}), "1:5-20 2:30-40 ");
  const std::vector<ByteRange> inside = {{8, 10}, {12, 14}, {35, 40}};
  EXPECT_EQ(Marked(ranges, inside), "1:5-8 1!8-10 1:10-12 1!12-14 1:14-20 2:30-35 2!35-40 ");
  const std::vector<ByteRange> outside = {{0, 4}, {22, 28}, {41, 45}};
  EXPECT_EQ(Marked(ranges, outside), "0!0-4 1:5-20 0!22-28 2:30-40 0!41-45 ");
  EXPECT_EQ(Marked({}, outside), "0!0-4 0!22-28 0!41-45 ");
}

TEST(MarkedLines, SplitAtPassagesAndLineEnds) {
  const std::vector<MarkedRange> ranges = {{1, 5, 1}, {5, 6, 2}};
  EXPECT_EQ(Shown("ab\n\ncdef", ranges), "a1[b]||1[c]2[d]ef");
}

TEST(MarkedLines, OfATextWithoutPassages) {
  EXPECT_EQ(Shown("ab\ncd\n", {}), "ab|cd|");
  EXPECT_EQ(MarkedLines("", {}).size(), 1U);
}

TEST(MarkedLines, ThatHoldNothingButSpaceAreBlank) {
  EXPECT_TRUE(IsBlank({}));
  EXPECT_TRUE(IsBlank({{.text = " \t"}, {.text = "\r", .passage = 1}}));
  EXPECT_FALSE(IsBlank({{.text = " "}, {.text = "x"}}));
}

}  // namespace
}  // namespace wiresift
