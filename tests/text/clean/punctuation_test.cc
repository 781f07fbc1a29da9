// Whatever mark stands beside whatever name, all that cleaning gives out is UTF-8 and every span
// lies between two characters.
#include "support/punctuation.h"

#include <array>
#include <span>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "support/clean_properties.h"
#include "text/fixtures.h"

namespace wiresift {
namespace {

/// Two sentences of running text each.
constexpr std::array<std::string_view, 20> kTexts = {
    "The ferry left the old harbor on Friday, two days after the strike of the pilots had ended. "
    "It "
    "carried forty passengers and the mail.",
    "Die Fähre verließ am Freitag den alten Hafen, zwei Tage nach dem Ende des Streiks der Lotsen. "
    "Sie hatte vierzig Passagiere an Bord.",
    "Le ferry a quitté vendredi le vieux port, deux jours après la fin de la grève des pilotes. Il "
    "transportait quarante passagers.",
    "El barco salió el viernes del puerto viejo, dos días después del fin de la huelga de los "
    "prácticos. Llevaba cuarenta pasajeros.",
    "Il traghetto ha lasciato venerdì il vecchio porto, due giorni dopo la fine dello sciopero. "
    "Portava quaranta passeggeri.",
    "O navio deixou na sexta-feira o velho porto, dois dias depois do fim da greve dos pilotos. "
    "Levava quarenta passageiros.",
    "De veerboot verliet vrijdag de oude haven, twee dagen na het einde van de staking. Er waren "
    "veertig passagiers aan boord.",
    "Prom opuścił w piątek stary port, dwa dni po zakończeniu strajku pilotów. Na pokładzie było "
    "czterdziestu pasażerów.",
    "Färjan lämnade den gamla hamnen på fredagen, två dagar efter att lotsarnas strejk hade "
    "slutat. Ombord fanns fyrtio passagerare.",
    "Feribot cuma günü eski limandan ayrıldı, kılavuz kaptanların grevi iki gün önce sona ermişti. "
    "Gemide kırk yolcu vardı.",
    "Паром вышел из старого порта в пятницу, через два дня после окончания забастовки лоцманов. "
    "На борту было сорок пассажиров.",
    "Пором вийшов зі старого порту в п'ятницю, через два дні після закінчення страйку лоцманів. "
    "На борту було сорок пасажирів.",
    "غادرت العبارة الميناء القديم يوم الجمعة، بعد يومين من انتهاء إضراب المرشدين. وكانت تقل أربعين "
    "راكبا والبريد.",
    "המעבורת עזבה את הנמל הישן ביום שישי, יומיים אחרי שהסתיימה שביתת הנתבים. היו בה ארבעים "
    "נוסעים והדואר של האיים.",
    "کشتی روز جمعه بندر قدیمی را ترک کرد، دو روز پس از پایان اعتصاب راهنماها. چهل مسافر در آن "
    "بودند.",
    "नौका शुक्रवार को पुराने बंदरगाह से रवाना हुई, चालकों की हड़ताल समाप्त होने के दो दिन बाद। उसमें चालीस "
    "यात्री थे।",
    "渡轮于周五离开旧港口，此时距离引航员罢工结束已有两天。船上载有四十名乘客以及各岛屿的邮件，天气"
    "晴朗，海面平静，"
    "航程约三小时。",
    "フェリーは金曜日に古い港を出港した。水先案内人のストライキが終わってから二日後のことである。船"
    "には四十人の"
    "乗客と島々への郵便物が積まれていた。",
    "여객선은 도선사들의 파업이 끝난 지 이틀 만인 금요일 옛 항구를 떠났다. 배에는 승객 마흔 명과 "
    "섬으로 가는 "
    "우편물이 실려 있었다.",
    "Feri itu meninggalkan pelabuhan lama pada hari Jumat, dua hari setelah pemogokan berakhir. "
    "Kapal itu membawa empat puluh penumpang.",
};

constexpr std::array<std::string_view, 10> kAgencies = {
    "AP",     "Reuters",  "dpa",  "ТАСС",         "共同",
    "新华社", "연합뉴스", "भाषा", "Getty Images", "Associated Press"};

/// `%` is running text, `@` an agency, `<` an opening mark and `>` the one that closes it.
constexpr std::string_view kBodies[] = {
    "%<@>",
    "% <@>",
    "%\n\n<@>",
    "%\n\n<Jane Marlow/@>",
    "<@>%",
    "<@> %",
    "BREMEN, 7 Jan <@> < %",
    "<BREMEN @> %",
    "<@北京1月11日电>%",
    "BREMEN < %",
    "BREMEN<@ — %",
    "%\n\nThe ferry at the quay<Photo: Jane Marlow/@>",
    "%\n\nThe ferry at the quay. <@ Photo/Jane Marlow>",
    "%\n\nThe ferry at the quay.<© Jane Marlow>",
    "By Jane Marlow<@>\n\n%",
    "Ferry leaves the harbor<@>\n\n%",
    "<Ferry leaves the harbor>\n\n%",
    "%\n\nCopyright 2022 <@>. All rights reserved.",
    "% It is late, <@> reports. 据<@>报道",
    "%\n\n<<<<<\n\n@ contributed to this report.",
    "%\n\nThe ferry waits for Jane Marlow<Jane Ann Marlow<Strike ends MORE>%",
    "< %\n\n<\n\n> %",
    "%\n\n<Share> on <Facebook>\n\n<Read more> @",
};

constexpr std::string_view kPages[] = {
    "<html lang='{'><head><title>{ Ferry leaves } Harbor {</title></head><body><p>%{@}</p></body>",
    "<head><meta property='og:title' content='{Ferry leaves} {@}'></head><h1>{Ferry leaves}</h1>"
    "<p class='{body}'>%</p><p class='by{line'>{@}</p>",
    "<article><p>{@} %</p><figure><figcaption>The ferry {Jane Marlow/@}</figcaption></figure>"
    "<p>% {@}</article>",
};

struct Choice {
  std::string_view text, agency, open, close;
};

/// `form` with its four signs replaced.
std::string Filled(std::string_view form, std::string_view signs, const Choice& choice) {
  const std::string_view parts[] = {choice.text, choice.agency, choice.open, choice.close};
  std::string out;
  for (const char c : form) {
    const std::size_t sign = signs.find(c);
    if (sign == std::string_view::npos) {
      out += c;
    } else {
      out += parts[sign];
    }
  }
  return out;
}

void ExpectPromises(const Article& article) {
  const auto cleaned = Clean(article, {});
  if (!cleaned) return;
  ASSERT_EQ(tests::BrokenPromise(*cleaned), "") << article.body;
}

/// Calls `make` for every mark with every form, while texts and agencies take turns.
template <class Make>
void ForEachChoice(std::span<const std::string_view> forms, std::string_view signs,
                   const Make& make) {
  std::size_t turn = 0;
  for (const tests::PunctuationPair& mark : tests::AllPunctuation()) {
    for (const std::string_view form : forms) {
      for (int i = 0; i < 3; ++i, ++turn) {
        const Choice choice{kTexts[turn % kTexts.size()], kAgencies[turn / 3 % kAgencies.size()],
                            mark.open, mark.close};
        ExpectPromises(make(Filled(form, signs, choice)));
        if (testing::Test::HasFatalFailure()) return;
      }
    }
  }
}

TEST(PunctuationTest, TextsStayUtf8) {
  ForEachChoice(kBodies, "%@<>", [](const std::string& body) { return TextArticle(body); });
}

TEST(PunctuationTest, TitlesStayUtf8) {
  ForEachChoice(kBodies, "%@<>", [](const std::string& body) {
    Article article = TextArticle(body, body.substr(0, body.find("\n\n")));
    article.by = article.title;
    article.rights = article.title;
    return article;
  });
}

TEST(PunctuationTest, PagesStayUtf8) {
  ForEachChoice(kPages, "%@{}", [](const std::string& body) { return HtmlArticle(body); });
}

/// A credit that closes a text is reported with its brackets, whatever their length.
TEST(PunctuationTest, CreditsKeepTheirBrackets) {
  for (const std::string_view credit : {"(共同)", "（共同）", "[共同]"}) {
    const auto cleaned = Clean(TextArticle(std::string(kTexts[17]) + std::string(credit)), {});
    ASSERT_TRUE(cleaned);
    ASSERT_EQ(cleaned->provenance.size(), 1U) << credit;
    EXPECT_EQ(cleaned->provenance[0].text, credit);
    EXPECT_EQ(cleaned->provenance[0].end, cleaned->parsed_body.size());
  }
}

/// A tag that is no language's, however many bytes it has.
TEST(PunctuationTest, LanguagesOfPagesAreLetters) {
  for (const std::string_view tag : {"é", "日", "«»", "e1", "x", "engl"}) {
    const auto cleaned = Clean(
        HtmlArticle("<html lang='" + std::string(tag) + "'><p>" + std::string(kTexts[0])), {});
    ASSERT_TRUE(cleaned);
    EXPECT_EQ(cleaned->language, "en") << tag;
  }
}

}  // namespace
}  // namespace wiresift
