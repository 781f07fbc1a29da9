#include "article/encoding.h"

#include <gtest/gtest.h>

namespace wiresift {
namespace {

struct DecodeCase {
  std::string_view name, bytes, content_type, want;
};

class DecodeTest : public testing::TestWithParam<DecodeCase> {};

TEST_P(DecodeTest, Gives) {
  const auto text = DecodeText(std::string(GetParam().bytes), GetParam().content_type);
  ASSERT_TRUE(text) << text.error().detail;
  EXPECT_EQ(*text, GetParam().want);
}

using std::string_view_literals::operator""sv;

INSTANTIATE_TEST_SUITE_P(
    Table, DecodeTest,
    testing::Values(
        DecodeCase{"Utf8", "na\xC3\xAFve", "text/plain", "naïve"},
        DecodeCase{"Utf8Mark", "\xEF\xBB\xBFna\xC3\xAFve", "text/plain; charset=latin1", "naïve"},
        DecodeCase{"Utf16LeMark", "\xFF\xFEn\0\xE9\0"sv, "text/html; charset=utf-8", "né"},
        DecodeCase{"Utf16BeMark", "\xFE\xFF\0n\0\xE9"sv, "", "né"},
        DecodeCase{"Utf16Declared", "n\0\xE9\0"sv, "text/plain; charset=UTF-16LE", "né"},
        DecodeCase{"Guess", "na\xEFve \x93quoted\x94", "text/plain", "naïve “quoted”"},
        DecodeCase{"UnknownLabel", "na\xEFve", "text/plain; charset=klingon", "naïve"},
        DecodeCase{"Latin1IsWindows", "\x93oui\x94", "text/html;charset=\"ISO-8859-1\"", "“oui”"},
        DecodeCase{"Latin2", "\xB3\xF3\xBC", "text/plain; charset=iso-8859-2", "łóź"},
        DecodeCase{"Windows1250", "\xB3\xF3\x9F", "text/plain; charset=windows-1250", "łóź"},
        DecodeCase{"Windows1251", "\xCF\xEE\xF0\xF2", "text/plain; CHARSET=Windows-1251", "Порт"},
        DecodeCase{"Windows1254", "\xFE\xFD", "text/plain; charset=iso-8859-9", "şı"},
        DecodeCase{"Windows1256", "\xC8\xC7\xC8", "text/plain; charset=windows-1256", "باب"},
        DecodeCase{"Koi8", "\xF0\xCF\xD2\xD4", "text/plain; charset=koi8-r", "Порт"},
        DecodeCase{"Gbk", "\xB8\xDB\xBF\xDA", "text/plain; charset=gb2312", "港口"},
        DecodeCase{"Gb18030", "\x81\x39\xEE\x39", "text/plain; charset=gb18030", "㐀"},
        DecodeCase{"Big5", "\xB4\xE4\xA4\x66", "text/plain; charset=big5", "港口"},
        DecodeCase{"ShiftJis", "\x8D\x60\x8C\xFB", "text/plain; charset=Shift_JIS", "港口"},
        DecodeCase{"EucJp", "\xB9\xC1\xB8\xFD", "text/plain; charset=euc-jp", "港口"},
        DecodeCase{"Iso2022Jp", "\x1B$B9A8}\x1B(B", "text/plain; charset=iso-2022-jp", "港口"},
        DecodeCase{"EucKr", "\xC7\xD7\xB1\xB8", "text/plain; charset=euc-kr", "항구"},
        DecodeCase{"BadByte", "na\xFFve port", "text/plain; charset=utf-8", "na\uFFFDve port"},
        DecodeCase{"CutOff", "port \xE6\xB8", "text/plain; charset=utf-8", "port \uFFFD\uFFFD"},
        DecodeCase{"CutOffUtf16", "\xFF\xFEn\0\xE9"sv, "", "n\uFFFD"},
        DecodeCase{"Nul", "a\0b"sv, "text/plain", "a\uFFFDb"},
        DecodeCase{"Empty", "", "text/plain", ""}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(LabelInPageTest, FindsWhatBrowsersFind) {
  const std::pair<std::string, std::string_view> rows[] = {
      {"<html><head><meta charset=koi8-r>", "koi8-r"},
      {"<META CHARSET = 'windows-1251' >", "windows-1251"},
      {"<meta http-equiv=\"Content-Type\" content=\"text/html; charset=euc-jp\">", "euc-jp"},
      {"<meta content='text/html;charset=big5' http-equiv=content-type />", "big5"},
      {"<meta name=\"a\" content=\"b\"><meta charset=\"gbk\"/>", "gbk"},
      {"<?xml version=\"1.0\" encoding=\"iso-8859-2\"?><html>", "iso-8859-2"},
      {"<!-- <meta charset=koi8-r> --><meta charset=big5>", "big5"},
      {"<!-- <meta charset=koi8-r>", ""},
      {"<meta name=\"description\" content=\"charset=koi8-r\">", ""},
      {"<metadata charset=koi8-r>", ""},
      {"<meta charset=klingon><meta charset=gbk>", "gbk"},
      {"<meta charset", ""},
      {"<meta charset=", ""},
      {std::string(1024, ' ') + "<meta charset=koi8-r>", ""},
  };
  for (const auto& [page, want] : rows)
    EXPECT_EQ(LabelInPage(page), want) << page;
}

TEST(DecodeTextTest, ContentTypeComesBeforeThePage) {
  const std::string page = "<meta charset=windows-1251><p>\xCF\xEE\xF0\xF2";
  EXPECT_TRUE(DecodeText(page, "text/html")->ends_with("<p>Порт"));
  EXPECT_TRUE(DecodeText(page, "text/html; charset=latin1")->ends_with("<p>Ïîðò"));
}

TEST(DecodeTextTest, PageInAsciiIsNotInUtf16) {
  EXPECT_TRUE(DecodeText("<meta charset=utf-16><p>\xC3\xA9", "text/html")->ends_with("<p>é"));
}

TEST(DecodeTextTest, MuchDamageIsRejected) {
  const std::string words(1000, 'a');
  EXPECT_TRUE(DecodeText(words + std::string(20, '\xFF'), "text/plain; charset=utf-8"));
  const auto bad = DecodeText(words + std::string(40, '\xFF'), "text/plain; charset=utf-8");
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().reason, Reason::kBadUtf8);
  EXPECT_EQ(bad.error().detail,
            "byte 1000 as UTF-8: found 40 of 1040 characters undecodable, expected at most one in "
            "50");
}

TEST(EncodingOfTest, EveryLabelCanBeConverted) {
  for (const std::string_view label :
       {"utf8",         "windows-1250",  "cp1251",       "x-cp1252",       "windows-1253",
        "windows-1255", "windows-1257",  "windows-1258", "windows-874",    "iso-8859-3",
        "iso8859-4",    "iso_8859-5",    "ISO-8859-6",   "iso-8859-7",     "iso-8859-8-i",
        "iso-8859-10",  "iso-8859-13",   "iso-8859-14",  "iso-8859-15",    "iso-8859-16",
        "koi8-u",       "ibm866",        "macintosh",    "x-mac-cyrillic", "x-gbk",
        "x-sjis",       "ks_c_5601-1987"}) {
    ASSERT_FALSE(EncodingOf(label).empty()) << label;
    const auto text = DecodeText("port", "text/plain; charset=" + std::string(label));
    EXPECT_EQ(*text, "port") << label;
  }
}

}  // namespace
}  // namespace wiresift
