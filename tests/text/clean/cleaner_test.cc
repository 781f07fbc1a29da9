#include "text/clean/cleaner.h"

#include <gtest/gtest.h>

#include "core/limits.h"
#include "support/clean_properties.h"
#include "text/fixtures.h"

namespace wiresift {
namespace {

struct CleanCase {
  std::string_view name, body, title, text;
  std::vector<std::string> removed;  ///< classes, in order
};

constexpr std::string_view kEnglish = R"(Jan 7, 2022 - Coast

Harbor council rejects the pilots' demand

  • Whatsapp
Photo of a ferry lying at a quay in the rain with her bow open

The ferry Marianne at the south quay in Port Hollow on Friday. Photo: Jane Marlow/AFP via Getty Images

PORT HOLLOW — The harbor council on Friday rejected the pilots' demand for shorter shifts, and the strike goes on.

Why it matters: Without pilots no ship of more than ninety meters may enter the river, the council said.

  • “We will not pay twice for the same work,” the chairman told reporters after the meeting at the town hall.
  • The pilots' union said that it would answer the council's letter before the weekend is over.

Read More

Advertisement

Mayor Jane MarlowJane Ann MarlowFerry strike: what to know Overnight: boats collide off the cape MORE asked both sides to come back to the table.

“We will sign up for our own future,” she said, and nobody at the long table in the town hall laughed.

Peter Holt contributed to this report.

Related posts

Leave a Reply

Your email address will not be published. Required fields are marked *)";

constexpr std::string_view kEnglishClean =
    R"(PORT HOLLOW — The harbor council on Friday rejected the pilots' demand for shorter shifts, and the strike goes on.

Why it matters: Without pilots no ship of more than ninety meters may enter the river, the council said.

• “We will not pay twice for the same work,” the chairman told reporters after the meeting at the town hall.

• The pilots' union said that it would answer the council's letter before the weekend is over.

Mayor Jane Marlow asked both sides to come back to the table.

“We will sign up for our own future,” she said, and nobody at the long table in the town hall laughed.)";

constexpr std::string_view kGerman = R"(Hafenrat lehnt die Forderung der Lotsen ab

Stand: 07.01.2022, 16:20 Uhr

Die Fähre Marianne am Freitag am Südkai. Foto: Jana Holt/dpa

Kiel (dpa) - Der Hafenrat hat am Freitag die Forderung der Lotsen nach kürzeren Schichten abgelehnt, der Streik geht weiter.

ANZEIGE

Ohne Lotsen darf kein Schiff von mehr als neunzig Metern in den Fluss einlaufen, teilte der Rat am Abend mit.

Lesen Sie auch: Was Reisende jetzt wissen müssen

„Wir zahlen nicht zweimal für dieselbe Arbeit“, sagte der Vorsitzende nach der Sitzung im Rathaus der Stadt.

Mit Material der dpa

Newsletter abonnieren

Alle Rechte vorbehalten)";

constexpr std::string_view kGermanClean =
    R"(Kiel (dpa) - Der Hafenrat hat am Freitag die Forderung der Lotsen nach kürzeren Schichten abgelehnt, der Streik geht weiter.

Ohne Lotsen darf kein Schiff von mehr als neunzig Metern in den Fluss einlaufen, teilte der Rat am Abend mit.

„Wir zahlen nicht zweimal für dieselbe Arbeit“, sagte der Vorsitzende nach der Sitzung im Rathaus der Stadt.)";

constexpr std::string_view kFrench = R"(Le conseil du port rejette la demande des pilotes

Publié le 7 janvier 2022 à 16h20

Le conseil du port a rejeté vendredi la demande des pilotes, qui voulaient des journées plus courtes, et la grève continue.

À lire aussi : Ce que les voyageurs doivent savoir

Sans pilotes, aucun navire de plus de quatre-vingt-dix mètres ne peut entrer dans le fleuve, a indiqué le conseil.

Partager l'article

Votre adresse e-mail ne sera pas publiée.)";

constexpr std::string_view kFrenchClean =
    R"(Le conseil du port a rejeté vendredi la demande des pilotes, qui voulaient des journées plus courtes, et la grève continue.

Sans pilotes, aucun navire de plus de quatre-vingt-dix mètres ne peut entrer dans le fleuve, a indiqué le conseil.)";

constexpr std::string_view kSpanish = R"(El consejo del puerto rechaza la petición de los prácticos

Madrid, 7 ene (EFE).- El consejo del puerto rechazó el viernes la petición de los prácticos, y la huelga sigue.

PUBLICIDAD

Sin prácticos, ningún barco de más de noventa metros puede entrar en el río, según informó el consejo.

Te puede interesar

Suscríbete a nuestro boletín semanal

Todos los derechos reservados)";

constexpr std::string_view kSpanishClean =
    R"(Madrid, 7 ene (EFE).- El consejo del puerto rechazó el viernes la petición de los prácticos, y la huelga sigue.

Sin prácticos, ningún barco de más de noventa metros puede entrar en el río, según informó el consejo.)";

const CleanCase kCases[] = {
    {"English",
     kEnglish,
     "Harbor council rejects the pilots' demand",
     kEnglishClean,
     {"dateline-furniture", "share", "caption", "caption", "related", "ad", "inline-junk", "credit",
      "related", "comments", "comments"}},
    {"German",
     kGerman,
     "Hafenrat lehnt die Forderung der Lotsen ab",
     kGermanClean,
     {"dateline-furniture", "caption", "ad", "related", "credit", "subscribe", "legal"}},
    {"French",
     kFrench,
     "Le conseil du port rejette la demande des pilotes",
     kFrenchClean,
     {"dateline-furniture", "related", "share", "comments"}},
    {"Spanish",
     kSpanish,
     "El consejo del puerto rechaza la petición de los prácticos",
     kSpanishClean,
     {"ad", "related", "subscribe", "legal"}},
};

class CleanFixture : public testing::TestWithParam<CleanCase> {};

TEST_P(CleanFixture, GivesTitleTextAndClasses) {
  const auto cleaned = Clean(TextArticle(GetParam().body), {});
  ASSERT_TRUE(cleaned);
  EXPECT_EQ(cleaned->title, GetParam().title);
  EXPECT_EQ(cleaned->text, GetParam().text);
  EXPECT_EQ(RemovedClasses(*cleaned), GetParam().removed);
  EXPECT_FALSE(cleaned->guarded);
}

TEST_P(CleanFixture, CleaningTwiceIsCleaningOnce) {
  const auto once = Clean(TextArticle(GetParam().body), {});
  ASSERT_TRUE(once);
  const auto twice = Clean(TextArticle(once->text, once->title), {});
  ASSERT_TRUE(twice);
  EXPECT_EQ(twice->text, once->text);
  EXPECT_TRUE(twice->removed.empty());
}

TEST_P(CleanFixture, SpansAreOrderedAndExact) {
  const auto cleaned = Clean(TextArticle(GetParam().body), {});
  ASSERT_TRUE(cleaned);
  std::uint32_t last = 0;
  for (const Removal& removal : cleaned->removed) {
    EXPECT_GE(removal.start, last);
    EXPECT_EQ(cleaned->parsed_body.substr(removal.start, removal.end - removal.start),
              removal.text);
    EXPECT_FALSE(removal.rule.empty());
    last = removal.end;
  }
}

TEST_P(CleanFixture, SameBytesEachTime) {
  const auto first = Clean(TextArticle(GetParam().body), {});
  const auto second = Clean(TextArticle(GetParam().body), {});
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->text, second->text);
  EXPECT_EQ(first->removed.size(), second->removed.size());
}

INSTANTIATE_TEST_SUITE_P(Table, CleanFixture, testing::ValuesIn(kCases),
                         [](const auto& test) { return std::string(test.param.name); });

constexpr std::string_view kOne =
    "The ferry left the old harbor on Friday, two days after the strike of the pilots had ended.";
constexpr std::string_view kTwo =
    "The council, which had met all night, said that no ship would be kept out of the river again.";
constexpr std::string_view kThree =
    "Before that the pilots had asked for shorter shifts, more pay and a boat that does not leak.";

std::string Join(std::initializer_list<std::string_view> blocks) {
  std::string out;
  for (const std::string_view block : blocks)
    out += (out.empty() ? "" : "\n\n") + std::string(block);
  return out;
}

TEST(CleanTest, HtmlPageGivesItsArticle) {
  const std::string html =
      "<html lang=en><head><title>Ferry strike ends | Harbor Times</title></head><body>"
      "<nav><ul><li><a href=/>Home page</a></li><li><a href=/n>News of the "
      "coast</a></li></ul></nav>"
      "<article class=story-body><h1>Ferry strike ends</h1><p>" +
      std::string(kOne) +
      "</p>"
      "<figure><img src=x><figcaption>A ferry, seen on Friday from the pier of the "
      "town.</figcaption></figure>"
      "<p>" +
      std::string(kTwo) +
      "</p><aside class=newsletter-promo><p>Get the best of the coast, every day, by "
      "mail.</p></aside>"
      "<h2>What the pilots want</h2><p>" +
      std::string(kThree) +
      "</p></article>"
      "<footer><p>© 2022 Harbor Times</p></footer></body></html>";
  const auto cleaned = Clean(HtmlArticle(html), {});
  ASSERT_TRUE(cleaned);
  EXPECT_EQ(cleaned->title, "Ferry strike ends");
  EXPECT_EQ(cleaned->text, Join({kOne, kTwo, "What the pilots want", kThree}));
  EXPECT_EQ(cleaned->language, "en");
  EXPECT_EQ(RemovedClasses(*cleaned),
            (std::vector<std::string>{"nav", "nav", "title", "caption", "subscribe", "legal"}));
}

TEST(CleanTest, HiddenBodyOfAPaywalledPageStays) {
  const auto cleaned =
      Clean(HtmlArticle("<p>Subscribe now</p><div style='display: none'><p>" + std::string(kOne) +
                        "</p><p>" + std::string(kTwo) + "</p></div>"),
            {});
  ASSERT_TRUE(cleaned);
  EXPECT_EQ(cleaned->text, Join({kOne, kTwo}));
}

TEST(CleanTest, TitleOfTheRecordIsTakenOutOfTheBody) {
  const auto cleaned =
      Clean(TextArticle(Join({"Ferry Strike Ends!", kOne, kTwo}), "Ferry strike ends"), {});
  ASSERT_TRUE(cleaned);
  EXPECT_EQ(cleaned->title, "Ferry strike ends");
  EXPECT_EQ(cleaned->text, Join({kOne, kTwo}));
  EXPECT_EQ(RemovedClasses(*cleaned), std::vector<std::string>{"title"});
}

TEST(CleanTest, DatelineIsNoTitle) {
  const auto cleaned = Clean(TextArticle(Join({"BRUSSELS — Ferry leaves at last", kOne})), {});
  ASSERT_TRUE(cleaned);
  EXPECT_TRUE(cleaned->title.empty());
  EXPECT_EQ(cleaned->located, "");  // a short line is no running text
}

TEST(CleanTest, SecondOfTwoEqualParagraphsGoes) {
  const auto cleaned = Clean(TextArticle(Join({kOne, kTwo, kOne})), {});
  ASSERT_TRUE(cleaned);
  EXPECT_EQ(cleaned->text, Join({kOne, kTwo}));
  EXPECT_EQ(RemovedClasses(*cleaned), std::vector<std::string>{"duplicate"});
}

TEST(CleanTest, QuotedSpeechIsNotRemovedByItsWords) {
  constexpr std::string_view kSpeech =
      "“Please sign up for our newsletter and leave us alone with your ships,” he told the pilots.";
  const auto cleaned = Clean(TextArticle(Join({kOne, kSpeech, kTwo})), {});
  ASSERT_TRUE(cleaned);
  EXPECT_EQ(cleaned->text, Join({kOne, kSpeech, kTwo}));
}

TEST(CleanTest, SubheadingsStayBetweenParagraphs) {
  const auto cleaned =
      Clean(TextArticle(Join({kOne, "What the pilots want", kTwo, kThree}), "T"), {});
  ASSERT_TRUE(cleaned);
  EXPECT_EQ(cleaned->text, Join({kOne, "What the pilots want", kTwo, kThree}));
}

TEST(CleanTest, MenusAroundPlainTextGo) {
  const auto cleaned = Clean(
      TextArticle(Join({"Coast and Harbor", "Town Hall", "Ships of the Week", "Letters of Readers",
                        kOne, kTwo, kThree, "Ships collide off the cape",
                        "Mayor opens the new quay", "Rain to last until the weekend"}),
                  "T"),
      {});
  ASSERT_TRUE(cleaned);
  EXPECT_EQ(cleaned->text, Join({kOne, kTwo, kThree}));
}

/// A page's tree told that such lines are the text; once it is gone, the model alone is not
/// believed.
TEST(CleanTest, ListWithoutASureSignOfBoilerplateStays) {
  const Article text =
      TextArticle(Join({kOne, kTwo, "Harbor Lights, Fen and Holm", "Old Quay and Mar Velldor",
                        "Three Ships", "Silver Coins of Ulm", "Winter Votes", "Grain and Milk"}),
                  "The songs of the year");
  const auto cleaned = Clean(text, {});
  ASSERT_TRUE(cleaned);
  EXPECT_EQ(cleaned->text, text.body);
}

/// A sentence is judged by what is left of it.
TEST(CleanTest, LineThatIsATitleWithoutItsJunkIsTheTitle) {
  const Article text = TextArticle(
      Join({"Mayor Jane MarlowJane Ann MarlowFerry strike ends MORE wins", kOne, kTwo}));
  const auto cleaned = Clean(text, {});
  ASSERT_TRUE(cleaned);
  EXPECT_EQ(tests::ChangeOfCleaningAgain(text, *cleaned), "");
  EXPECT_EQ(tests::BrokenPromise(*cleaned), "");
  EXPECT_EQ(cleaned->title, "Mayor Jane Marlow wins");
}

TEST(CleanTest, MarksBehindJunkCountBytesOfTheParsedBody) {
  const auto cleaned = Clean(
      TextArticle(Join({kOne, "Mayor Jane MarlowJane Ann MarlowFerry strike ends MORE said so.",
                        kTwo, "The Associated Press contributed to this report."}),
                  "T"),
      {});
  ASSERT_TRUE(cleaned);
  EXPECT_EQ(tests::BrokenPromise(*cleaned), "");
  ASSERT_FALSE(cleaned->provenance.empty());
  const ProvenanceMark& mark = cleaned->provenance.back();
  EXPECT_EQ(cleaned->parsed_body.substr(mark.start, mark.end - mark.start), mark.text);
}

TEST(CleanTest, ShortTextIsKeptRatherThanLost) {
  const auto cleaned = Clean(TextArticle("Ferry sinks off the cape\n\nAll are safe"), {});
  ASSERT_TRUE(cleaned);
  EXPECT_FALSE(cleaned->text.empty());
}

TEST(CleanTest, WordsOfTwoClassesFollowTheShareList) {
  const auto list = Clean(
      TextArticle(Join({kOne, kTwo, "Share this:", "• Facebook", "• Email", "• Print"}), "T"), {});
  ASSERT_TRUE(list);
  EXPECT_EQ(RemovedClasses(*list), (std::vector<std::string>{"share", "share", "share", "share"}));
  const auto form =
      Clean(TextArticle(Join({kOne, kTwo, "Leave a Reply", "Name", "Email", "Website"}), "T"), {});
  ASSERT_TRUE(form);
  EXPECT_EQ(RemovedClasses(*form),
            (std::vector<std::string>{"comments", "comments", "comments", "comments"}));
}

constexpr std::string_view kGenerated =
    "This story was generated by Harbor Data from filings of the company.";

TEST(CleanTest, BoilerplateBehindAClosingSeparatorGoes) {
  const auto cleaned = Clean(TextArticle(Join({kOne, kTwo, kThree, "_____", kGenerated}), "T"), {});
  ASSERT_TRUE(cleaned);
  EXPECT_EQ(cleaned->text, Join({kOne, kTwo, kThree}));
  EXPECT_EQ(RemovedClasses(*cleaned), (std::vector<std::string>{"nav", "credit"}));
}

TEST(CleanTest, SeparatorInTheMiddleTakesNothingWithIt) {
  const std::string more = "This story was written by hand in the rain, and it took a week.";
  const auto cleaned = Clean(TextArticle(Join({kOne, "* * *", kTwo, more, kThree}), "T"), {});
  ASSERT_TRUE(cleaned);
  EXPECT_EQ(RemovedClasses(*cleaned), std::vector<std::string>{"nav"});
}

TEST(CleanTest, GuardKeepsTheMainRun) {
  CleanOptions strict;
  strict.guard = 0;
  const std::string body = Join({kOne, "Ships of the Week | Coast", "Town Hall", "Letters", kTwo});
  const auto cleaned = Clean(TextArticle(body), strict);
  ASSERT_TRUE(cleaned);
  EXPECT_TRUE(cleaned->guarded);
  EXPECT_EQ(cleaned->text, body);
}

struct RejectCase {
  std::string_view name, body;
  Reason want;
};

class CleanRejects : public testing::TestWithParam<RejectCase> {};

TEST_P(CleanRejects, WithReason) {
  const auto cleaned = Clean(TextArticle(GetParam().body), {});
  ASSERT_FALSE(cleaned);
  EXPECT_EQ(cleaned.error().reason, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Table, CleanRejects,
                         testing::Values(RejectCase{"Empty", "", Reason::kNoText},
                                         RejectCase{"Blank", " \n\n \u200B", Reason::kNoText},
                                         RejectCase{"OnlyJunk", "Advertisement\n\nRead more",
                                                    Reason::kNoText}),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(CleanTest, LongRemovalsAreCutOnACharacter) {
  std::string rights = "Copyright 2022 ";
  for (int i = 0; i < 40; ++i)
    rights += "Überfährhäfen ";
  const auto cleaned = Clean(TextArticle(Join({kOne, rights})), {});
  ASSERT_TRUE(cleaned);
  ASSERT_EQ(cleaned->removed.size(), 1U);
  EXPECT_LE(cleaned->removed[0].text.size(), kRemovalTextBytesMax);
  EXPECT_GT(cleaned->removed[0].end - cleaned->removed[0].start, kRemovalTextBytesMax);
}

TEST(CleanTest, LanguageIsTheRecordsOrDetected) {
  Article article = TextArticle(kGermanClean);
  EXPECT_EQ(Clean(article, {})->language, "de");
  article.language = "nl";
  EXPECT_EQ(Clean(article, {})->language, "nl");
}

TEST(CleanTest, AReportInOneLineIsNoCaptionWhateverClosesIt) {
  Article article;
  for (int i = 0; i < 8; ++i) {
    article.body += "The ferries stopped at two in the afternoon on day " + std::to_string(i) +
                    " of the strike, the port said. ";
  }
  const std::string caption = "Boats lie at the quay on Friday. (Jane Marlow/AP Photo)";
  const auto report = Clean((article.body += caption, article), {});
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->text.starts_with("The ferries stopped at two in the afternoon on day 0"));
  article.body =
      "The ferries stopped at two, and no crossing is planned until the unions and the "
      "owners meet again. Islanders who work in the city were told on Friday to find "
      "beds there, and the market said that fish would be short. " +
      caption;
  ASSERT_TRUE(Clean(article, {})) << "a short report";
  article.body = caption;
  EXPECT_FALSE(Clean(article, {})) << "a caption alone is no article";
}

TEST(CleanRulesVersionTest, IsStableAndNotEmpty) {
  EXPECT_FALSE(CleanRulesVersion().empty());
  EXPECT_EQ(CleanRulesVersion(), CleanRulesVersion());
}

}  // namespace
}  // namespace wiresift
