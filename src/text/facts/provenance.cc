#include "text/facts/provenance.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "core/utf8.h"

namespace wiresift {
namespace {

constexpr std::size_t kDatelineBytesMax = 200;
constexpr std::size_t kPlaceBytesMax = 60;
constexpr std::size_t kDateBytesMax = 30;           ///< between the place and its dash
constexpr std::size_t kTagBytesMax = 40;            ///< between a tag's sign and the agency's name
constexpr std::size_t kEastAsianHeadBytesMax = 90;  ///< 30 characters, in which 电 or 】 stands
constexpr std::size_t kAbbreviationBytes = 3;  ///< `ST. LOUIS`: a period this early ends nothing
constexpr std::size_t kHeadWordsMax = 10;
constexpr std::size_t kDatelineBlocksMax = 3;  ///< running text in which a dateline is looked for
constexpr std::size_t kBylineWordsMax = 16;

constexpr std::string_view kDashes[] = {"—", "–", "-", "=", ":"};

std::string_view SkipSpaces(std::string_view text) {
  while (text.starts_with(' '))
    text.remove_prefix(1);
  return text;
}

/// Bytes up to and with the dash that follows at once, a period before it allowed; 0 when none.
std::size_t DashBytes(std::string_view text) {
  std::string_view rest = SkipSpaces(text);
  if (rest.starts_with('.')) rest = SkipSpaces(rest.substr(1));
  for (const std::string_view dash : kDashes) {
    if (rest.starts_with(dash)) return text.size() - rest.size() + dash.size();
  }
  return 0;
}

bool HasQuote(std::string_view text) {
  for (const std::string_view quote : {"\"", "“", "”", "„", "«", "»", "‘"}) {
    if (text.find(quote) != std::string_view::npos) return true;
  }
  return false;
}

bool IsPlaceOrDate(const Word& word) {
  return (word.flags & (kCapitalised | kDateWord)) != 0;
}

/// Places and dates alone; what follows a number is a month, however it is cut short (`5 фев`).
bool ArePlacesAndDates(std::span<const Word> words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool follows_number = i > 0 && (words[i - 1].flags & kNumber) != 0;
    if (!follows_number && !IsPlaceOrDate(words[i])) return false;
  }
  return true;
}

bool EndsWithDate(std::span<const Word> words) {
  if (words.size() < 2) return false;
  return (words.back().flags & kDateWord) != 0 || (words[words.size() - 2].flags & kNumber) != 0;
}

/// Heads that need no dash behind the tag: `New Delhi, Jan 7 (IANS)`, and place and day in a
/// script without capitals: `नई दिल्ली, सात जनवरी (भाषा)`.
bool IsDatedHead(std::string_view head, std::span<const Word> words) {
  if (words.empty()) return false;
  const bool has_capitals = static_cast<unsigned char>(head.front()) < 0xE0;
  return has_capitals ? ArePlacesAndDates(words) && EndsWithDate(words) : head.contains(", ");
}

/// The place at the start of a dateline's head: up to a comma, bracket, slash, digit or dash.
std::string PlaceOf(std::string_view head) {
  std::size_t end = head.find_first_of(",(/=0123456789");
  for (const std::string_view dash : {" —", " –", " -", "—", ":"}) {
    end = std::min(end, head.substr(0, end).find(dash));
  }
  end = std::min(end, head.substr(0, end).find(". ", kAbbreviationBytes));
  std::string_view place = head.substr(0, end);
  while (!place.empty() && (place.back() == ' ' || place.back() == '.'))
    place.remove_suffix(1);
  return place.size() <= kPlaceBytesMax ? std::string(place) : std::string();
}

/// An agency's name with the signs around it: `(AP)`, `/ТАСС/`, `(dpa/AFP)`, `（共同）`.
struct Tag {
  std::uint32_t open = 0;   ///< where the opening sign starts
  std::uint32_t close = 0;  ///< one past the closing sign
};

std::optional<Tag> TagAround(std::string_view text, const AgencyName& name) {
  const std::size_t open = text.substr(0, name.start).find_last_of("(/");
  if (open == std::string_view::npos || name.start - open > kTagBytesMax) return std::nullopt;
  const std::size_t bracket = text.substr(0, name.start).rfind('(');
  const bool in_brackets = bracket != std::string_view::npos &&
                           name.start - bracket <= kTagBytesMax &&
                           text.find(')', bracket) > name.start;
  if (in_brackets) {
    const std::size_t close = text.find(')', name.end);
    if (close == std::string_view::npos || close - name.end > kTagBytesMax) return std::nullopt;
    return Tag{static_cast<std::uint32_t>(bracket), static_cast<std::uint32_t>(close + 1)};
  }
  if (text[open] != '/' || open + 1 != name.start || !text.substr(name.end).starts_with('/')) {
    return std::nullopt;
  }
  return Tag{static_cast<std::uint32_t>(open), name.end + 1};
}

bool IsDatelineHead(std::string_view head, std::span<const Word> words, std::size_t word_count) {
  if (head.size() > kDatelineBytesMax / 2 || word_count > kHeadWordsMax || HasQuote(head)) {
    return false;
  }
  return word_count == 0 || (words[0].flags & (kCapitalised | kNumber)) != 0 ||
         head.front() == '(' || static_cast<unsigned char>(head.front()) >= 0x80;
}

/// `CITY, date (AP) —`, `(ANSA) - ROMA`, `МОСКВА, 25 ноября. /ТАСС/.`, `New Delhi: (PTI)`.
std::optional<Dateline> TaggedDateline(std::string_view text, std::span<const Word> words,
                                       std::span<const AgencyName> agencies) {
  for (const AgencyName& name : agencies) {
    if (name.start > kDatelineBytesMax) break;
    if (name.agency->is_photo_only()) continue;
    const std::optional<Tag> tag = TagAround(text, name);
    if (!tag) continue;
    const std::string_view head = text.substr(0, tag->open);
    if (!IsDatelineHead(head, words, name.first_word)) continue;
    const bool is_slashed = text[tag->open] == '/';
    const bool is_asian = head.empty() && text.substr(tag->open + 1).find('=') < name.start;
    const bool follows_colon = SkipSpaces(head).ends_with(": ");
    const bool is_dated = IsDatedHead(head, words.first(name.first_word));
    if (!is_slashed && !is_asian && !follows_colon && !is_dated &&
        DashBytes(text.substr(tag->close)) == 0) {
      continue;
    }
    Dateline dateline{.located = PlaceOf(is_asian ? text.substr(tag->open + 1) : head),
                      .start = 0,
                      .end = tag->close,
                      .agencies = {}};
    for (const AgencyName& other : agencies) {
      if (other.start > tag->open && other.end < tag->close)
        dateline.agencies.push_back(other.agency);
    }
    return dateline;
  }
  return std::nullopt;
}

/// `EFE.-`, `Москва. 7 января. INTERFAX.RU -`, `МОСКВА, 5 февраля, РИА Новости.`
std::optional<Dateline> BareDateline(std::string_view text, std::span<const Word> words,
                                     std::span<const AgencyName> agencies) {
  if (agencies.empty() || agencies.front().agency->is_photo_only()) return std::nullopt;
  const AgencyName& name = agencies.front();
  if (name.is_common_word()) return std::nullopt;
  if (!IsDatelineHead(text.substr(0, name.start), words, name.first_word)) return std::nullopt;
  if (!ArePlacesAndDates(words.first(name.first_word))) return std::nullopt;
  std::string_view rest = text.substr(name.end);
  static constexpr std::string_view kSite = ".RU";  // INTERFAX.RU
  if (rest.starts_with(kSite)) rest.remove_prefix(kSite.size());
  const bool has_date = EndsWithDate(words.first(name.first_word));
  const bool is_closed = rest.starts_with(".-") || rest.starts_with(". -") ||
                         rest.starts_with(" -") || rest.starts_with(" —") ||
                         rest.starts_with(" –") || (has_date && rest.starts_with("."));
  if (!is_closed) return std::nullopt;
  return Dateline{PlaceOf(text.substr(0, name.start)), 0, name.end, {name.agency}};
}

/// `BRUSSELS —`, `ST. LOUIS, Jan. 7 –`: capitals, then a dash that no agency stands before.
std::optional<Dateline> PlainDateline(std::string_view text, std::span<const Word> words) {
  if (words.empty() || words[0].start != 0) return std::nullopt;
  std::size_t caps = 0;
  while (caps < words.size() && caps < 4 && (words[caps].flags & kAllCaps) != 0 &&
         (caps == 0 || words[caps].start - words[caps - 1].end <= 2)) {
    ++caps;
  }
  if (caps == 0 || caps >= words.size()) return std::nullopt;
  const std::string_view place_end = Utf8Prefix(text, kPlaceBytesMax + kDateBytesMax);
  std::size_t dash = std::string_view::npos;
  for (const std::string_view sign : {" —", " –", " - ", " --", "—"}) {
    dash = std::min(dash, place_end.find(sign));
  }
  if (dash == std::string_view::npos || HasQuote(place_end.substr(0, dash))) return std::nullopt;
  for (const Word& word : words) {
    if (word.start >= dash) break;
    if (!IsPlaceOrDate(word)) return std::nullopt;
  }
  const std::string place = PlaceOf(text.substr(0, dash));
  if (place.empty() || place.size() > words[caps - 1].end) return std::nullopt;
  return Dateline{place, 0, static_cast<std::uint32_t>(dash), {}};
}

/// `【ドーハ共同】`: city and agency in brackets. `head` starts with the bracket.
std::optional<Dateline> BracketedDateline(std::string_view head) {
  static constexpr std::pair<std::string_view, std::string_view> kSigns[] = {
      {"共同", "Kyodo"},   {"共同通信", "Kyodo"}, {"時事", "Jiji"}, {"ロイター", "Reuters"},
      {"AFP=時事", "AFP"}, {"AP", "AP"},          {"AFP", "AFP"}};
  static constexpr std::string_view kClose = "】";
  const std::size_t close = head.find(kClose);
  if (close == std::string_view::npos) return std::nullopt;
  const Agency* agency = nullptr;
  for (const auto& [sign, name] : kSigns) {
    if (head.substr(0, close).ends_with(sign)) agency = AgencyByName(name);
  }
  if (agency == nullptr) return std::nullopt;
  return Dateline{"", 0, static_cast<std::uint32_t>(close + kClose.size()), {agency}};
}

/// Chinese and Japanese openings: 新华社北京1月11日电, （中央社台北7日電）, 【ドーハ共同】.
std::optional<Dateline> EastAsianDateline(std::string_view text,
                                          std::span<const AgencyName> agencies) {
  const std::string_view head = Utf8Prefix(text, kEastAsianHeadBytesMax);
  if (head.starts_with("【")) return BracketedDateline(head);
  if (agencies.empty()) return std::nullopt;
  const std::uint32_t before = agencies.front().start;
  const std::string_view opening = head.substr(0, before);
  if (!opening.empty() && opening != "(" && opening != "（") return std::nullopt;
  static constexpr std::string_view kSent = "电", kSentTraditional = "電";
  static_assert(kSent.size() == kSentTraditional.size());
  const std::size_t at = std::min(head.find(kSent, before), head.find(kSentTraditional, before));
  if (at == std::string_view::npos) return std::nullopt;
  const auto end = static_cast<std::uint32_t>(at + kSent.size());
  return Dateline{"", 0, end, {agencies.front().agency}};
}

// --- citations ---------------------------------------------------------------------------------

constexpr WordId kCiteBefore[] = {WordIdOf("to"),         WordIdOf("per"),
                                  WordIdOf("told"),       WordIdOf("citing"),
                                  WordIdOf("laut"),       WordIdOf("selon"),
                                  WordIdOf("según"),      WordIdOf("segundo"),
                                  WordIdOf("secondo"),    WordIdOf("volgens"),
                                  WordIdOf("enligt"),     WordIdOf("podaje"),
                                  WordIdOf("сообщает"),   WordIdOf("данным"),
                                  WordIdOf("сообщил"),    WordIdOf("сообщила"),
                                  WordIdOf("передает"),   WordIdOf("передаёт"),
                                  WordIdOf("berichtet"),  WordIdOf("göre"),
                                  WordIdOf("by"),         WordIdOf("with"),
                                  WordIdOf("via"),        WordIdOf("zufolge"),
                                  WordIdOf("agentur"),    WordIdOf("nachrichtenagentur"),
                                  WordIdOf("agencia"),    WordIdOf("agence"),
                                  WordIdOf("agenzia"),    WordIdOf("agency"),
                                  WordIdOf("persbureau"), WordIdOf("агентству"),
                                  WordIdOf("ссылкой"),    WordIdOf("indiqué"),
                                  WordIdOf("gegenüber"),  WordIdOf("dijo"),
                                  WordIdOf("à"),          WordIdOf("قالت"),
                                  WordIdOf("عن"),         WordIdOf("وفق"),
                                  WordIdOf("ذكرت"),       WordIdOf("dixit"),
                                  WordIdOf("a")};

constexpr WordId kCiteAfter[] = {
    WordIdOf("reports"),    WordIdOf("reported"),    WordIdOf("said"),     WordIdOf("says"),
    WordIdOf("writes"),     WordIdOf("wrote"),       WordIdOf("noted"),    WordIdOf("notes"),
    WordIdOf("adds"),       WordIdOf("added"),       WordIdOf("quoted"),   WordIdOf("cited"),
    WordIdOf("first"),      WordIdOf("has"),         WordIdOf("zufolge"),  WordIdOf("berichtet"),
    WordIdOf("berichtete"), WordIdOf("meldet"),      WordIdOf("meldete"),  WordIdOf("informó"),
    WordIdOf("informa"),    WordIdOf("reporta"),     WordIdOf("reportó"),  WordIdOf("rapporte"),
    WordIdOf("indique"),    WordIdOf("riporta"),     WordIdOf("scrive"),   WordIdOf("meldt"),
    WordIdOf("bericht"),    WordIdOf("rapporterar"), WordIdOf("uppger"),   WordIdOf("podaje"),
    WordIdOf("сообщает"),   WordIdOf("сообщило"),    WordIdOf("передает"), WordIdOf("news"),
    WordIdOf("szerint"),    WordIdOf("göre"),        WordIdOf("के"),        WordIdOf("के"),
    WordIdOf("interview"),  WordIdOf("poll"),        WordIdOf("that"),     WordIdOf("on")};

/// Articles and small words between a citing word and the name: "according to the AP".
constexpr WordId kSmallWords[] = {WordIdOf("the"), WordIdOf("l"),   WordIdOf("la"),
                                  WordIdOf("der"), WordIdOf("die"), WordIdOf("den"),
                                  WordIdOf("o"),   WordIdOf("het"), WordIdOf("il"),
                                  WordIdOf("el"),  WordIdOf("на"),  WordIdOf("news")};

template <std::size_t N>
bool Contains(const WordId (&ids)[N], WordId id) {
  return std::find(std::begin(ids), std::end(ids), id) != std::end(ids);
}

/// Words of citing that stand before nothing but a source.
constexpr WordId kCiteSurely[] = {
    WordIdOf("per"),     WordIdOf("told"),    WordIdOf("citing"),    WordIdOf("laut"),
    WordIdOf("selon"),   WordIdOf("según"),   WordIdOf("segundo"),   WordIdOf("secondo"),
    WordIdOf("volgens"), WordIdOf("enligt"),  WordIdOf("podaje"),    WordIdOf("berichtet"),
    WordIdOf("agency"),  WordIdOf("agentur"), WordIdOf("agencia"),   WordIdOf("agence"),
    WordIdOf("agenzia"), WordIdOf("indiqué"), WordIdOf("gegenüber"), WordIdOf("szerint")};

constexpr WordId kCiteSurelyAfter[] = {
    WordIdOf("reports"), WordIdOf("reported"), WordIdOf("zufolge"), WordIdOf("göre"),
    WordIdOf("meldet"),  WordIdOf("meldete"),  WordIdOf("szerint"), WordIdOf("muhabirine")};

/// A short name that means much else is a source only where nothing else could stand.
bool IsSureCitation(std::span<const Word> words, const AgencyName& name) {
  const std::size_t after = name.last_word + 1;
  const bool ends = (words[name.last_word].flags & kStopAfter) != 0;
  if (after < words.size() && !ends && Contains(kCiteSurelyAfter, words[after].id)) return true;
  std::size_t before = name.first_word;
  if (before > 0 && Contains(kSmallWords, words[before - 1].id)) --before;
  if (before == 0) return false;
  const bool according = before > 1 && words[before - 1].id == WordIdOf("to") &&
                         words[before - 2].id == WordIdOf("according");
  return according || Contains(kCiteSurely, words[before - 1].id);
}

/// What stands around a name in scripts without spaces, and after a Korean one: 据新华社报道,
/// ロイター通信が報じた, 연합뉴스에 따르면.
bool IsGluedCitation(std::string_view text, const AgencyName& name) {
  static constexpr std::string_view kBefore[] = {"据", "據", "引述", "援引", "根据", "根據"};
  static constexpr std::string_view kAfter[] = {
      "报道",     "報道",    "報導",       "消息",        "通信が報",    "が報",
      "によると", "が伝え",  "通信による", "에 따르면",   "는 ",         "가 보도",
      "은 보도",  "는 보도", "에 의하면",  "와의 인터뷰", "通信によると"};
  const std::string_view head = text.substr(0, name.start);
  const std::string_view rest = text.substr(name.end);
  return std::any_of(std::begin(kBefore), std::end(kBefore),
                     [&](auto w) { return head.ends_with(w); }) ||
         std::any_of(std::begin(kAfter), std::end(kAfter),
                     [&](auto w) { return rest.starts_with(w); });
}

bool IsCitation(std::string_view text, std::span<const Word> words, const AgencyName& name) {
  if (IsGluedCitation(text, name)) return true;
  if (name.is_common_word()) return IsSureCitation(words, name);
  const std::size_t after = name.last_word + 1;
  const bool ends = (words[name.last_word].flags & kStopAfter) != 0;
  const bool is_subject = after < words.size() && !ends && Contains(kCiteAfter, words[after].id);
  if (is_subject) return true;
  // `per AP Calculus teacher`: the name goes on, so that it is another one.
  const bool goes_on = after < words.size() && !ends &&
                       words[after].start - words[name.last_word].end == 1 &&
                       (words[after].flags & kCapitalised) != 0;
  if (goes_on) return false;
  std::size_t before = name.first_word;
  for (int skipped = 0; skipped < 3 && before > 0; ++skipped) {
    --before;
    if (Contains(kCiteBefore, words[before].id)) return true;
    if (!Contains(kSmallWords, words[before].id)) return false;
  }
  return false;
}

// --- texts handed on ---------------------------------------------------------------------------

constexpr std::size_t kNoticeWordsMax = 40;

/// A notice about the text at hand starts with one of these.
constexpr WordId kNoticeStarts[] = {WordIdOf("this"),    WordIdOf("video"),   WordIdOf("story"),
                                    WordIdOf("article"), WordIdOf("content"), WordIdOf("editors")};

constexpr WordId kHandedOn[] = {
    WordIdOf("provided"),    WordIdOf("supplied"), WordIdOf("distributed"), WordIdOf("published"),
    WordIdOf("republished"), WordIdOf("produced"), WordIdOf("feed"),        WordIdOf("syndicated")};

constexpr WordId kHandedBy[] = {WordIdOf("by"), WordIdOf("on"), WordIdOf("from"), WordIdOf("of"),
                                WordIdOf("in")};

/// `Video provided by CNN Newsource`, `published from a syndicated feed of PTI`, and the sentence
/// in which the papers of a network name it: `is part of States Newsroom`.
bool IsHandedOn(std::span<const Word> words, const AgencyName& name) {
  std::size_t at = name.first_word;
  if (at > 0 && Contains(kSmallWords, words[at - 1].id)) --at;
  if (at < 2 || words.size() > kNoticeWordsMax) return false;
  const Word& before = words[at - 1];
  const Word& verb = words[at - 2];
  const bool is_network = name.agency->short_name == "States Newsroom";
  if (is_network && verb.id == WordIdOf("part") && before.id == WordIdOf("of")) return true;
  return Contains(kNoticeStarts, words[0].id) && Contains(kHandedBy, before.id) &&
         Contains(kHandedOn, verb.id);
}

// --- marks -------------------------------------------------------------------------------------

/// What a credit or a line about rights says about the agencies in it; nothing for other blocks.
/// The rules of a house ("Our Standards: The Thomson Reuters Trust Principles.") are noted as a
/// credit, since they stand under its texts only; a line about cookies says nothing.
std::optional<ProvenanceKind> KindOfCredit(RuleNote note) {
  switch (note) {
    case RuleNote::kByline:
      return ProvenanceKind::kByline;
    case RuleNote::kCredit:
    case RuleNote::kCreditAnyCase:
    case RuleNote::kCreditReuters:
      return ProvenanceKind::kCreditLine;
    case RuleNote::kContributed:
      return ProvenanceKind::kContributedLine;
    case RuleNote::kRights:
      return ProvenanceKind::kCopyrightLine;
    case RuleNote::kNone:
    case RuleNote::kFollow:
      break;
  }
  return std::nullopt;
}

RuleNote NoteOf(const BlockFacts& facts) {
  return facts.rule == nullptr ? RuleNote::kNone : facts.rule->note;
}

/// `(AP)`, `（共同）`, `/TT/` around `name`, after the end of a sentence when the name means much
/// else: `a house in Erie (PA)`.
std::optional<Tag> ClosingTag(std::string_view text, const AgencyName& name) {
  static constexpr std::pair<std::string_view, std::string_view> kSigns[] = {
      {"(", ")"}, {"（", "）"}, {"/", "/"}, {"[", "]"}};
  for (const auto& [open, close] : kSigns) {
    std::string_view head = text.substr(0, name.start);
    if (!head.ends_with(open) || !text.substr(name.end).starts_with(close)) continue;
    head.remove_suffix(open.size());
    const Tag tag{static_cast<std::uint32_t>(head.size()),
                  name.end + static_cast<std::uint32_t>(close.size())};
    while (head.ends_with(' '))
      head.remove_suffix(1);
    const bool is_credit = !name.is_common_word() || head.ends_with('.') || head.ends_with("”");
    return is_credit ? std::optional(tag) : std::nullopt;
  }
  return std::nullopt;
}

/// The kind of a mark by `agency`: a wire of press releases has one of its own.
ProvenanceKind KindFor(const Agency& agency, ProvenanceKind kind) {
  const bool is_release = agency.trade == AgencyTrade::kPressReleases && IsTextProvenance(kind);
  return is_release ? ProvenanceKind::kPressRelease : kind;
}

class Collector {
 public:
  Collector(const Article& article, const Facts& facts) : article_(article), facts_(facts) {}

  Provenance Run() {
    ReadMetadata();
    for (std::size_t i = 0; i < facts_.size(); ++i)
      prose_words_ += ProseWords(i);
    std::size_t prose_seen = 0;
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      ReadBlock(i, prose_seen);
      if (ProseWords(i) > 0) ++prose_seen;
      words_read_ += ProseWords(i);
    }
    return std::move(out_);
  }

 private:
  void ReadMetadata() {
    for (const std::string& name : article_.agencies) {
      if (const Agency* agency = AgencyByName(name)) {
        AddMetadata(*agency, ProvenanceKind::kCmsFlag, name);
      }
    }
    const std::string& url =
        article_.canonical_url.empty() ? facts_.document().canonical_url : article_.canonical_url;
    if (const Agency* agency = AgencyByUrl(url)) {
      AddMetadata(*agency, ProvenanceKind::kCanonicalLink, url);
    }
    ReadIds();
    ReadField(article_.by, ProvenanceKind::kByline);
    ReadField(article_.rights, ProvenanceKind::kCopyrightLine);
  }

  void ReadIds() {
    const auto read = [this](const std::string& id) {
      const Agency* agency = AgencyById(id);
      if (agency != nullptr) AddMetadata(*agency, ProvenanceKind::kAgencyId, id);
      return agency != nullptr;
    };
    if (read(article_.id)) return;
    std::any_of(article_.alt_ids.begin(), article_.alt_ids.end(), read);
  }

  /// The agencies that a field of the record names.
  void ReadField(const std::string& field, ProvenanceKind kind) {
    std::vector<Word> words;
    SplitWords(field, kBylineWordsMax, words);
    for (const AgencyName& name : FindAgencies(field, words)) {
      if (!name.agency->is_photo_only()) AddMetadata(*name.agency, kind, field);
    }
  }

  void AddMetadata(const Agency& agency, ProvenanceKind kind, std::string_view text) {
    out_.marks.push_back({std::string(agency.short_name), KindFor(agency, kind), 0, 0,
                          std::string(Utf8Prefix(text, kRemovalTextBytesMax))});
  }

  void Add(const Agency& agency, ProvenanceKind kind, std::size_t i, std::uint32_t start,
           std::uint32_t end) {
    if (agency.is_photo_only()) return;
    const std::string_view text = facts_.text(i).substr(start, end - start);
    const std::uint32_t base = facts_.block(i).start;
    out_.marks.push_back({std::string(agency.short_name), KindFor(agency, kind), base + start,
                          base + end, std::string(Utf8Prefix(text, kRemovalTextBytesMax))});
  }

  void ReadBlock(std::size_t i, std::size_t prose_seen) {
    const BlockFacts& facts = facts_[i];
    const auto size = static_cast<std::uint32_t>(facts_.text(i).size());
    if (const auto credit = facts_.photo_credit(i)) {
      for (const AgencyName& name : facts.agencies) {
        if (name.start >= *credit) {
          Add(*name.agency, ProvenanceKind::kPhotoCredit, i, *credit, size);
        }
      }
      return;
    }
    if (const auto kind = KindOfCredit(NoteOf(facts))) {
      AddCredit(i, *kind);
      return;
    }
    if (facts.rule != nullptr && facts.rule->kind == RemovalClass::kLegal) return;
    if (facts_.credit_line(i)) {
      AddCredit(i, KindOfLine(i));
      return;
    }
    if (prose_seen < kDatelineBlocksMax && facts.is_prose && ReadDateline(i)) return;
    ReadNames(i);
  }

  /// Words of running text in block `i`.
  [[nodiscard]] std::uint32_t ProseWords(std::size_t i) const {
    return facts_.is_prose(i) && !facts_.photo_credit(i) ? facts_[i].word_count : 0;
  }

  /// True inside <figure> or what a class calls a caption.
  [[nodiscard]] bool IsUnderPicture(std::size_t i) const {
    const std::vector<Node>& nodes = facts_.document().nodes;
    std::uint32_t at = facts_.block(i).node;
    if ((nodes[at].hints & kHintCaption) != 0) return true;
    for (; at != 0; at = nodes[at].parent) {
      if ((nodes[at].marks & kInFigure) != 0) return true;
    }
    return false;
  }

  /// A bare name above the text is its byline. Notices and captions may stand above it too, so that
  /// the middle of the running text decides.
  [[nodiscard]] ProvenanceKind KindOfLine(std::size_t i) const {
    if (IsUnderPicture(i)) return ProvenanceKind::kPhotoCredit;
    const bool is_above = 2 * words_read_ < prose_words_;
    const AgencyName& name = facts_[i].agencies.front();
    const bool is_name = name.start == 0 && name.end == facts_.text(i).size();
    return is_name && is_above ? ProvenanceKind::kByline : *facts_.credit_line(i);
  }

  /// One mark for each agency of a credit, over the whole block. "Reporting by …; Editing by …" is
  /// the way Reuters signs, without its name.
  void AddCredit(std::size_t i, ProvenanceKind kind) {
    const bool is_signed = NoteOf(facts_[i]) == RuleNote::kCreditReuters &&
                           facts_[i].agencies.empty() &&
                           facts_.text(i).find("; ") != std::string_view::npos;
    if (is_signed) {
      Add(*AgencyByName("Reuters"), kind, i, 0, static_cast<std::uint32_t>(facts_.text(i).size()));
    }
    const Agency* last = nullptr;
    for (const AgencyName& name : NamesInCredit(i)) {
      if (name.agency == last) continue;
      last = name.agency;
      Add(*name.agency, kind, i, 0, static_cast<std::uint32_t>(facts_.text(i).size()));
    }
  }

  /// The names in block `i`, those in lower case too where the rule says so: `(avec afp)`.
  [[nodiscard]] std::vector<AgencyName> NamesInCredit(std::size_t i) const {
    if (!facts_[i].agencies.empty()) return facts_[i].agencies;
    if (NoteOf(facts_[i]) != RuleNote::kCreditAnyCase) return {};
    return FindAgencies(facts_.text(i), facts_.words(i), NameCase::kAny);
  }

  bool ReadDateline(std::size_t i) {
    const auto dateline = FindDateline(facts_.text(i), facts_.words(i), facts_[i].agencies);
    if (!dateline) return false;
    if (out_.located.empty()) out_.located = dateline->located;
    for (const Agency* agency : dateline->agencies) {
      Add(*agency, ProvenanceKind::kDateline, i, dateline->start, dateline->end);
    }
    for (const AgencyName& name : facts_[i].agencies) {
      if (name.start >= dateline->end) ReadName(i, name);
    }
    return true;
  }

  void ReadNames(std::size_t i) {
    for (const AgencyName& name : facts_[i].agencies)
      ReadName(i, name);
  }

  void ReadName(std::size_t i, const AgencyName& name) {
    const std::string_view text = facts_.text(i);
    const std::span<const Word> words = facts_.words(i);
    const bool is_last = name.last_word + 1 == words.size();
    const std::optional<Tag> closing = is_last ? ClosingTag(text, name) : std::nullopt;
    const bool is_picture =
        (words[name.last_word].flags & kGluedAfter) != 0 ||
        (name.last_word + 1 < words.size() && words[name.last_word + 1].id == WordIdOf("photo"));
    if (closing) {
      Add(*name.agency, ProvenanceKind::kCreditLine, i, closing->open, closing->close);
    } else if (is_picture && text.substr(0, name.start).ends_with('(')) {
      Add(*name.agency, ProvenanceKind::kPhotoCredit, i, name.start, name.end);
    } else if (IsHandedOn(words, name)) {
      Add(*name.agency, ProvenanceKind::kCreditLine, i, 0, static_cast<std::uint32_t>(text.size()));
    } else if (IsCitation(text, words, name)) {
      Add(*name.agency, ProvenanceKind::kCitation, i, name.start, name.end);
    }
  }

  const Article& article_;
  const Facts& facts_;
  Provenance out_;
  std::size_t prose_words_ = 0;
  std::size_t words_read_ = 0;  ///< words of running text before the block that is read
};

}  // namespace

std::optional<Dateline> FindDateline(std::string_view text, std::span<const Word> words,
                                     std::span<const AgencyName> agencies) {
  if (auto found = TaggedDateline(text, words, agencies)) return found;
  if (auto found = BareDateline(text, words, agencies)) return found;
  if (auto found = EastAsianDateline(text, agencies)) return found;
  return PlainDateline(text, words);
}

Provenance FindProvenance(const Article& article, const Facts& facts) {
  return Collector(article, facts).Run();
}

}  // namespace wiresift
