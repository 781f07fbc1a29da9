#include "text/agencies.h"

#include <algorithm>
#include <bitset>
#include <string>
#include <unordered_map>
#include <utility>

namespace wiresift {
namespace {

const std::vector<Agency>& Table() {
  static const std::vector<Agency> kTable = {
      {"AP", "en es", {"The Associated Press", "Associated Press", "AP"}, {"apnews.com", "ap.org"}},
      {"Reuters",
       "en",
       {"Thomson Reuters", "Reuters", "рейтер", "رويترز", "Рейтер"},
       {"reuters.com"}},
      {"AFP",
       "fr en de es pt ar",
       {"Agence France-Presse", "Agence France Presse", "AFP", "أ ف ب"},
       {"afp.com"}},
      {"dpa",
       "de en es ar",
       {"Deutsche Presse-Agentur", "dpa", "DPA", "dpa-infocom", "dpa-AFX", "د ب أ"},
       {"dpa.com", "dpa-international.com"}},
      {"EFE", "es en pt", {"Agencia EFE", "EFE", "Efe"}, {"efe.com"}},
      {"Europa Press", "es", {"Europa Press", "EUROPA PRESS"}, {"europapress.es"}},
      {"ANSA", "it en", {"Agenzia ANSA", "ANSA", "Ansa"}, {"ansa.it"}},
      {"Adnkronos", "it", {"Adnkronos"}, {"adnkronos.com"}},
      {"TASS", "ru en", {"ITAR-TASS", "TASS", "ТАСС"}, {"tass.com", "tass.ru"}},
      {"RIA Novosti", "ru", {"РИА Новости", "RIA Novosti"}, {"ria.ru"}},
      {"Interfax",
       "ru en",
       {"Interfax", "Интерфакс", "INTERFAX.RU"},
       {"interfax.ru", "interfax.com"}},
      {"Xinhua", "zh en", {"Xinhua News Agency", "Xinhua", "新华社"}, {"xinhuanet.com", "news.cn"}},
      {"Kyodo", "ja en", {"Kyodo News", "Kyodo", "共同"}, {"kyodonews.net", "kyodonews.jp"}},
      {"Jiji", "ja en", {"Jiji Press", "時事"}, {"jiji.com"}},
      {"Yonhap",
       "ko en",
       {"Yonhap News Agency", "Yonhap", "연합뉴스"},
       {"yna.co.kr", "yonhapnews.co.kr"}},
      {"PTI", "en hi", {"Press Trust of India", "PTI"}, {"ptinews.com"}},
      {"ANI", "en hi", {"Asian News International", "ANI"}, {"aninews.in"}},
      {"IANS", "en hi", {"Indo-Asian News Service", "IANS"}, {"ians.in"}},
      {"PA", "en", {"PA Media", "Press Association", "PA"}, {"pamediagroup.com", "pa.media"}},
      {"AAP", "en", {"Australian Associated Press", "AAP"}, {"aap.com.au"}},
      {"CP",
       "en fr",
       {"The Canadian Press", "Canadian Press", "La Presse Canadienne"},
       {"thecanadianpress.com"}},
      {"UPI", "en", {"United Press International", "UPI"}, {"upi.com"}},
      {"Bloomberg", "en", {"Bloomberg News", "Bloomberg"}, {"bloomberg.com"}},
      {"CNN", "en", {"CNN Newsource", "CNN Wire", "The-CNN-Wire"}, {}},
      {"Gray News", "en", {"Gray News"}, {}},
      {"TCA", "en", {"Tribune Content Agency", "Tribune News Service"}, {}},
      {"States Newsroom", "en", {"States Newsroom"}, {"statesnewsroom.com"}},
      {"ANP", "nl", {"ANP"}, {"anp.nl"}},
      {"Belga", "nl fr", {"Belga"}, {"belga.be", "belganewsagency.eu"}},
      {"ATS", "fr de it", {"Keystone-ATS", "Keystone-SDA", "ATS"}, {"keystone-sda.ch"}},
      {"APA", "de", {"Austria Presse Agentur", "APA"}, {"apa.at"}},
      {"epd", "de", {"Evangelischer Pressedienst", "epd"}, {"epd.de"}},
      {"KNA", "de", {"KNA"}, {"kna.de"}},
      {"dts", "de", {"dts Nachrichtenagentur"}, {"dts-nachrichtenagentur.de"}},
      {"TT", "sv", {"TT"}, {"tt.se"}},
      {"NTB", "nb", {"NTB"}, {"ntb.no"}},
      {"Ritzau", "da", {"Ritzau"}, {"ritzau.dk"}},
      {"STT", "fi", {"STT"}, {"stt.fi"}},
      {"PAP", "pl en", {"Polska Agencja Prasowa", "PAP"}, {"pap.pl"}},
      {"CTK", "cs", {"ČTK"}, {"ctk.cz"}},
      {"MTI", "hu", {"MTI"}, {"mti.hu"}},
      {"Lusa", "pt", {"Agência Lusa", "Lusa"}, {"lusa.pt"}},
      {"Agencia Brasil", "pt", {"Agência Brasil"}, {"agenciabrasil.ebc.com.br"}},
      {"Anadolu", "tr en", {"Anadolu Agency", "Anadolu Ajansı", "Anadolu", "AA"}, {"aa.com.tr"}},
      {"Ukrinform",
       "uk en",
       {"Ukrinform", "Укринформ", "Укрінформ"},
       {"ukrinform.net", "ukrinform.ua"}},
      {"Getty Images", "", {"Getty Images", "Getty", "iStock"}, {}, true},
      {"Shutterstock", "", {"Shutterstock"}, {}, true},
      {"imago", "", {"imago images", "IMAGO", "imago"}, {}, true},
      {"Alamy", "", {"Alamy Stock Photo", "Alamy"}, {}, true},
      {"picture alliance", "", {"picture alliance", "picture-alliance"}, {}, true},
      {"Unsplash", "", {"Unsplash", "Pexels", "Pixabay", "Wikimedia Commons"}, {}, true},
      {"EPA", "", {"EPA-EFE", "EPA"}, {}, true},
      {"Zuma",
       "",
       {"ZUMA Press", "Sipa USA", "NurPhoto", "Anadolu Images", "USA TODAY Sports"},
       {},
       true},
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

bool Stands(const NameEntry& entry, std::string_view text, std::span<const Word> words) {
  if (words.size() < entry.words.size()) return false;
  bool all_capitalised = true;
  for (std::size_t i = 0; i < entry.words.size(); ++i) {
    if (words[i].id != entry.words[i].id) return false;
    all_capitalised &= (words[i].flags & kCapitalised) != 0;
  }
  const std::uint32_t start = words[0].start;
  const std::uint32_t end = words[entry.words.size() - 1].end;
  if (text.substr(start, end - start) == entry.name) return true;
  return all_capitalised && entry.name.size() > kExactBytesMax;
}

std::string LowerAscii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return lower;
}

}  // namespace

std::span<const Agency> Agencies() {
  return Table();
}

std::vector<AgencyName> FindAgencies(std::string_view text, std::span<const Word> words) {
  std::vector<AgencyName> found;
  const NameIndex& index = Index();
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!index.first_bits.test(words[i].id % kFirstBits)) continue;
    const auto at = index.by_first.find(words[i].id);
    if (at == index.by_first.end()) continue;
    for (const NameEntry& entry : at->second) {
      if (!Stands(entry, text, words.subspan(i))) continue;
      const std::size_t last = i + entry.words.size() - 1;
      found.push_back({entry.agency, static_cast<std::uint32_t>(i),
                       static_cast<std::uint32_t>(last), words[i].start, words[last].end});
      i = last;
      break;
    }
  }
  return found;
}

const Agency* AgencyByName(std::string_view name) {
  const std::string wanted = LowerAscii(name);
  for (const Agency& agency : Table()) {
    if (agency.is_photo_only) continue;
    if (LowerAscii(agency.short_name) == wanted) return &agency;
    for (const std::string_view other : agency.names) {
      if (LowerAscii(other) == wanted) return &agency;
    }
  }
  return nullptr;
}

const Agency* AgencyByUrl(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return nullptr;
  const std::string host =
      "." +
      LowerAscii(url.substr(scheme + 3).substr(0, url.substr(scheme + 3).find_first_of("/:?#")));
  for (const Agency& agency : Table()) {
    for (const std::string_view domain : agency.domains) {
      if (host.ends_with("." + std::string(domain))) return &agency;
    }
  }
  return nullptr;
}

}  // namespace wiresift
