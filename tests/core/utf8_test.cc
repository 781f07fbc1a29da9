#include "core/utf8.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "support/case_name.h"
#include "support/random.h"

namespace wiresift {
namespace {

struct InvalidCase {
  std::string_view name, text;
  std::size_t at;
};

class FindsInvalidUtf8 : public testing::TestWithParam<InvalidCase> {};

TEST_P(FindsInvalidUtf8, AtItsFirstByte) {
  EXPECT_EQ(FindInvalidUtf8(GetParam().text), std::optional(GetParam().at));
}

INSTANTIATE_TEST_SUITE_P(
    Table, FindsInvalidUtf8,
    testing::Values(
        InvalidCase{"LoneContinuation", "ab\x80", 2}, InvalidCase{"OverlongSlash", "\xC0\xAF", 0},
        InvalidCase{"OverlongC1", "x\xC1\x81", 1},
        InvalidCase{"OverlongThreeBytes", "\xE0\x9F\xBF", 0},
        InvalidCase{"OverlongFourBytes", "\xF0\x8F\xBF\xBF", 0},
        InvalidCase{"HighSurrogate", "\xED\xA0\x80", 0},
        InvalidCase{"LowSurrogate", "ok\xED\xBF\xBF", 2},
        InvalidCase{"SurrogatePair", "\xED\xA0\xBD\xED\xB8\x80", 0},
        InvalidCase{"BeyondUnicode", "\xF4\x90\x80\x80", 0},
        InvalidCase{"F5", "\xF5\x80\x80\x80", 0},
        InvalidCase{"FiveBytes", "\xF8\x88\x80\x80\x80", 0}, InvalidCase{"FF", "\xFF", 0},
        InvalidCase{"TruncatedTwo", "caf\xC3", 3}, InvalidCase{"TruncatedThree", "\xE2\x82", 0},
        InvalidCase{"TruncatedFour", "a\xF0\x9F\x98", 1},
        InvalidCase{"BrokenInside", "\xE2\x28\xA1", 0}, InvalidCase{"Latin1", "na\xEFve", 2},
        InvalidCase{"AfterGoodOnes", "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xFE", 9}),
    tests::kCaseName);

TEST(FindInvalidUtf8, AcceptsTheEdgesOfEveryLength) {
  for (const char32_t edge :
       {0x00, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF}) {
    std::string text;
    AppendUtf8(text, edge);
    EXPECT_EQ(FindInvalidUtf8(text), std::nullopt) << std::hex << static_cast<unsigned>(edge);
    EXPECT_EQ(DecodeAt(text, 0).code_point, edge);
    EXPECT_EQ(DecodeAt(text, 0).bytes, text.size());
  }
}

/// What Unicode's table 3-7 says, written the long way.
std::optional<std::size_t> FirstInvalidByDefinition(std::string_view text) {
  const auto in = [&](std::size_t at, int low, int high) {
    if (at >= text.size()) return false;
    const int byte = static_cast<unsigned char>(text[at]);
    return low <= byte && byte <= high;
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto tail = [&](std::size_t from, std::size_t count) {
      for (std::size_t i = 0; i < count; ++i) {
        if (!in(at + from + i, 0x80, 0xBF)) return false;
      }
      return true;
    };
    if (in(at, 0x00, 0x7F)) {
      at += 1;
    } else if (in(at, 0xC2, 0xDF) && tail(1, 1)) {
      at += 2;
    } else if ((in(at, 0xE0, 0xE0) && in(at + 1, 0xA0, 0xBF) && tail(2, 1)) ||
               (in(at, 0xE1, 0xEC) && tail(1, 2)) ||
               (in(at, 0xED, 0xED) && in(at + 1, 0x80, 0x9F) && tail(2, 1)) ||
               (in(at, 0xEE, 0xEF) && tail(1, 2))) {
      at += 3;
    } else if ((in(at, 0xF0, 0xF0) && in(at + 1, 0x90, 0xBF) && tail(2, 2)) ||
               (in(at, 0xF1, 0xF3) && tail(1, 3)) ||
               (in(at, 0xF4, 0xF4) && in(at + 1, 0x80, 0x8F) && tail(2, 2))) {
      at += 4;
    } else {
      return at;
    }
  }
  return std::nullopt;
}

TEST(FindInvalidUtf8, AgreesWithTheDefinitionOnRandomBytes) {
  constexpr std::uint64_t kSeed = 8;
  // Bytes around which the rules change are drawn more often than by chance.
  constexpr std::string_view kEdges =
      "a\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xC1\xC2\xDF\xE0\xED\xEE\xEF\xF0\xF3\xF4\xF5\xFF";
  tests::Random random(kSeed);
  for (int i = 0; i < 50'000; ++i) {
    std::string text(random.Below(4), 'x');
    for (std::size_t n = 1 + random.Below(5); n > 0; --n)
      text += kEdges[random.Below(kEdges.size())];
    ASSERT_EQ(FindInvalidUtf8(text), FirstInvalidByDefinition(text))
        << testing::PrintToString(text) << ", seed " << kSeed;
  }
}

struct NfcCase {
  std::string_view name, text, want;
};

class ToNfcTable : public testing::TestWithParam<NfcCase> {};

TEST_P(ToNfcTable, ComposesAndIsStable) {
  const std::string composed = ToNfc(std::string(GetParam().text));
  EXPECT_EQ(composed, GetParam().want);
  EXPECT_EQ(ToNfc(composed), composed);
}

INSTANTIATE_TEST_SUITE_P(
    Table, ToNfcTable,
    testing::Values(NfcCase{"Ascii", "Port Halven, 5:40 a.m.", "Port Halven, 5:40 a.m."},
                    NfcCase{"Empty", "", ""}, NfcCase{"ComposedStays", "caf\u00E9", "caf\u00E9"},
                    NfcCase{"DecomposedAcute", "cafe\u0301", "caf\u00E9"},
                    NfcCase{"ToneMarksInOrder", "\u6C34\u302D\u302A", "\u6C34\u302A\u302D"},
                    NfcCase{"DecomposedUmlaut", "Mu\u0308nchen", "M\u00FCnchen"},
                    NfcCase{"TwoMarks", "o\u0302\u0301", "\u1ED1"},
                    NfcCase{"MarksOutOfOrder", "a\u0301\u0323", "\u1EA1\u0301"},
                    NfcCase{"HangulJamo", "\u1112\u1161\u11AB", "\uD55C"},
                    NfcCase{"HangulSyllable", "\uD55C\uAD6D", "\uD55C\uAD6D"},
                    NfcCase{"SyllableAndTail", "\uD558\u11AB", "\uD55C"},
                    NfcCase{"KanaVoicing", "\u304B\u3099", "\u304C"},
                    NfcCase{"CyrillicShortI", "\u0438\u0306", "\u0439"},
                    NfcCase{"ArabicAlefMadda", "\u0627\u0653", "\u0622"},
                    NfcCase{"AngstromSign", "\u212B", "\u00C5"},
                    NfcCase{"MarkWithoutComposition", "x\u0301", "x\u0301"},
                    NfcCase{"CompatibilityStays", "\uFB01\u00BD", "\uFB01\u00BD"}),
    tests::kCaseName);

/// Text that is in NFC already is only scanned: a mark that must be composed in front of it makes
/// sure that it is not.
bool IsTheSameWhenComposed(const std::string& text) {
  return ToNfc("e\u0301. " + text) == "\u00E9. " + ToNfc(text);
}

TEST(ToNfc, ScansNothingThatItShouldCompose) {
  std::vector<char32_t> marks;
  for (char32_t c = 1; c < 0x30000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    if (IsMark(c)) marks.push_back(c);
    std::string text = "x";
    AppendUtf8(text, c);
    ASSERT_TRUE(IsTheSameWhenComposed(text)) << static_cast<std::uint32_t>(c);
  }
  tests::Random random(31);
  for (int i = 0; i < 100'000; ++i) {
    std::string text;
    for (std::size_t left = 2 + random.Below(4); left > 0; --left) {
      const bool is_mark = random.Chance(2, 3);
      // Up to U+1200 there are the letters of most scripts, and the jamo.
      AppendUtf8(text, is_mark ? marks[random.Below(marks.size())]
                               : static_cast<char32_t>(1 + random.Below(0x1200)));
    }
    ASSERT_TRUE(IsTheSameWhenComposed(text)) << text;
  }
}

TEST(Utf8Prefix, EndsBetweenCodePointsAtEveryLength) {
  const std::string text = "a\u00E9\u20AC\U0001F600z";
  for (std::size_t bytes_max = 0; bytes_max <= text.size() + 2; ++bytes_max) {
    const std::string_view prefix = Utf8Prefix(text, bytes_max);
    EXPECT_LE(prefix.size(), bytes_max);
    EXPECT_TRUE(text.starts_with(prefix));
    EXPECT_EQ(FindInvalidUtf8(prefix), std::nullopt) << bytes_max;
    EXPECT_GT(prefix.size() + 4, std::min(bytes_max, text.size())) << "cut more than it must";
  }
  EXPECT_EQ(Utf8Prefix(text, 5), "a\u00E9") << "the euro sign ends after byte 6";
  EXPECT_EQ(Utf8Prefix(text, 6), "a\u00E9\u20AC");
}

TEST(CodePoints, HaveTheirClasses) {
  EXPECT_EQ(ToLower(U'A'), U'a');
  EXPECT_EQ(ToLower(U'\u00C9'), U'\u00E9');
  EXPECT_EQ(ToLower(U'\u0416'), U'\u0436');
  EXPECT_EQ(ToLower(U'['), U'[');
  EXPECT_TRUE(IsLetter(U'z') && IsLetter(U'\u00DF') && IsLetter(U'\u6C34') && !IsLetter(U'1'));
  EXPECT_FALSE(IsLetter(U'@') || IsLetter(U'[') || IsLetter(U'`') || IsLetter(U'{'));
  EXPECT_TRUE(IsUpper(U'Q') && IsUpper(U'\u00C9') && !IsUpper(U'q') && !IsUpper(U'\u6C34'));
  EXPECT_TRUE(IsDigit(U'7') && IsDigit(U'\u0664') && !IsDigit(U'\u00BD') && !IsDigit(U'x'));
  EXPECT_EQ(DigitValue(U'7'), 7U);
  EXPECT_EQ(DigitValue(U'\u0664'), 4U);
  EXPECT_EQ(DigitValue(U'\u096A'), 4U);
  EXPECT_EQ(DigitValue(U'\uFF19'), 9U);
  EXPECT_EQ(BaseCharacter(U'\u00C9'), U'E');
  EXPECT_EQ(BaseCharacter(U'\uFF21'), U'A');
  EXPECT_EQ(BaseCharacter(U'\uFB01'), U'\uFB01') << "a ligature stands for two";
  EXPECT_EQ(BaseCharacter(U'\u0301'), U'\u0301') << "a mark alone";
  EXPECT_TRUE(IsMark(U'\u0301') && IsMark(U'\u094D') && !IsMark(U'a'));
  for (const char32_t space : {U' ', U'\t', U'\n', U'\u0085', U'\u00A0', U'\u2003', U'\u2028',
                               U'\u200B', U'\u3000', U'\uFEFF'}) {
    EXPECT_TRUE(IsSpace(space)) << std::hex << static_cast<unsigned>(space);
  }
  EXPECT_FALSE(IsSpace(U'\0') || IsSpace(U'x') || IsSpace(U'\u00B7'));
}

}  // namespace
}  // namespace wiresift
