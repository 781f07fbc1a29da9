// Tokenize on both paths beside the plain reading of its rules.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "core/json.h"
#include "core/utf8.h"
#include "support/case_name.h"
#include "support/invented_text.h"
#include "support/lines.h"
#include "support/random.h"
#include "text/words/plain_tokens.h"
#include "text/words/tokens.h"

namespace wiresift {
namespace {

using tests::Random;

std::string Described(const Token& token, std::string_view text) {
  return std::string(text.substr(token.start, token.end - token.start)) + " " +
         std::to_string(token.hash) + " at " + std::to_string(token.start) + "-" +
         std::to_string(token.end) + (token.name ? " name" : "") + (token.number ? " number" : "") +
         (token.unit_start ? " unit" : "") + (token.quoted ? " quoted" : "") +
         (token.paragraph_start ? " paragraph" : "");
}

bool AreSame(const Token& a, const Token& b) {
  return a.hash == b.hash && a.start == b.start && a.end == b.end && a.name == b.name &&
         a.number == b.number && a.unit_start == b.unit_start && a.quoted == b.quoted &&
         a.paragraph_start == b.paragraph_start;
}

/// Empty when both agree, else where they part.
std::string Difference(std::string_view text, const std::vector<Token>& want,
                       const std::vector<Token>& got) {
  for (std::size_t i = 0; i < std::max(want.size(), got.size()); ++i) {
    if (i < want.size() && i < got.size() && AreSame(want[i], got[i])) continue;
    const std::string wanted = i < want.size() ? Described(want[i], text) : "none";
    const std::string found = i < got.size() ? Described(got[i], text) : "none";
    std::string said = "token " + std::to_string(i);
    said.append(": wanted ").append(wanted).append(", got ").append(found);
    return said.append(", text: ").append(text.substr(0, 2'000));
  }
  return {};
}

/// The same memory for every text, as in use.
bool AreSameOnBothPaths(std::string_view text) {
  static std::vector<Token> tokens;
  const std::vector<Token> want = tests::PlainTokens(text);
  for (const ScanPath path : {ScanPath::kFastest, ScanPath::kPortable}) {
    Tokenize(text, tokens, path);
    const std::string difference = Difference(text, want, tokens);
    EXPECT_EQ(difference, "") << (path == ScanPath::kFastest ? "fastest" : "portable");
    if (!difference.empty()) return false;
  }
  return true;
}

struct ScriptCase {
  std::string_view name, text;
};

void PrintTo(const ScriptCase& c, std::ostream* out) {
  *out << c.name;
}

class TokenPaths : public testing::TestWithParam<ScriptCase> {};

TEST_P(TokenPaths, AgreeAtEveryPlaceOfABlock) {
  // Sixty-four bytes are read at once: each character stands at each place of them, and each prefix
  // is a text.
  std::string text;
  for (int repeats = 0; repeats < 3; ++repeats)
    text += std::string(GetParam().text) + "\n\n";
  for (std::size_t shift = 0; shift < 64; ++shift)
    ASSERT_TRUE(AreSameOnBothPaths(std::string(shift, ' ') + text)) << shift;
  for (std::size_t size = 0; size <= text.size(); ++size)
    ASSERT_TRUE(AreSameOnBothPaths(Utf8Prefix(text, size))) << size;
}

INSTANTIATE_TEST_SUITE_P(
    Scripts, TokenPaths,
    testing::Values(
        ScriptCase{"English",
                   "The minister's \"talks\" on Monday—the U.S. said: 'No.' Don't ask, "
                   "J. Okell wrote. It cost $1,234.5m in 2014.\nHe didn't say 3.5, 4,5."},
        ScriptCase{"EnglishCurly",
                   "“We’re not—ever—there,” said O’Hara’s aide… ‘Nobody’ saw the "
                   "players’ room. “Wait!” A cafe\u0301, a Minis\u00ADter."},
        ScriptCase{"LongWords",
                   "Donaudampfschifffahrtsgesellschaft0123456789 "
                   "1,234,567,890,123,456.789012345 exactlysixteen16 "
                   "HTTPS://EXAMPLE.INVALID/AVERYLONGNAMEWITHOUTANYBREAKATALLANDMORETHAN"
                   "SIXTYFOURBYTESOFIT seventeenletterss a.b,c 1.a 2,b 3..4 5,,6 7.,8"},
        ScriptCase{"German",
                   "Die „Größe“ der Straße: Über 1.000 Bürger, sagte Öztürk. »Ja«, so er."},
        ScriptCase{"French",
                   "L’Élysée a dit «\u00A0non\u00A0» ; aujourd'hui, 10\u202F000 œuvres à "
                   "l'État… Ça va\u00A0?"},
        ScriptCase{"Spanish", "¿Qué pasó? ¡Nada! El niño de 3.º dijo: “Adiós”."},
        ScriptCase{"Polish", "Zażółć gęślą jaźń. Łódź i „Święto” w 1989 r."},
        ScriptCase{"Vietnamese", "Thủ tướng nói: \"Không\" — 5,5 triệu người ở Đà Nẵng."},
        ScriptCase{"Turkish", "İstanbul'da ışık. IĞDIR’ın 3,5 milyon lirası, dedi Şahin."},
        ScriptCase{"Russian", "Москва: «Нет», сказал Ёлкин. В 2014 г. объём 1,5 млн. Й и\u0306."},
        ScriptCase{"Greek", "Η Αθήνα είπε «όχι». Ο Σωκράτης· 3,5 εκ.; ΟΔΟΣ"},
        ScriptCase{"Hebrew", "ראש הממשלה אמר: \"לא\". צה\"ל פרסם ב-2014 את הדו״ח. שָׁלוֹם"},
        ScriptCase{"Arabic", "كِتَاب كتـــاب. قال: «لا»؟ سنة ٢٠٢٢، ١٬٢٣٤٫٥ ألف."},
        ScriptCase{"Persian", "می\u200Cرود ۱۴۰۱ و گفت: «نه». تهران؟"},
        ScriptCase{"Hindi", "प्रधानमंत्री ने कहा: \"नहीं\"। हिन्दी में २०१४। क\u093C"},
        ScriptCase{"Bengali", "প্রধানমন্ত্রী বলেছেন \"না\"। ২০১৪ সালে।"},
        ScriptCase{"Tamil", "பிரதமர் கூறினார்: “இல்லை”. 2014."},
        ScriptCase{"Thai", "นายกฯ กล่าวว่า \"ไม่\" ปี 2557 ๒๕๕๗ ที่นี่"}, ScriptCase{"Lao", "ນາຍົກ ກ່າວວ່າ ບໍ່"},
        ScriptCase{"Khmer", "នាយករដ្ឋមន្ត្រី ថា «ទេ» ២០១៤"},
        ScriptCase{"Myanmar", "ဝန်ကြီးချုပ်က “မဟုတ်” ၂၀၁၄"},
        ScriptCase{"Chinese", "总理说：“不。”2014年，G7峰会在北京举行！约1,234.5人。A股"},
        ScriptCase{"Japanese", "首相は「いいえ」と述べた。ニュース2014年のＧ７サミット、ｶﾅ々〇"},
        ScriptCase{"Korean", "총리는 \"아니다\"라고 말했다. 2014년 한\u1112\u1161\u11AB G7."},
        ScriptCase{"Georgian", "პრემიერმა თქვა: „არა“. 2014 წელს."},
        ScriptCase{"Armenian", "Վարչապետն ասաց՝ «ոչ»։ 2014թ."},
        ScriptCase{"Amharic", "ጠቅላይ ሚኒስትሩ “አይ” አሉ። 2014።"},
        ScriptCase{"BeyondTheBasicPlane", "𝐍𝐞𝐰𝐬 😀 ok😀ok 𠀀𠀁 𞤀𞤁 a\U000E0061b ½ ² x²"},
        ScriptCase{"FullWidth", "Ｆｕｌｌ　ｗｉｄｔｈ＂ｑ＂ １２３．４！ ＇ａ＇ｂ"},
        ScriptCase{"SignsInRows",
                   "\"\"\" ''' ... !!! ??? ::: ,,, a''b 'a' ’’a’’ “a ”b «» \x0F\x01\x7F"
                   "a\x0F:b 5'.6 5.'6 .5 5. 5.\n6 '\n' a'\u0301"}),
    tests::kCaseName);

/// Characters near the edges of every rule, and any other now and then.
char32_t RandomCharacter(Random& random) {
  constexpr std::u32string_view kSpecial =
      U"aAzZ09bQ  ..,,''\"\"!?:\n@[`{/;é’‘“”„«»—…\u00AD\u0301\u00A0\u200C\u200B\u2060\uFEFF\u0640"
      U"\u064B\u0661م中々〇のกิ한\u1112\u1161😀𠀀İßΣςЖж。！？；";
  if (random.Chance(15, 16)) return kSpecial[random.Below(kSpecial.size())];
  const auto any = static_cast<char32_t>(1 + random.Below(random.Chance(1, 2) ? 0x3200 : 0x10FFFF));
  return any >= 0xD800 && any < 0xE000 ? U'?' : any;
}

TEST(TokenPathsOnRandomText, Agree) {
  Random random(20'261);
  for (int round = 0; round < 4'000; ++round) {
    std::string text;
    // From plain words to signs alone.
    const std::size_t words_of = 1 + random.Below(8);
    for (std::size_t left = random.Below(300); left > 0; --left) {
      if (random.Chance(words_of, 10)) {
        text += static_cast<char>('a' + random.Below(26));
      } else {
        AppendUtf8(text, RandomCharacter(random));
      }
    }
    ASSERT_TRUE(AreSameOnBothPaths(text)) << "round " << round;
  }
}

TEST(TokenPathsOnLongText, Agree) {
  // Many stretches, with runs over their ends.
  std::string text;
  for (std::size_t i = 0; i < 300; ++i)
    text += tests::InventedText(i).Sentence() + (i % 7 == 0 ? "\n\n" : " “and” ");
  EXPECT_TRUE(AreSameOnBothPaths(text));
  EXPECT_TRUE(AreSameOnBothPaths(std::string(20'000, 'x') + " 1" + std::string(10'000, '2')));
  EXPECT_TRUE(AreSameOnBothPaths("x" + std::string(9'000, '\'') + "y"));
}

TEST(TokenPathsOnEveryCharacter, Agree) {
  constexpr char32_t kAtOnce = 256;
  for (char32_t first = 0; first < 0x110000; first += kAtOnce) {
    // No letters between the third plane and the tags.
    const bool is_surrogate = first >= 0xD800 && first < 0xE000;
    if (is_surrogate || (first >= 0x33000 && first < 0xE0000)) continue;
    std::string text;
    for (char32_t c = std::max(first, U'\1'); c < first + kAtOnce; ++c) {
      std::string character;
      AppendUtf8(character, c);
      text.append(" ab ").append(character).append("cd").append(character);
      text.append(" Efg.").append(character);
    }
    ASSERT_TRUE(AreSameOnBothPaths(text)) << static_cast<std::uint32_t>(first);
  }
}

/// What `command` writes.
std::string OutputOf(const std::string& command) {
  std::string out;
  std::FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return out;
  std::array<char, 1 << 16> buffer;
  while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), pipe))
    out.append(buffer.data(), size);
  pclose(pipe);
  return out;
}

TEST(TokenPathsOnRealPages, Agree) {
  const char* corpus = std::getenv("WIRESIFT_CORPUS");
  const std::filesystem::path root =
      corpus != nullptr ? corpus : WIRESIFT_SOURCE_DIR "/../shared/corpus";
  const std::filesystem::path pages = root / "match" / "real-dev.ndjson.gz";
  if (!std::filesystem::exists(pages)) {
    GTEST_SKIP() << "the corpus is absent: " << pages << " (set WIRESIFT_CORPUS)";
  }
  std::size_t count = 0;
  for (const std::string& line : tests::LinesOf(OutputOf("gzip -dc '" + pages.string() + "'"))) {
    const Result<JsonDocument> document = JsonDocument::Parse(line);
    ASSERT_TRUE(document.has_value());
    ASSERT_TRUE(AreSameOnBothPaths(TextAt(document->root(), "text"))) << "line " << count;
    ++count;
  }
  EXPECT_GT(count, 1'000U);
}

}  // namespace
}  // namespace wiresift
