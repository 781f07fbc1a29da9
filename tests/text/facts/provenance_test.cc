#include "text/facts/provenance.h"

#include <gtest/gtest.h>

#include "text/fixtures.h"

namespace wiresift {
namespace {

struct DatelineCase {
  std::string_view name, text, located, agencies;
  bool found = true;
};

class DatelineTest : public testing::TestWithParam<DatelineCase> {};

TEST_P(DatelineTest, Finds) {
  const std::string_view text = GetParam().text;
  const std::vector<Word> words = WordsOf(text);
  const auto dateline = FindDateline(text, words, FindAgencies(text, words));
  ASSERT_EQ(dateline.has_value(), GetParam().found);
  if (!dateline) return;
  EXPECT_EQ(dateline->located, GetParam().located);
  std::string agencies;
  for (const Agency* agency : dateline->agencies) {
    agencies += (agencies.empty() ? "" : " ") + std::string(agency->short_name);
  }
  EXPECT_EQ(agencies, GetParam().agencies);
}

INSTANTIATE_TEST_SUITE_P(
    Table, DatelineTest,
    testing::Values(
        DatelineCase{"Ap", "WICHITA, Kan. (AP) — The ferry left.", "WICHITA", "AP"},
        DatelineCase{"Reuters", "LONDON, Jan 7 (Reuters) - The ferry left.", "LONDON", "Reuters"},
        DatelineCase{"ReutersAlone", "(Reuters) - The ferry left.", "", "Reuters"},
        DatelineCase{"Dpa", "Berlin (dpa) - Das Schiff lief aus.", "Berlin", "dpa"},
        DatelineCase{"TwoAgencies", "Wien (dpa/AFP) – Das Schiff lief aus.", "Wien", "dpa AFP"},
        DatelineCase{"Dts", "München (dts Nachrichtenagentur) – Das Schiff lief aus.", "München",
                     "dts"},
        DatelineCase{"Efe", "Madrid, 11 may (EFE).- El barco salió.", "Madrid", "EFE"},
        DatelineCase{"EfeBare", "EFE.- El barco salió.", "", "EFE"},
        DatelineCase{"AnsaFirst", "(ANSA) - ROMA, 16 APR - La nave è partita.", "", "ANSA"},
        DatelineCase{"AnsaLast", "ROMA, 21 NOV (ANSA) - La nave è partita.", "ROMA", "ANSA"},
        DatelineCase{"Tass", "МОСКВА, 25 ноября. /ТАСС/. Судно вышло.", "МОСКВА", "TASS"},
        DatelineCase{"Ria", "МОСКВА, 5 февраля, РИА Новости. Судно вышло.", "МОСКВА",
                     "RIA Novosti"},
        DatelineCase{"Xinhua", "新华社北京1月11日电(记者 王海)船已离港。", "", "Xinhua"},
        DatelineCase{"Kyodo", "【ドーハ共同】船は出た。", "", "Kyodo"},
        DatelineCase{"Yonhap", "(서울=연합뉴스) 배가 떠났다.", "서울", "Yonhap"},
        DatelineCase{"Pti", "New Delhi: (PTI) The ferry left.", "New Delhi", "PTI"},
        DatelineCase{"NoAgency", "BRUSSELS — The ferry left.", "BRUSSELS", ""},
        DatelineCase{"UnknownAgency", "WASHINGTON, WORLD LINES – The ferry left.", "WASHINGTON",
                     ""},
        DatelineCase{"TwoWords", "ST. LOUIS, Jan. 7 - The ferry left.", "ST. LOUIS", ""},
        DatelineCase{"Quoted", "\"We left PARIS (AFP) - at noon,\" he said.", "", "", false},
        DatelineCase{"MidSentence",
                     "The ferry (AP) left — at noon, with a long list of goods aboard.",
                     "The ferry", "AP", false},
        DatelineCase{"Acronym", "NATO said on Friday that — again — the ferry left.", "", "",
                     false},
        DatelineCase{"Prose", "The ferry left the harbor - at last.", "", "", false}),
    [](const auto& test) { return std::string(test.param.name); });

constexpr std::string_view kProse =
    "The ferry left the old harbor on Friday, two days after the strike of the pilots had ended.";

struct MarkCase {
  std::string_view name, body;
  std::vector<std::string> want;
};

class MarkTest : public testing::TestWithParam<MarkCase> {};

TEST_P(MarkTest, Gives) {
  const auto cleaned = Clean(TextArticle(GetParam().body), {});
  ASSERT_TRUE(cleaned);
  EXPECT_EQ(Marks(*cleaned), GetParam().want);
  for (const ProvenanceMark& mark : cleaned->provenance) {
    EXPECT_EQ(cleaned->parsed_body.substr(mark.start, mark.end - mark.start), mark.text);
  }
}

std::string After(std::string_view tail) {
  return std::string(kProse) + "\n\n" + std::string(tail);
}

INSTANTIATE_TEST_SUITE_P(
    Table, MarkTest,
    testing::Values(
        MarkCase{"According",
                 "The ferry left the old harbor on Friday, according to The Associated Press.",
                 {"AP citation"}},
        MarkCase{"Per",
                 "The ferry left the old harbor on Friday, two days after the strike, per AP.",
                 {"AP citation"}},
        MarkCase{"Reports",
                 "The ferry left the old harbor on Friday after a long strike, AP reports.",
                 {"AP citation"}},
        MarkCase{
            "Laut",
            "Das Schiff verließ am Freitag den alten Hafen, laut dpa ohne weitere Zwischenfälle.",
            {"dpa citation"}},
        MarkCase{"Selon",
                 "Le bateau a quitté vendredi le vieux port, selon l'AFP, après une longue grève.",
                 {"AFP citation"}},
        MarkCase{"Segun",
                 "El barco salió el viernes del puerto viejo, según EFE, tras una larga huelga.",
                 {"EFE citation"}},
        MarkCase{
            "Calculus",
            "She told AP Calculus students on Friday that the ferry would leave at noon sharp.",
            {}},
        MarkCase{"LowerCase",
                 "The ap and the efe of the old port came by with per ap men and a capó on Friday.",
                 {}}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(ProvenanceTest, CreditsAtTheEndAreRecordedAndRemoved) {
  struct Row {
    std::string_view line;
    std::string want;
  };

  const Row rows[] = {
      {"The Associated Press contributed to this report.", "AP contributed-line"},
      {"AP writers Jane Marlow and Peter Holt in Oslo contributed to this report.",
       "AP contributed-line"},
      {"By Jane Marlow, Associated Press", "AP byline"},
      {"Copyright 2022 The Associated Press. All rights reserved.", "AP copyright-line"},
      {"(Con información de EFE)", "EFE credit-line"},
      {"Rédaction en ligne (avec afp)", "AFP credit-line"},
      {"(avec AFP)", "AFP credit-line"},
      {"*Com informações da Reuters.", "Reuters credit-line"},
      {"Mit Material der dpa", "dpa credit-line"},
      {"(epd)", "epd credit-line"},
      {"EFE", "EFE credit-line"},
      {"dpa/lno", "dpa credit-line"},
      {"Matin du Port avec AFP", "AFP credit-line"},
      {"— Ledger reporter Jane Marlow and The Associated Press", "AP contributed-line"},
      {"Our Standards: The Thomson Reuters Trust Principles.", "Reuters credit-line"},
      {"(Reporting by Jane Marlow; Editing by Peter Holt)", "Reuters credit-line"},
      {"Reporting by Jane Marlow, edited by Peter Holt", ""},
      {"저작권자 ⓒ 연합뉴스, 무단 전재 및 재배포 금지", "Yonhap copyright-line"},
      {"Bron: ANP", "ANP credit-line"},
  };
  for (const Row& row : rows) {
    const auto cleaned = Clean(TextArticle(After(row.line)), {});
    ASSERT_TRUE(cleaned) << row.line;
    EXPECT_EQ(cleaned->text, kProse) << row.line;
    const std::vector<std::string> want =
        row.want.empty() ? std::vector<std::string>{} : std::vector<std::string>{row.want};
    EXPECT_EQ(Marks(*cleaned), want) << row.line;
  }
}

TEST(ProvenanceTest, BareNameAboveTheTextIsItsByline) {
  const auto cleaned = Clean(TextArticle("Associated Press\n\n" + std::string(kProse)), {});
  ASSERT_TRUE(cleaned);
  EXPECT_EQ(Marks(*cleaned), std::vector<std::string>{"AP byline"});
  EXPECT_EQ(cleaned->text, kProse);
  EXPECT_TRUE(cleaned->title.empty());
}

TEST(ProvenanceTest, BareNameUnderAPictureIsItsCredit) {
  const auto cleaned =
      Clean(HtmlArticle("<p>" + std::string(kProse) + "</p><figure><div>AP</div></figure>"), {});
  ASSERT_TRUE(cleaned);
  EXPECT_EQ(Marks(*cleaned), std::vector<std::string>{"AP photo-credit"});
}

TEST(ProvenanceTest, CookieNoticeIsNoMark) {
  const auto cleaned =
      Clean(TextArticle(After("We use cookies to improve your visit to Reuters.")), {});
  ASSERT_TRUE(cleaned);
  EXPECT_TRUE(cleaned->provenance.empty());
}

TEST(ProvenanceTest, MetadataComesFirst) {
  Article article = TextArticle("OSLO (AP) — " + std::string(kProse));
  article.agencies = {"dpa", "Harbor Times"};
  article.canonical_url = "https://apnews.com/article/ferry";
  article.by = "Jane Marlow, Reuters";
  const auto cleaned = Clean(article, {});
  ASSERT_TRUE(cleaned);
  EXPECT_EQ(Marks(*cleaned), (std::vector<std::string>{"dpa cms-flag", "AP canonical-link",
                                                       "Reuters byline", "AP dateline"}));
  EXPECT_EQ(cleaned->located, "OSLO");
  EXPECT_TRUE(cleaned->text.starts_with("OSLO (AP) — "));
}

}  // namespace
}  // namespace wiresift
