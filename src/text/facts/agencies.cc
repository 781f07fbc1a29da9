#include "text/facts/agencies.h"

#include <algorithm>
#include <bitset>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "core/ascii.h"

namespace wiresift {
namespace {

// NOLINTNEXTLINE(readability-function-size): the rows of a table
const std::vector<Agency>& Table() {
  static const std::vector<Agency> kTable = {
      {"AP", {"The Associated Press", "Associated Press", "AP"}, {"apnews.com", "ap.org"}},
      {"Reuters", {"Thomson Reuters", "Reuters", "рейтер", "رويترز", "Рейтер"}, {"reuters.com"}},
      {"AFP", {"Agence France-Presse", "Agence France Presse", "AFP", "أ ف ب"}, {"afp.com"}},
      {"dpa",
       {"Deutsche Presse-Agentur", "dpa", "DPA", "dpa-infocom", "dpa-AFX", "د ب أ"},
       {"dpa.com", "dpa-international.com"}},
      {"EFE", {"Agencia EFE", "EFE", "Efe"}, {"efe.com"}},
      {"Europa Press", {"Europa Press", "EUROPA PRESS"}, {"europapress.es"}},
      {"ANSA", {"Agenzia ANSA", "ANSA", "Ansa"}, {"ansa.it"}},
      {"Adnkronos", {"Adnkronos"}, {"adnkronos.com"}},
      {"TASS", {"ITAR-TASS", "TASS", "ТАСС"}, {"tass.com", "tass.ru"}},
      {"RIA Novosti", {"РИА Новости", "РИА", "RIA Novosti"}, {"ria.ru"}},
      {"Interfax", {"Interfax", "Интерфакс", "INTERFAX.RU"}, {"interfax.ru", "interfax.com"}},
      {"Xinhua",
       {"Xinhua News Agency", "Xinhua", "新华社", "新華社"},
       {"xinhuanet.com", "news.cn"}},
      {"Kyodo", {"Kyodo News", "Kyodo", "共同"}, {"kyodonews.net", "kyodonews.jp"}},
      {"Jiji", {"Jiji Press", "時事"}, {"jiji.com"}},
      {"Yonhap", {"Yonhap News Agency", "Yonhap", "연합뉴스"}, {"yna.co.kr", "yonhapnews.co.kr"}},
      {"PTI", {"Press Trust of India", "PTI", "भाषा"}, {"ptinews.com"}},
      {"ANI", {"Asian News International", "ANI"}, {"aninews.in"}, AgencyTrade::kNews, true},
      {"IANS", {"Indo-Asian News Service", "IANS"}, {"ians.in"}},
      {"PA",
       {"PA Media", "Press Association", "PA"},
       {"pamediagroup.com", "pa.media"},
       AgencyTrade::kNews,
       true},
      {"AAP", {"Australian Associated Press", "AAP"}, {"aap.com.au"}},
      {"CP",
       {"The Canadian Press", "Canadian Press", "La Presse Canadienne", "CP"},
       {"thecanadianpress.com"},
       AgencyTrade::kNews,
       true},
      {"UPI", {"United Press International", "UPI"}, {"upi.com"}},
      {"Bloomberg", {"Bloomberg News", "Bloomberg"}, {"bloomberg.com"}},
      {"CNN", {"CNN Newsource", "CNN Wire", "The-CNN-Wire"}, {}},
      {"Gray News", {"Gray News"}, {}},
      {"TCA", {"Tribune Content Agency", "Tribune News Service"}, {}},
      {"States Newsroom", {"States Newsroom"}, {"statesnewsroom.com"}},
      {"ANP", {"ANP"}, {"anp.nl"}},
      {"Belga", {"Belga"}, {"belga.be", "belganewsagency.eu"}},
      {"ATS",
       {"Keystone-ATS", "Keystone-SDA", "ATS"},
       {"keystone-sda.ch"},
       AgencyTrade::kNews,
       true},
      {"APA", {"Austria Presse Agentur", "APA"}, {"apa.at"}, AgencyTrade::kNews, true},
      {"epd", {"Evangelischer Pressedienst", "epd"}, {"epd.de"}},
      {"KNA", {"KNA"}, {"kna.de"}},
      {"dts", {"dts Nachrichtenagentur"}, {"dts-nachrichtenagentur.de"}},
      {"TT", {"TT"}, {"tt.se"}, AgencyTrade::kNews, true},
      {"NTB", {"NTB"}, {"ntb.no"}},
      {"Ritzau", {"Ritzau"}, {"ritzau.dk"}},
      {"STT", {"STT"}, {"stt.fi"}, AgencyTrade::kNews, true},
      {"PAP", {"Polska Agencja Prasowa", "PAP"}, {"pap.pl"}, AgencyTrade::kNews, true},
      {"CTK", {"ČTK"}, {"ctk.cz"}},
      {"MTI", {"MTI"}, {"mti.hu"}},
      {"Lusa", {"Agência Lusa", "Lusa"}, {"lusa.pt"}},
      {"Agencia Brasil", {"Agência Brasil"}, {"agenciabrasil.ebc.com.br"}},
      {"Anadolu",
       {"Anadolu Agency", "Anadolu Ajansı", "Anadolu", "AA"},
       {"aa.com.tr"},
       AgencyTrade::kNews,
       true},
      {"Ukrinform", {"Ukrinform", "Укринформ", "Укрінформ"}, {"ukrinform.net", "ukrinform.ua"}},
      {"CNA", {"中央社"}, {"cna.com.tw"}},
      {"CNS", {"China News Service", "中新社", "中新网"}, {"chinanews.com"}},
      {"Newsis", {"뉴시스"}, {"newsis.com"}},
      {"SPA", {"Saudi Press Agency", "واس"}, {"spa.gov.sa"}},
      {"WAM", {"Emirates News Agency", "وام"}, {"wam.ae"}},
      {"KUNA", {"KUNA", "كونا"}, {"kuna.net.kw"}},
      {"QNA", {"Qatar News Agency", "قنا"}, {"qna.org.qa"}},
      {"MENA", {"Middle East News Agency"}, {"mena.org.eg"}},
      {"SID", {"Sport-Informations-Dienst"}, {"sid.de"}},
      {"Agerpres", {"Agerpres", "AGERPRES"}, {"agerpres.ro"}},
      {"Antara", {"ANTARA", "Antara News"}, {"antaranews.com"}},
      {"Conversation", {"The Conversation"}, {"theconversation.com"}},
      {"ProPublica", {"ProPublica"}, {"propublica.org"}},
      {"PR Newswire",
       {"PRNewswire", "PR Newswire", "PRNewswire-PRWeb"},
       {"prnewswire.com"},
       AgencyTrade::kPressReleases},
      {"Business Wire",
       {"BUSINESS WIRE", "Business Wire"},
       {"businesswire.com"},
       AgencyTrade::kPressReleases},
      {"GlobeNewswire",
       {"GLOBE NEWSWIRE", "GlobeNewswire"},
       {"globenewswire.com"},
       AgencyTrade::kPressReleases},
      {"ACCESSWIRE", {"ACCESSWIRE"}, {"accesswire.com"}, AgencyTrade::kPressReleases},
      {"news aktuell", {"news aktuell", "ots"}, {"presseportal.de"}, AgencyTrade::kPressReleases},
      {"Getty Images", {"Getty Images", "Getty", "iStock"}, {}, AgencyTrade::kPictures},
      {"Shutterstock", {"Shutterstock"}, {}, AgencyTrade::kPictures},
      {"imago", {"imago images", "IMAGO", "imago"}, {}, AgencyTrade::kPictures},
      {"Alamy", {"Alamy Stock Photo", "Alamy"}, {}, AgencyTrade::kPictures},
      {"picture alliance", {"picture alliance", "picture-alliance"}, {}, AgencyTrade::kPictures},
      {"Unsplash",
       {"Unsplash", "Pexels", "Pixabay", "Wikimedia Commons"},
       {},
       AgencyTrade::kPictures},
      {"EPA", {"EPA-EFE", "EPA"}, {}, AgencyTrade::kPictures},
      {"Zuma",
       {"ZUMA Press", "Sipa USA", "NurPhoto", "Anadolu Images", "USA TODAY Sports"},
       {},
       AgencyTrade::kPictures},
  };
  return kTable;
}

/// Names of this many bytes or fewer count only as they are printed.
constexpr std::size_t kExactBytesMax = 5;
constexpr std::size_t kFirstBits = std::size_t{1} << 14;

struct NameEntry {
  const Agency* agency;
  std::string_view name;
  std::vector<Word> words;
};

/// Names by their first word. `first_bits` says at once that nearly every word starts none.
struct NameIndex {
  [[nodiscard]] bool MayStart(WordId id) const { return first_bits.test(id % kFirstBits); }

  std::unordered_map<WordId, std::vector<NameEntry>> by_first;
  std::bitset<kFirstBits> first_bits;
};

NameIndex MakeIndex() {
  NameIndex index;
  for (const Agency& agency : Table()) {
    for (const std::string_view name : agency.names) {
      NameEntry entry{&agency, name, {}};
      SplitWords(name, 8, entry.words);
      const WordId first = entry.words.front().id;
      index.first_bits.set(first % kFirstBits);
      index.by_first[first].push_back(std::move(entry));
    }
  }
  for (auto& [id, entries] : index.by_first) {
    std::stable_sort(entries.begin(), entries.end(), [](const NameEntry& a, const NameEntry& b) {
      return a.words.size() > b.words.size();
    });
  }
  return index;
}

const NameIndex& Index() {
  static const NameIndex kIndex = MakeIndex();
  return kIndex;
}

bool Stands(const NameEntry& entry, std::string_view text, std::span<const Word> words,
            NameCase name_case) {
  if (words.size() < entry.words.size()) return false;
  bool all_capitalised = true;
  for (std::size_t i = 0; i < entry.words.size(); ++i) {
    if (words[i].id != entry.words[i].id) return false;
    all_capitalised &= (words[i].flags & kCapitalised) != 0;
  }
  const std::uint32_t start = words[0].start;
  const std::uint32_t end = words[entry.words.size() - 1].end;
  if (name_case == NameCase::kAny || text.substr(start, end - start) == entry.name) return true;
  return all_capitalised && entry.name.size() > kExactBytesMax;
}

const NameEntry* EntryAt(const NameIndex& index, std::string_view text, std::span<const Word> words,
                         NameCase name_case) {
  if (!index.MayStart(words[0].id)) return nullptr;
  const auto at = index.by_first.find(words[0].id);
  if (at == index.by_first.end()) return nullptr;
  for (const NameEntry& entry : at->second) {
    if (Stands(entry, text, words, name_case)) return &entry;
  }
  return nullptr;
}

/// Bytes of `word` before its apostrophe: `AP` of `AP's`, `AA` of `AA’ya`; 0 when it has none.
std::uint32_t StemBytes(std::string_view word) {
  const std::size_t stem = std::min(word.find('\''), word.find("’"));
  return stem == std::string_view::npos ? 0 : static_cast<std::uint32_t>(stem);
}

/// Names that stand inside longer runs of letters.
struct GluedName {
  std::string_view name, agency;
};

constexpr GluedName kGluedNames[] = {
    {"新华社", "Xinhua"}, {"新華社", "Xinhua"},  {"中新社", "CNS"},       {"中新网", "CNS"},
    {"中央社", "CNA"},    {"路透社", "Reuters"}, {"法新社", "AFP"},       {"美联社", "AP"},
    {"美聯社", "AP"},     {"塔斯社", "TASS"},    {"共同社", "Kyodo"},     {"共同通信", "Kyodo"},
    {"時事通信", "Jiji"}, {"时事社", "Jiji"},    {"ロイター", "Reuters"}, {"연합뉴스", "Yonhap"},
    {"뉴시스", "Newsis"}, {"로이터", "Reuters"}, {"新华网", "Xinhua"}};

/// The first glued name inside `word`, as a name in `text`.
std::optional<AgencyName> GluedNameIn(std::string_view text, const Word& word, std::uint32_t i) {
  const std::string_view run = text.substr(word.start, word.end - word.start);
  for (const GluedName& glued : kGluedNames) {
    const std::size_t at = run.find(glued.name);
    if (at == std::string_view::npos) continue;
    const auto start = static_cast<std::uint32_t>(word.start + at);
    return AgencyName{AgencyByName(glued.agency), i, i, start,
                      static_cast<std::uint32_t>(start + glued.name.size())};
  }
  return std::nullopt;
}

/// A first byte of kana, Han or Hangul, at which glued names start.
bool IsGluedScript(char c) {
  return static_cast<unsigned char>(c) >= 0xE3 && static_cast<unsigned char>(c) <= 0xED;
}

/// A name at word `i` that is no word of its own: glued into a run, or with an ending.
std::optional<AgencyName> SpecialNameAt(std::string_view text, std::span<const Word> words,
                                        std::size_t i) {
  const Word& word = words[i];
  const auto index = static_cast<std::uint32_t>(i);
  if (IsGluedScript(text[word.start])) return GluedNameIn(text, word, index);
  if ((word.flags & kCapitalised) == 0 || (word.flags & kApostrophe) == 0) return std::nullopt;
  const std::uint32_t bytes = StemBytes(text.substr(word.start, word.end - word.start));
  std::vector<Word> stem;
  SplitWords(text.substr(word.start, bytes), 1, stem);
  if (stem.empty()) return std::nullopt;
  const NameEntry* entry =
      EntryAt(Index(), text.substr(word.start, bytes), stem, NameCase::kAsPrinted);
  if (entry == nullptr) return std::nullopt;
  return AgencyName{entry->agency, index, index, word.start, word.start + bytes};
}

}  // namespace

std::span<const Agency> Agencies() {
  return Table();
}

std::vector<AgencyName> FindAgencies(std::string_view text, std::span<const Word> words,
                                     NameCase name_case) {
  std::vector<AgencyName> found;
  const NameIndex& index = Index();
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (const NameEntry* entry = EntryAt(index, text, words.subspan(i), name_case)) {
      const std::size_t last = i + entry->words.size() - 1;
      found.push_back({entry->agency, static_cast<std::uint32_t>(i),
                       static_cast<std::uint32_t>(last), words[i].start, words[last].end});
      i = last;
    } else if (const auto name = SpecialNameAt(text, words, i)) {
      found.push_back(*name);
    }
  }
  return found;
}

const Agency* AgencyByName(std::string_view name) {
  const std::string wanted = ToLowerAscii(name);
  for (const Agency& agency : Table()) {
    if (agency.is_photo_only()) continue;
    if (ToLowerAscii(agency.short_name) == wanted) return &agency;
    for (const std::string_view other : agency.names) {
      if (ToLowerAscii(other) == wanted) return &agency;
    }
  }
  return nullptr;
}

namespace {

/// The agency that `host` belongs to, or null.
const Agency* AgencyOfHost(std::string_view host) {
  const std::string dotted = "." + ToLowerAscii(host);
  for (const Agency& agency : Table()) {
    for (const std::string_view domain : agency.domains) {
      if (dotted.ends_with("." + std::string(domain))) return &agency;
    }
  }
  return nullptr;
}

}  // namespace

const Agency* AgencyByUrl(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return nullptr;
  const std::string_view rest = url.substr(scheme + 3);
  return AgencyOfHost(rest.substr(0, rest.find_first_of("/:?#")));
}

const Agency* AgencyById(std::string_view id) {
  for (const std::string_view scheme : {"urn:newsml:", "tag:"}) {
    if (!ToLowerAscii(id.substr(0, scheme.size())).starts_with(scheme)) continue;
    const std::string_view rest = id.substr(scheme.size());
    return AgencyOfHost(rest.substr(0, rest.find_first_of(":,")));
  }
  return nullptr;
}

}  // namespace wiresift
