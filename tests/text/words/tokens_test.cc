#include "text/words/tokens.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "core/limits.h"
#include "support/heap_peak.h"
#include "text/words/token_hash.h"

namespace wiresift {
namespace {

using Words = std::vector<std::string>;

struct WordsCase {
  std::string_view name, text;
  Words want;
};

class TokenizeWords : public testing::TestWithParam<WordsCase> {};

TEST_P(TokenizeWords, GivesTheNormalisedWords) {
  const std::vector<Token> tokens = Tokenize(GetParam().text);
  std::vector<std::uint64_t> got, want;
  for (const Token& token : tokens)
    got.push_back(token.hash);
  for (const std::string& word : GetParam().want)
    want.push_back(TokenHash(word));
  EXPECT_EQ(got, want) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Table, TokenizeWords,
    testing::Values(
        WordsCase{"Empty", "", {}}, WordsCase{"OnlySigns", " — … !? \n", {}},
        WordsCase{"LowerCase", "NATO Rules OUT", {"nato", "rules", "out"}},
        WordsCase{"EmDash", "public—a draft", {"public", "a", "draft"}},
        WordsCase{"EnDashAndHyphen", "1974–80 non-starter", {"1974", "80", "non", "starter"}},
        WordsCase{"DoubleHyphen", "public--a", {"public", "a"}},
        WordsCase{"StraightQuotes", "said \"no\" twice", {"said", "no", "twice"}},
        WordsCase{"CurlyQuotes", "said “no” twice", {"said", "no", "twice"}},
        WordsCase{"Guillemets", "dit «non»", {"dit", "non"}},
        WordsCase{"StraightApostrophe", "don't Putin's", {"dont", "putins"}},
        WordsCase{"CurlyApostrophe", "don’t Putin’s", {"dont", "putins"}},
        WordsCase{"PossessivePlural", "ministers' talks", {"ministers", "talks"}},
        WordsCase{"SingleQuotes", "'core principles' stay", {"core", "principles", "stay"}},
        WordsCase{"LeadingApostrophe", "’90s", {"90s"}},
        WordsCase{"ApostropheThatIsALetter", "ʼ мʼята ʼtis", {"мята", "tis"}},
        WordsCase{"ElongationAlone", "a ـ b", {"a", "b"}},
        WordsCase{"Thousands", "1,234.5 people.", {"1234.5", "people"}},
        WordsCase{"NumberAtEnd", "in 2014. Then, 30, left", {"in", "2014", "then", "30", "left"}},
        WordsCase{"ListWithoutSpaces", "a,b.c", {"a", "b", "c"}},
        WordsCase{"Initials", "U.S. J. Smith", {"u", "s", "j", "smith"}},
        WordsCase{"Money", "$12.3m", {"12300000"}},
        WordsCase{"NumberAndScale", "some 700 million people", {"some", "700000000", "people"}},
        WordsCase{"Percent", "5 per cent, 5% or 5 Prozent", {"5%", "5%", "or", "5%"}},
        WordsCase{"ClockTime",
                  "at 5.20pm, 5:20 p.m. and 17:20",
                  {"at", "17:20", "17:20", "and", "17:20"}},
        WordsCase{"NumberInWords",
                  "nine dogs and two million cats",
                  {"9", "dogs", "and", "2000000", "cats"}},
        WordsCase{"NumberInsideAWord", "in the 90s a 737max", {"in", "the", "90s", "a", "737max"}},
        WordsCase{"HanNumber", "12万人", {"120000", "人"}},
        WordsCase{"FullWidth", "１２３ＡＢＣ", {"123abc"}},
        WordsCase{"Traditional", "臺灣國會", {"台", "湾", "国", "会"}},
        WordsCase{"NoBreakSpace", "10\u00A0000 km", {"10000", "km"}},
        WordsCase{"Accents", "Élysée Straße", {"elysee", "straße"}},
        WordsCase{"DecomposedAccents", "E\u0301lyse\u0301e", {"elysee"}},
        WordsCase{"AccentAfterAscii", "cafe\u0301", {"cafe"}},
        WordsCase{"SoftHyphen", "Minis\u00ADter", {"minister"}},
        WordsCase{"Cyrillic", "Москва сегодня", {"москва", "сегодня"}},
        WordsCase{"Greek", "Αθήνα", {"αθηνα"}},
        WordsCase{"ArabicVowelsDropped", "كِتَاب كتاب", {"كتاب", "كتاب"}},
        WordsCase{"ArabicElongation", "كتـــاب", {"كتاب"}},
        WordsCase{"PersianJoiner", "می\u200Cرود", {"ميرود"}},
        WordsCase{"DevanagariKeepsMarks", "हिन्दी में", {"हिन्दी", "में"}},
        WordsCase{"HangulJamo", "\u1112\u1161\u11AB", {"한"}},
        WordsCase{"Han", "北约拒绝", {"北", "约", "拒", "绝"}},
        WordsCase{"HanAndLatin", "在G7峰会", {"在", "g7", "峰", "会"}},
        WordsCase{"Kana", "ニュース", {"ニ", "ュ", "ー", "ス"}},
        WordsCase{"ThaiMarksStay", "ที่นี่", {"ที่", "นี่"}}),
    [](const auto& c) { return std::string(c.param.name); });

TEST(Tokenize, NamesTheBytesOfAWord) {
  const std::string_view text = "“Élysée’s, 1,234.5!”";
  const std::vector<Token> tokens = Tokenize(text);
  ASSERT_EQ(tokens.size(), 2U);
  EXPECT_EQ(text.substr(tokens[0].start, tokens[0].end - tokens[0].start), "Élysée’s");
  EXPECT_EQ(text.substr(tokens[1].start, tokens[1].end - tokens[1].start), "1,234.5");
}

/// The words of `text` for which `flag` is set, with spaces between.
std::string Flagged(std::string_view text, bool Token::* flag) {
  std::string out;
  for (const Token& token : Tokenize(text)) {
    if (!(token.*flag)) continue;
    if (!out.empty()) out += ' ';
    out += text.substr(token.start, token.end - token.start);
  }
  return out;
}

struct FlagCase {
  std::string_view name, text;
  bool Token::* flag;
  std::string_view want;
};

class TokenizeFlags : public testing::TestWithParam<FlagCase> {};

TEST_P(TokenizeFlags, AreSet) {
  EXPECT_EQ(Flagged(GetParam().text, GetParam().flag), GetParam().want);
}

constexpr std::string_view kLongLine =
    "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen "
    "seventeen eighteen nineteen twenty. Short follows here. One two three four five six seven "
    "eight "
    "nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen. Next begins.\nSecond "
    "line.\nThird line.";

INSTANTIATE_TEST_SUITE_P(
    Table, TokenizeFlags,
    testing::Values(
        FlagCase{"NameInside", "The minister Ilse Varnholm spoke", &Token::name, "Ilse Varnholm"},
        FlagCase{"NoNameAtStart", "Varnholm spoke. Anselm left", &Token::name, ""},
        FlagCase{"NoNameAfterColonOrQuote", "He said: Nobody and \"Somebody\" else", &Token::name,
                 ""},
        FlagCase{"NoNameInNewLine", "it was so\nThe end", &Token::name, ""},
        FlagCase{"TooShortForName", "the US and Al", &Token::name, ""},
        FlagCase{"NameAfterInitial", "by J. Okell of the U.S. Senate", &Token::name,
                 "Okell Senate"},
        FlagCase{"CyrillicName", "вчера Москва", &Token::name, "Москва"},
        FlagCase{"Numbers", "4 of 1,200 in the 1960s at G7 for COVID19", &Token::number,
                 "4 1,200 1960s G7"},
        FlagCase{"ArabicDigits", "سنة ٢٠٢٢", &Token::number, "٢٠٢٢"},
        FlagCase{"StraightQuoted", "He \"said so\" today", &Token::quoted, "said so"},
        FlagCase{"CurlyQuoted", "He “said so” today", &Token::quoted, "said so"},
        FlagCase{"GermanQuoted", "Er sagte „so sei es“ heute", &Token::quoted, "so sei es"},
        FlagCase{"JapaneseQuoted", "彼は「平和」と", &Token::quoted, "平 和"},
        FlagCase{"QuoteEndsWithParagraph", "“It goes on\n\nHe left", &Token::quoted, "It goes on"},
        FlagCase{"StrayClosingQuote", "in Europe.\" He left", &Token::quoted, ""},
        FlagCase{"Paragraphs", "Alpha one\n\nBeta two\nGamma", &Token::paragraph_start,
                 "Alpha Beta Gamma"},
        FlagCase{"UnitsOfALongLine", kLongLine, &Token::unit_start, "One Next Second Third"},
        FlagCase{
            "SentencesWithoutParagraphs",
            "One two three four five six seven eight. Then more. New one two three four five six. "
            "The end",
            &Token::unit_start, "One Then The"},
        FlagCase{"LowerCaseIsNoSentence", "One two three four five six seven eight. then more",
                 &Token::unit_start, "One"},
        FlagCase{"DotInsideWordIsNoSentence",
                 "One two three four five six seven example.Com has more", &Token::unit_start,
                 "One"},
        FlagCase{"ChineseSentences", "一二三四五六七八九。十一二三四五六七八。完",
                 &Token::unit_start, "一 十 完"}),
    [](const auto& c) { return std::string(c.param.name); });

TEST(Tokenize, AQuoteThatNobodyClosesEndsWithItsParagraphOrSoon) {
  std::string quote = "He said \"";
  for (int i = 0; i < 100; ++i)
    quote += "so ";
  const auto quoted = [](const std::string& text) {
    return std::ranges::count(Tokenize(text), true, &Token::quoted);
  };
  EXPECT_EQ(quoted(quote), 60) << "one paragraph: where it would have ended is not known";
  EXPECT_EQ(quoted(quote + "\n\nHe left.\n\nShe did not."), 100);
}

TEST(Tokenize, ReusesMemory) {
  std::vector<Token> tokens;
  Tokenize("one two three four", tokens);
  const Token* memory = tokens.data();
  Tokenize("five six", tokens);
  EXPECT_EQ(tokens.size(), 2U);
  EXPECT_EQ(tokens.data(), memory);
  // Long enough that a word of it would be no short string.
  const std::string text = "An \"unconstitutional\" 1,234.5 l’aujourd’huissiers Конституционный";
  Tokenize(text, tokens);
  const tests::HeapPeak heap;
  Tokenize(text, tokens);
  if (tests::CountsHeap()) {
    EXPECT_EQ(heap.bytes(), 0U);
  }
  Tokenize("", tokens);
  EXPECT_TRUE(tokens.empty());
}

TEST(Tokenize, StopsAtTheLimit) {
  std::string text;
  for (std::size_t i = 0; i < kWordsMax + 10; ++i)
    text += "a ";
  EXPECT_EQ(Tokenize(text).size(), kWordsMax);
}

}  // namespace
}  // namespace wiresift
