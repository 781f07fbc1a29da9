#include "text/words.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <iterator>

#include "core/utf8.h"

namespace wiresift {
namespace {

constexpr std::string_view kMonths[] = {
    "jan",       "january",      "feb",       "february",  "mar",       "march",     "apr",
    "april",     "may",          "jun",       "june",      "jul",       "july",      "aug",
    "august",    "sep",          "sept",      "september", "oct",       "october",   "nov",
    "november",  "dec",          "december",  "januar",    "jänner",    "februar",   "märz",
    "mai",       "juni",         "juli",      "okt",       "oktober",   "dez",       "dezember",
    "janvier",   "janv",         "février",   "févr",      "mars",      "avril",     "avr",
    "juin",      "juillet",      "juil",      "août",      "septembre", "octobre",   "novembre",
    "décembre",  "déc",          "enero",     "ene",       "febrero",   "marzo",     "abril",
    "abr",       "mayo",         "junio",     "julio",     "agosto",    "ago",       "septiembre",
    "octubre",   "noviembre",    "diciembre", "dic",       "gennaio",   "gen",       "febbraio",
    "aprile",    "maggio",       "mag",       "giugno",    "giu",       "luglio",    "lug",
    "settembre", "ottobre",      "ott",       "dicembre",  "janeiro",   "fevereiro", "fev",
    "março",     "maio",         "junho",     "julho",     "setembro",  "outubro",   "out",
    "novembro",  "dezembro",     "januari",   "februari",  "maart",     "mei",       "augustus",
    "augusti",   "января",       "февраля",   "марта",     "апреля",    "мая",       "июня",
    "июля",      "августа",      "сентября",  "октября",   "ноября",    "декабря",   "stycznia",
    "lutego",    "marca",        "kwietnia",  "maja",      "czerwca",   "lipca",     "sierpnia",
    "września",  "października", "listopada", "grudnia"};

constexpr std::string_view kDateWords[] = {
    "am",         "pm",       "a",       "m",        "p",         "est",      "edt",
    "et",         "pst",      "pdt",     "pt",       "cst",       "cdt",      "gmt",
    "utc",        "bst",      "cet",     "cest",     "ist",       "uhr",      "um",
    "h",          "heures",   "at",      "à",        "às",        "ore",      "alle",
    "kl",         "om",       "uur",     "o",        "clock",     "th",       "st",
    "nd",         "rd",       "de",      "del",      "le",        "el",       "das",
    "hs",         "hrs",      "monday",  "tuesday",  "wednesday", "thursday", "friday",
    "saturday",   "sunday",   "mon",     "tue",      "tues",      "wed",      "thu",
    "thurs",      "fri",      "sat",     "sun",      "montag",    "dienstag", "mittwoch",
    "donnerstag", "freitag",  "samstag", "sonntag",  "lundi",     "mardi",    "mercredi",
    "jeudi",      "vendredi", "samedi",  "dimanche", "lunes",     "martes",   "miércoles",
    "jueves",     "viernes",  "sábado",  "domingo",  "lunedì",    "martedì",  "mercoledì",
    "giovedì",    "venerdì",  "sabato",  "domenica", "segunda",   "terça",    "quarta",
    "quinta",     "sexta",    "feira",   "maandag",  "dinsdag",   "woensdag", "donderdag",
    "vrijdag",    "zaterdag", "zondag",  "måndag",   "tisdag",    "onsdag",   "torsdag",
    "fredag",     "lördag",   "söndag"};

template <class Names>
std::vector<WordId> SortedIds(const Names& names) {
  std::vector<WordId> ids;
  for (const std::string_view name : names)
    ids.push_back(WordIdOf(name));
  std::sort(ids.begin(), ids.end());
  return ids;
}

/// Words of text that are no date words mostly fail this.
using IdFilter = std::bitset<std::size_t{1} << 14>;

template <class Names>
void AddTo(IdFilter& filter, const Names& names) {
  for (const std::string_view name : names)
    filter.set(WordIdOf(name) % filter.size());
}

std::uint16_t DateFlags(WordId id) {
  static const IdFilter filter = [] {
    IdFilter all;
    AddTo(all, kMonths);
    AddTo(all, kDateWords);
    return all;
  }();
  if (!filter.test(id % filter.size())) return 0;
  static const std::vector<WordId> months = SortedIds(kMonths);
  static const std::vector<WordId> others = SortedIds(kDateWords);
  if (std::binary_search(months.begin(), months.end(), id)) return kMonth | kDateWord;
  return std::binary_search(others.begin(), others.end(), id) ? kDateWord : 0;
}

enum class CharClass : std::uint8_t { kOther, kLower, kUpper, kDigit, kSign };

struct Char {
  CharClass kind = CharClass::kOther;
  char32_t lower = 0;
  std::size_t bytes = 1;
};

constexpr char32_t kCopyright = 0xA9;
constexpr WordId kHashPrime = 16777619U;  ///< of WordIdOf

Char AsciiChar(unsigned char c) {
  if (c >= 'a' && c <= 'z') return {CharClass::kLower, c, 1};
  if (c >= 'A' && c <= 'Z') return {CharClass::kUpper, static_cast<char32_t>(c + 32), 1};
  if (c >= '0' && c <= '9') return {CharClass::kDigit, c, 1};
  return {c == '@' ? CharClass::kSign : CharClass::kOther, c, 1};
}

Char CharAt(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return AsciiChar(first);
  const Decoded decoded = DecodeAt(text, at);
  if (decoded.code_point == kCopyright) return {CharClass::kSign, kCopyright, decoded.bytes};
  if (IsUpper(decoded.code_point)) {
    return {CharClass::kUpper, ToLower(decoded.code_point), decoded.bytes};
  }
  if (IsLetter(decoded.code_point) || IsMark(decoded.code_point)) {
    return {CharClass::kLower, decoded.code_point, decoded.bytes};
  }
  if (IsDigit(decoded.code_point)) return {CharClass::kDigit, decoded.code_point, decoded.bytes};
  return {CharClass::kOther, decoded.code_point, decoded.bytes};
}

WordId Mix(WordId hash, char32_t c) {
  if (c < 0x80) return (hash ^ static_cast<WordId>(c)) * kHashPrime;
  std::string bytes;
  AppendUtf8(bytes, c);
  for (const char byte : bytes)
    hash = (hash ^ static_cast<unsigned char>(byte)) * kHashPrime;
  return hash;
}

/// Bytes of an apostrophe at `at`, or 0.
std::size_t ApostropheAt(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '\'') return 1;
  return text.substr(at, 3) == "\xE2\x80\x99" ? 3 : 0;
}

bool IsWordChar(CharClass kind) {
  return kind == CharClass::kLower || kind == CharClass::kUpper || kind == CharClass::kDigit;
}

bool IsDigitAt(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// Reads one word; `at` stands on its first character and is moved behind it.
class WordReader {
 public:
  WordReader(std::string_view text, std::size_t at) : text_(text), at_(at) {
    word_.start = static_cast<std::uint32_t>(at);
    word_.id = WordIdOf("");
  }

  Word Read() {
    do {
      TakeLowerAscii();
    } while (at_ < text_.size() && Step());
    word_.end = static_cast<std::uint32_t>(at_);
    SetFlags();
    return word_;
  }

  [[nodiscard]] std::size_t position() const { return at_; }

 private:
  /// Most characters by far.
  void TakeLowerAscii() {
    const std::size_t start = at_;
    while (at_ < text_.size() && text_[at_] >= 'a' && text_[at_] <= 'z') {
      word_.id = (word_.id ^ static_cast<WordId>(text_[at_])) * kHashPrime;
      ++at_;
    }
    if (at_ == start) return;
    letters_ += static_cast<int>(at_ - start);
    has_lower_ = true;
  }

  bool Step() {
    const Char c = CharAt(text_, at_);
    if (IsWordChar(c.kind)) {
      Take(c);
      return true;
    }
    if (const std::size_t bytes = ApostropheAt(text_, at_); bytes != 0) return SkipMark(bytes);
    return is_number_ && KeepSeparator();
  }

  void Take(const Char& c) {
    if (letters_ == 0 && c.kind == CharClass::kUpper) word_.flags |= kCapitalised;
    if (letters_ == 0 && c.kind == CharClass::kDigit) is_number_ = true;
    if (c.kind == CharClass::kLower) has_lower_ = true;
    ++letters_;
    word_.id = Mix(word_.id, c.lower);
    at_ += c.bytes;
  }

  bool SkipMark(std::size_t bytes) {
    const std::size_t next = at_ + bytes;
    if (letters_ < 2 || next >= text_.size() || !IsWordChar(CharAt(text_, next).kind)) return false;
    at_ = next;
    return true;
  }

  /// Keeps . , : / - between two digits.
  bool KeepSeparator() {
    const char c = text_[at_];
    if (std::string_view(".,:/-").find(c) == std::string_view::npos) return false;
    if (!IsDigitAt(text_, at_ + 1) || !IsDigitAt(text_, at_ - 1)) return false;
    ++separators_;
    if (c == ':') word_.flags |= kClockTime;
    word_.id = Mix(word_.id, static_cast<char32_t>(c));
    ++at_;
    return true;
  }

  void SetFlags() {
    if ((word_.flags & kCapitalised) != 0 && !has_lower_ && letters_ > 1) word_.flags |= kAllCaps;
    word_.flags |=
        is_number_ ? static_cast<std::uint16_t>(kNumber | kDateWord) : DateFlags(word_.id);
    if (is_number_ && separators_ == 2 && (word_.flags & kClockTime) == 0) word_.flags |= kFullDate;
    std::size_t next = at_;
    while (next < text_.size() && text_[next] == ' ')
      ++next;
    if (next >= text_.size()) return;
    if (text_[next] == '/') word_.flags |= kGluedAfter;
    if (text_[next] == ':' || text_.substr(next, 3) == "：") word_.flags |= kColonAfter;
    const char c = text_[next];
    if (c == '.' || c == '!' || c == '?' || text_.substr(next, 3) == "…") word_.flags |= kStopAfter;
  }

  std::string_view text_;
  std::size_t at_;
  Word word_;
  int letters_ = 0;
  int separators_ = 0;
  bool has_lower_ = false;
  bool is_number_ = false;
};

Word SignWord(std::string_view text, std::size_t at, std::size_t bytes) {
  return {WordIdOf(text.substr(at, bytes)), static_cast<std::uint32_t>(at),
          static_cast<std::uint32_t>(at + bytes), 0};
}

}  // namespace

void SplitWords(std::string_view text, std::size_t words_max, std::vector<Word>& out) {
  const std::size_t room = out.size() + words_max;
  for (std::size_t at = 0; at < text.size() && out.size() < room;) {
    if (text[at] == ' ') {
      ++at;
      continue;
    }
    const Char c = CharAt(text, at);
    if (IsWordChar(c.kind)) {
      WordReader reader(text, at);
      out.push_back(reader.Read());
      at = reader.position();
      continue;
    }
    if (c.kind == CharClass::kSign) out.push_back(SignWord(text, at, c.bytes));
    at += c.bytes;
  }
}

}  // namespace wiresift
