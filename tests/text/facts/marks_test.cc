#include <span>

#include <gtest/gtest.h>

#include "text/fixtures.h"

namespace wiresift {
namespace {

/// One mark in the wild: its text, and what it says. `%` in a body stands for two sentences of
/// running text, so that the mark stands where its kind does: above, at the start or below.
struct MarkRow {
  std::string_view body;
  std::vector<std::string> want;
};

constexpr std::string_view kEnglish =
    "The ferry left the old harbor on Friday, two days after the strike of the pilots had ended. "
    "It carried forty passengers, a dozen cars and the mail of the islands.";

std::string Filled(std::string_view body) {
  std::string out(body);
  const std::size_t at = out.find('%');
  return at == std::string::npos ? out : out.replace(at, 1, kEnglish);
}

void ExpectMarks(std::span<const MarkRow> rows) {
  for (const MarkRow& row : rows) {
    const auto cleaned = Clean(TextArticle(Filled(row.body)), {});
    ASSERT_TRUE(cleaned) << row.body;
    EXPECT_EQ(Marks(*cleaned), row.want) << row.body;
    for (const ProvenanceMark& mark : cleaned->provenance) {
      EXPECT_EQ(cleaned->parsed_body.substr(mark.start, mark.end - mark.start), mark.text);
    }
  }
}

TEST(MarksTest, Datelines) {
  const MarkRow rows[] = {
      {"WICHITA, Kan. (AP) — %", {"AP dateline"}},
      {"SEOUL, South Korea (AP) — %", {"AP dateline"}},
      {"LONDON (Reuters) - %", {"Reuters dateline"}},
      {"PARIS (AFP) — %", {"AFP dateline"}},
      {"(Gray News) - %", {"Gray News dateline"}},
      {"(CNN Newsource) - %", {"CNN dateline"}},
      {"LONDON (PA) - %", {"PA dateline"}},
      {"SYDNEY (AAP) — %", {"AAP dateline"}},
      {"OTTAWA (CP) — %", {"CP dateline"}},
      {"WASHINGTON, Jan. 7 (UPI) -- %", {"UPI dateline"}},
      {"Berlin (dpa) - %", {"dpa dateline"}},
      {"Wien (dpa/AFP) - %", {"dpa dateline", "AFP dateline"}},
      {"München (dts Nachrichtenagentur) – %", {"dts dateline"}},
      {"Genf (Keystone-SDA) - %", {"ATS dateline"}},
      {"Wien (APA) - %", {"APA dateline"}},
      {"Bonn (KNA) %", {}},
      {"Genève (ATS) - %", {"ATS dateline"}},
      {"Bruxelles (Belga) - %", {"Belga dateline"}},
      {"Madrid, 11 may (EFE).- %", {"EFE dateline"}},
      {"Panamá (AFP) - %", {"AFP dateline"}},
      {"EFE.- %", {"EFE dateline"}},
      {"Montevidéu, 12 jul (EFE).- %", {"EFE dateline"}},
      {"Lisboa (Lusa) - %", {"Lusa dateline"}},
      {"(ANSA) - ROMA, 16 APR - %", {"ANSA dateline"}},
      {"ROMA, 21 NOV (ANSA) - %", {"ANSA dateline"}},
      {"DEN HAAG (ANP) - %", {"ANP dateline"}},
      {"STOCKHOLM (TT) - %", {"TT dateline"}},
      {"Oslo (NTB) – %", {"NTB dateline"}},
      {"Warszawa (PAP) - %", {"PAP dateline"}},
      {"Praha (ČTK) - %", {"CTK dateline"}},
      {"Budapest, 2022. január 7. (MTI) – %", {"MTI dateline"}},
      {"ANKARA (AA) - %", {"Anadolu dateline"}},
      {"МОСКВА, 25 ноября. /ТАСС/. %", {"TASS dateline"}},
      {"МОСКВА, 5 февраля, РИА Новости. %", {"RIA Novosti dateline"}},
      {"МОСКВА, 5 фев — РИА Новости. %", {"RIA Novosti dateline"}},
      {"Москва. 7 января. INTERFAX.RU - %", {"Interfax dateline"}},
      {"9 يونيو (رويترز) - %", {"Reuters dateline"}},
      {"新华社北京1月11日电(记者 王海)%", {"Xinhua dateline"}},
      {"中新社北京1月11日电 %", {"CNS dateline"}},
      {"(中央社台北7日電)%", {"CNA dateline"}},
      {"（中央社台北7日電）%", {"CNA dateline"}},
      {"【ドーハ共同】%", {"Kyodo dateline"}},
      {"【ワシントン時事】%", {"Jiji dateline"}},
      {"(서울=연합뉴스) 김하늘 기자 = %", {"Yonhap dateline"}},
      {"New Delhi: (PTI) %", {"PTI dateline"}},
      {"New Delhi, Jan 7 (IANS) %", {"IANS dateline"}},
      {"Mumbai (Maharashtra) [India], January 7 (ANI): %", {"ANI dateline"}},
      {"नई दिल्ली, सात जनवरी (भाषा) %", {"PTI dateline"}},
  };
  ExpectMarks(rows);
}

TEST(MarksTest, CreditsUnderTheText) {
  const MarkRow rows[] = {
      {"%\n\nThe Associated Press contributed to this report.", {"AP contributed-line"}},
      {"%\n\nAP writers Jane Marlow and Peter Holt in Oslo contributed to this report.",
       {"AP contributed-line"}},
      {"%\n\nVideo provided by CNN Newsource", {"CNN credit-line"}},
      {"%\n\n(Con información de EFE)", {"EFE credit-line"}},
      {"%\n\n(Europa Press)", {"Europa Press credit-line"}},
      {"%\n\n(avec AFP)", {"AFP credit-line"}},
      {"%\n\nRédaction en ligne (avec afp)", {"AFP credit-line"}},
      {"%\n\nHanna Weber, mit Material der dpa", {"dpa credit-line"}},
      {"%\n\ndpa-infocom, dpa:220107-99-123456/2", {"dpa credit-line"}},
      {"%\n\n(epd)", {"epd credit-line"}},
      {"%\n\n*Com informações da Reuters.", {"Reuters credit-line"}},
      {"%\n\n(Lusa)", {"Lusa credit-line"}},
      {"%\n\nAgência Brasil", {"Agencia Brasil credit-line"}},
      {"% (ANSA).", {"ANSA credit-line"}},
      {"%\n\nBron: ANP", {"ANP credit-line"}},
      {"%\n\n/TT/", {"TT credit-line"}},
      {"% (PA)", {"PA credit-line"}},
      {"%\n\nŹródło: PAP", {"PAP credit-line"}},
      {"%\n\nForrás: MTI", {"MTI credit-line"}},
      {"%\n\nKaynak: AA", {"Anadolu credit-line"}},
      {"%\n\nИсточник: ТАСС", {"TASS credit-line"}},
      {"%\n\n(أ ف ب)", {"AFP credit-line"}},
      {"%\n\n(د ب أ)", {"dpa credit-line"}},
      {"%\n\n(واس)", {"SPA credit-line"}},
      {"%\n\n(وام)", {"WAM credit-line"}},
      {"%\n\n(كونا)", {"KUNA credit-line"}},
      {"%\n\n(قنا)", {"QNA credit-line"}},
      {"%\n\n来源：新华社", {"Xinhua credit-line"}},
      {"%\n\n来源:新华社", {"Xinhua credit-line"}},
      {"%(共同)", {"Kyodo credit-line"}},
      {"%（共同）", {"Kyodo credit-line"}},
      {"%\n\n(With inputs from PTI)", {"PTI credit-line"}},
      {"%\n\n(Reporting by Jane Marlow; Editing by Peter Holt)", {"Reuters credit-line"}},
      {"%\n\n(This story has not been edited by Harbor staff and is published from a syndicated "
       "feed of PTI.)",
       {"PTI credit-line"}},
      {"%\n\nThis article is republished from The Conversation under a Creative Commons license.",
       {"Conversation credit-line"}},
      {"%\n\nEditor's note: This article was originally published on The Conversation website.",
       {"Conversation credit-line"}},
      {"%\n\nThis story was originally published by ProPublica.", {"ProPublica credit-line"}},
      {"%\n\nThe Harbor Phoenix is part of States Newsroom, a network of news bureaus.",
       {"States Newsroom credit-line"}},
  };
  ExpectMarks(rows);
}

TEST(MarksTest, RightsAndBylines) {
  const MarkRow rows[] = {
      {"%\n\nCopyright 2022 The Associated Press. All rights reserved. This material may not be "
       "published, broadcast, rewritten or redistributed.",
       {"AP copyright-line"}},
      {"%\n\n© 2022 AFP", {"AFP copyright-line"}},
      {"%\n\n©2022 Tribune Content Agency, LLC.", {"TCA copyright-line"}},
      {"%\n\nRIPRODUZIONE RISERVATA © Copyright ANSA", {"ANSA copyright-line"}},
      {"%\n\n© RIPRODUZIONE RISERVATA", {}},
      {"%\n\n무단 전재-재배포 금지", {}},
      {"%\n\n<저작권자(c) 연합뉴스, 무단 전재-재배포 금지>", {"Yonhap copyright-line"}},
      {"By KIM HA-NEUL\nAssociated Press\n\n%", {"AP byline"}},
      {"By JANE MARLOW for the Associated Press\n\n%", {"AP byline"}},
  };
  ExpectMarks(rows);
}

TEST(MarksTest, PressReleasesAreNoAgencyNews) {
  const MarkRow rows[] = {
      {"NEW YORK, Jan. 7, 2022 /PRNewswire/ -- %", {"PR Newswire press-release"}},
      {"SAN JOSE, Calif.--(BUSINESS WIRE)--%", {"Business Wire press-release"}},
      {"TORONTO, Jan. 07, 2022 (GLOBE NEWSWIRE) -- %", {"GlobeNewswire press-release"}},
      {"Berlin (ots) - %", {"news aktuell press-release"}},
  };
  ExpectMarks(rows);
  EXPECT_FALSE(IsTextProvenance(ProvenanceKind::kPressRelease));
}

TEST(MarksTest, CitationsAreNoCredits) {
  const MarkRow rows[] = {
      {"% More will follow, according to the AP.", {"AP citation"}},
      {"% More will follow, AP reports.", {"AP citation"}},
      {"% More will follow, per AP, on Monday.", {"AP citation"}},
      {"% Reuters reported a second ferry.", {"Reuters citation"}},
      {"% \"It is late,\" he told The Associated Press.", {"AP citation"}},
      {"% More will follow, according to PA.", {"PA citation"}},
      {"% The pilots told PTI on Friday.", {"PTI citation"}},
      {"% Das berichtet die dpa am Freitag.", {"dpa citation"}},
      {"% Laut dpa kam niemand zu Schaden.", {"dpa citation"}},
      {"% Personne n'est blessé, selon l'AFP.", {"AFP citation"}},
      {"% Il est tard, a indiqué à l'AFP le maire.", {"AFP citation"}},
      {"% Nadie sufrió daños, según la Agencia EFE.", {"EFE citation"}},
      {"% Reuters informó de otro barco.", {"Reuters citation"}},
      {"% Ninguém ficou ferido, segundo a Reuters.", {"Reuters citation"}},
      {"% Nessun ferito, secondo l'ANSA.", {"ANSA citation"}},
      {"% Niemand raakte gewond, volgens ANP.", {"ANP citation"}},
      {"% Ingen skadades, enligt TT.", {"TT citation"}},
      {"% Nikt nie ucierpiał, jak podaje PAP.", {"PAP citation"}},
      {"% AA'ya göre kimse yaralanmadı.", {"Anadolu citation"}},
      {"% Никто не пострадал, сообщает ТАСС.", {"TASS citation"}},
      {"% По данным ТАСС, никто не пострадал.", {"TASS citation"}},
      {"% Об этом пишут со ссылкой на Интерфакс.", {"Interfax citation"}},
      {"% قالت رويترز إن السفينة غادرت.", {"Reuters citation"}},
      {"% غادرت السفينة نقلاً عن رويترز.", {"Reuters citation"}},
      {"%据新华社报道，船已离港。", {"Xinhua citation"}},
      {"%ロイター通信が報じたところでは船は出た。", {"Reuters citation"}},
      {"% 연합뉴스에 따르면 배가 떠났다.", {"Yonhap citation"}},
  };
  ExpectMarks(rows);
}

TEST(MarksTest, PhotoCreditsAreNoCredits) {
  const MarkRow rows[] = {
      {"%\n\nThe ferry at the quay. Associated Press/Jane Marlow", {"AP photo-credit"}},
      {"%\n\nThe ferry at the quay. Photo by Jane Marlow/AFP via Getty Images",
       {"AFP photo-credit"}},
      {"%\n\nThe ferry at the quay. (AP Photo/Jane Marlow)", {"AP photo-credit"}},
      {"%\n\nDas Schiff am Kai. Foto: Hanna Weber/dpa", {"dpa photo-credit"}},
  };
  ExpectMarks(rows);
}

TEST(MarksTest, ShortNamesMeanOtherThings) {
  const MarkRow rows[] = {
      {"AP Calculus and AP2 are taught here. %", {}},
      {"The group APT41 and the town of Cap d'Agde have a ferry. %", {}},
      {"El capó del coche, un ap y una efe. %", {}},
      {"ERIE, PA — %", {}},
      {"PITTSBURGH, PA - %", {}},
      {"% She moved to PA with her son.", {}},
      {"% They own a house in Erie (PA)", {}},
      {"% He flew to Rome by AA on Friday.", {}},
      {"% The Audi TT has two doors.", {}},
      {"% CP Rail and the ATS test of the APA have rules.", {}},
      {"AA\n\n%", {}},
      {"PA\n\n%", {}},
      {"TT\n\n%", {}},
      {"% The princess Ani and ANI files, with CP on board.", {}},
  };
  ExpectMarks(rows);
}

TEST(MarksTest, MetadataNamesAgencies) {
  Article article = TextArticle(kEnglish);
  article.canonical_url = "https://theconversation.com/ferry-1";
  article.rights = "Copyright 2022 The Associated Press. All rights reserved.";
  article.by = "Hanna Weber, mit Material der dpa";
  article.agencies = {"ap"};
  const auto cleaned = Clean(article, {});
  ASSERT_TRUE(cleaned);
  EXPECT_EQ(Marks(*cleaned), (std::vector<std::string>{"AP cms-flag", "Conversation canonical-link",
                                                       "dpa byline", "AP copyright-line"}));
}

TEST(MarksTest, AgencyIdsAreRead) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"urn:newsml:dpa.com:20090101:220107-99-123456", "dpa agency-id"},
      {"tag:reuters.com,2022:newsml_L1N0FERRY", "Reuters agency-id"},
      {"urn:newsml:harbor-times.example:1", ""},
      {"tag:notreuters.com,2022:1", ""},
  };
  for (const auto& [id, want] : rows) {
    Article own = TextArticle(kEnglish);
    own.id = id;
    Article other = TextArticle(kEnglish);
    other.alt_ids = {"item-7", std::string(id)};
    const auto expected =
        want.empty() ? std::vector<std::string>{} : std::vector{std::string(want)};
    EXPECT_EQ(Marks(*Clean(own, {})), expected) << id;
    EXPECT_EQ(Marks(*Clean(other, {})), expected) << id;
  }
}

}  // namespace
}  // namespace wiresift
