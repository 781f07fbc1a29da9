#include "text/words/words.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "core/eight_bytes.h"
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
    "września",  "października", "listopada", "grudnia",   "maj",       "ocak",      "şubat",
    "nisan",     "mayıs",        "haziran",   "temmuz",    "ağustos",   "eylül",     "ekim",
    "kasım",     "aralık",       "січня",     "лютого",    "березня",   "квітня",    "травня",
    "червня",    "липня",        "серпня",    "вересня",   "жовтня",    "листопада", "грудня",
    "январь",    "февраль",      "апрель",    "июнь",      "июль",      "август",    "сентябрь",
    "октябрь",   "ноябрь",       "декабрь",   "يناير",     "فبراير",    "أبريل",     "يونيو",
    "يوليو",     "أغسطس",        "سبتمبر",    "أكتوبر",    "نوفمبر",    "ديسمبر",    "فروردین",
    "اردیبهشت",  "خرداد",        "مرداد",     "شهریور",    "بهمن",      "اسفند",     "ژانویه",
    "فوریه",     "آوریل",        "ژوئن",      "ژوئیه",     "سپتامبر",   "اکتبر",     "نوامبر",
    "دسامبر",    "ינואר",        "פברואר",    "אפריל",     "יוני",      "יולי",      "אוגוסט",
    "ספטמבר",    "אוקטובר",      "נובמבר",    "דצמבר",     "בינואר",    "בפברואר",   "במרץ",
    "באפריל",    "במאי",         "ביוני",     "ביולי",     "באוגוסט",   "בספטמבר",   "באוקטובר",
    "בנובמבר",   "בדצמבר",       "जनवरी",     "फरवरी",     "मार्च",      "अप्रैल",      "जुलाई",
    "अगस्त",      "सितंबर",        "अक्टूबर",     "नवंबर",      "दिसंबर",     "maret",     "agustus",
    "desember"};

constexpr std::string_view kDateWords[] = {"am",
                                           "pm",
                                           "a",
                                           "m",
                                           "p",
                                           "est",
                                           "edt",
                                           "et",
                                           "pst",
                                           "pdt",
                                           "pt",
                                           "cst",
                                           "cdt",
                                           "gmt",
                                           "utc",
                                           "bst",
                                           "cet",
                                           "cest",
                                           "ist",
                                           "uhr",
                                           "um",
                                           "h",
                                           "heures",
                                           "at",
                                           "à",
                                           "às",
                                           "ore",
                                           "alle",
                                           "kl",
                                           "om",
                                           "uur",
                                           "o",
                                           "clock",
                                           "th",
                                           "st",
                                           "nd",
                                           "rd",
                                           "de",
                                           "del",
                                           "le",
                                           "el",
                                           "das",
                                           "hs",
                                           "hrs",
                                           "monday",
                                           "tuesday",
                                           "wednesday",
                                           "thursday",
                                           "friday",
                                           "saturday",
                                           "sunday",
                                           "mon",
                                           "tue",
                                           "tues",
                                           "wed",
                                           "thu",
                                           "thurs",
                                           "fri",
                                           "sat",
                                           "sun",
                                           "montag",
                                           "dienstag",
                                           "mittwoch",
                                           "donnerstag",
                                           "freitag",
                                           "samstag",
                                           "sonntag",
                                           "lundi",
                                           "mardi",
                                           "mercredi",
                                           "jeudi",
                                           "vendredi",
                                           "samedi",
                                           "dimanche",
                                           "lunes",
                                           "martes",
                                           "miércoles",
                                           "jueves",
                                           "viernes",
                                           "sábado",
                                           "domingo",
                                           "lunedì",
                                           "martedì",
                                           "mercoledì",
                                           "giovedì",
                                           "venerdì",
                                           "sabato",
                                           "domenica",
                                           "segunda",
                                           "terça",
                                           "quarta",
                                           "quinta",
                                           "sexta",
                                           "feira",
                                           "maandag",
                                           "dinsdag",
                                           "woensdag",
                                           "donderdag",
                                           "vrijdag",
                                           "zaterdag",
                                           "zondag",
                                           "måndag",
                                           "tisdag",
                                           "onsdag",
                                           "torsdag",
                                           "fredag",
                                           "lördag",
                                           "söndag",
                                           "klockan",
                                           "godz",
                                           "saat",
                                           "г",
                                           "года",
                                           "мск",
                                           "року",
                                           "pukul",
                                           "wib",
                                           "ساعت",
                                           "الساعة",
                                           "בשעה",
                                           "बजे",
                                           "pazartesi",
                                           "salı",
                                           "çarşamba",
                                           "perşembe",
                                           "cuma",
                                           "cumartesi",
                                           "pazar",
                                           "понедельник",
                                           "вторник",
                                           "среда",
                                           "четверг",
                                           "пятница",
                                           "суббота",
                                           "воскресенье",
                                           "понеділок",
                                           "вівторок",
                                           "середа",
                                           "четвер",
                                           "пʼятниця",
                                           "субота",
                                           "неділя",
                                           "poniedziałek",
                                           "wtorek",
                                           "środa",
                                           "czwartek",
                                           "piątek",
                                           "sobota",
                                           "niedziela",
                                           "senin",
                                           "selasa",
                                           "rabu",
                                           "kamis",
                                           "jumat",
                                           "sabtu",
                                           "minggu",
                                           "सोमवार",
                                           "मंगलवार",
                                           "बुधवार",
                                           "गुरुवार",
                                           "शुक्रवार",
                                           "शनिवार",
                                           "रविवार",
                                           "年",
                                           "月",
                                           "日",
                                           "时",
                                           "時",
                                           "分",
                                           "上午",
                                           "下午",
                                           "午前",
                                           "午後",
                                           "년",
                                           "월",
                                           "일",
                                           "시",
                                           "분",
                                           "오전",
                                           "오후"};

/// Ids of a list of names, in order.
template <std::size_t N>
constexpr std::array<WordId, N> SortedIds(const std::string_view (&names)[N]) {
  std::array<WordId, N> ids{};
  std::transform(std::begin(names), std::end(names), ids.begin(), WordIdOf);
  std::sort(ids.begin(), ids.end());
  return ids;
}

constexpr auto kMonthIds = SortedIds(kMonths);
constexpr auto kDateWordIds = SortedIds(kDateWords);

/// Words of text that are no date words mostly fail this.
class DateFilter {
 public:
  constexpr DateFilter() {
    for (const WordId id : kMonthIds)
      Add(id);
    for (const WordId id : kDateWordIds)
      Add(id);
  }

  [[nodiscard]] bool MayHold(WordId id) const {
    return (bits_[id / 64 % bits_.size()] >> (id % 64) & 1) != 0;
  }

 private:
  constexpr void Add(WordId id) { bits_[id / 64 % bits_.size()] |= std::uint64_t{1} << (id % 64); }

  std::array<std::uint64_t, 256> bits_{};
};

constexpr DateFilter kDateFilter;

std::uint16_t DateFlags(WordId id) {
  if (!kDateFilter.MayHold(id)) return 0;
  if (std::binary_search(kMonthIds.begin(), kMonthIds.end(), id)) return kMonth | kDateWord;
  return std::binary_search(kDateWordIds.begin(), kDateWordIds.end(), id) ? kDateWord : 0;
}

/// What a byte below 0x80 is, or that it starts a longer character. Bits.
enum ByteClass : std::uint8_t {
  kLowerByte = 1,
  kUpperByte = 2,
  kDigitByte = 4,
  kApostropheByte = 8,
  kWideByte = 16,
  kSignByte = 32,  ///< @
  kMarkByte = 64,  ///< may be one of the marks that flags tell of: / : . ! ? and wide ones
};

constexpr std::uint8_t kLetterByte = kLowerByte | kUpperByte;

constexpr std::array<std::uint8_t, 256> kByteClasses = [] {
  std::array<std::uint8_t, 256> classes{};
  for (std::size_t c = 'a'; c <= 'z'; ++c)
    classes[c] = kLowerByte;
  for (std::size_t c = 'A'; c <= 'Z'; ++c)
    classes[c] = kUpperByte;
  for (std::size_t c = '0'; c <= '9'; ++c)
    classes[c] = kDigitByte;
  for (std::size_t c = 0x80; c < 0x100; ++c)
    classes[c] = kWideByte;
  classes['\''] = kApostropheByte;
  classes['@'] = kSignByte;
  for (const unsigned char mark : {'/', ':', '.', '!', '?'})
    classes[mark] = kMarkByte;
  classes[0xE2] = kWideByte | kMarkByte;
  classes[0xEF] = kWideByte | kMarkByte;
  return classes;
}();

std::uint8_t ClassAt(std::string_view text, std::size_t at) {
  return kByteClasses[static_cast<unsigned char>(text[at])];
}

enum class CharClass : std::uint8_t { kOther, kLower, kUpper, kDigit, kSign };

/// `lower` is what goes into the id, 0 for nothing.
struct Char {
  CharClass kind = CharClass::kOther;
  std::uint8_t bytes = 1;
  char32_t lower = 0;
};

constexpr char32_t kCopyright = 0xA9;

CharClass WideClass(char32_t c) {
  if (c == kCopyright) return CharClass::kSign;
  if (IsUpper(c)) return CharClass::kUpper;
  if (IsLetter(c) || IsMark(c)) return CharClass::kLower;
  return IsDigit(c) ? CharClass::kDigit : CharClass::kOther;
}

Char WideChar(char32_t c, std::size_t bytes) {
  const CharClass kind = WideClass(c);
  const char32_t lower = kind == CharClass::kUpper ? ToLower(c) : c;
  return {kind, static_cast<std::uint8_t>(bytes), FoldLetter(lower)};
}

/// Characters of two bytes: Latin, Greek, Cyrillic, Hebrew, Arabic.
constexpr char32_t kTwoByteEnd = 0x800;

const std::array<Char, kTwoByteEnd> kTwoByteChars = [] {
  std::array<Char, kTwoByteEnd> chars;
  for (char32_t c = 0x80; c < kTwoByteEnd; ++c)
    chars[c] = WideChar(c, 2);
  return chars;
}();

/// Han, kana and Hangul: letters without case.
bool IsPlainLetter(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3041 && c <= 0x3096) ||
         (c >= 0x30A1 && c <= 0x30FA) || (c >= 0xAC00 && c <= 0xD7A3);
}

Char AsciiChar(unsigned char c) {
  const std::uint8_t kind = kByteClasses[c];
  if ((kind & kLowerByte) != 0) return {CharClass::kLower, 1, c};
  if ((kind & kUpperByte) != 0) return {CharClass::kUpper, 1, static_cast<char32_t>(c + 32)};
  if ((kind & kDigitByte) != 0) return {CharClass::kDigit, 1, c};
  return {(kind & kSignByte) != 0 ? CharClass::kSign : CharClass::kOther, 1, c};
}

Char CharAt(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[at + i]));
  };
  const char32_t first = byte(0);
  if (first < 0x80) return AsciiChar(static_cast<unsigned char>(first));
  if (first < 0xE0) return kTwoByteChars[(first & 0x1F) << 6 | (byte(1) & 0x3F)];
  const Decoded decoded = DecodeAt(text, at);
  if (IsPlainLetter(decoded.code_point)) return {CharClass::kLower, 3, decoded.code_point};
  return WideChar(decoded.code_point, decoded.bytes);
}

/// What stands without a space between it and the next word: 12条评论 is two words.
enum class Script : std::uint8_t { kSpaced, kDigit, kEastAsian };

Script ScriptOf(const Char& c) {
  if (c.kind == CharClass::kDigit) return Script::kDigit;
  return IsPlainLetter(c.lower) ? Script::kEastAsian : Script::kSpaced;
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
  return at < text.size() && (ClassAt(text, at) & kDigitByte) != 0;
}

/// The bytes of `text` from `at` on, the first the lowest; zeros behind its end.
std::uint64_t BytesFrom(std::string_view text, std::size_t at) {
  if (at + sizeof(std::uint64_t) <= text.size()) return EightBytesAt(text, at);
  std::uint64_t bytes = 0;
  for (std::size_t end = text.size(); end > at; --end)
    bytes = bytes << 8 | static_cast<unsigned char>(text[end - 1]);
  return bytes;
}

/// How many of the bytes, from the lowest on, are ASCII letters. What a byte above 0x7F carries
/// into those above it does not matter: the count ends there.
constexpr unsigned AsciiLetters(std::uint64_t bytes) {
  const std::uint64_t lower = bytes | EachByte(0x20);
  const std::uint64_t is_letter =
      (lower + EachByte(0x80 - 'a')) & ~(lower + EachByte(0x80 - 'z' - 1)) & ~bytes & kHighBits;
  return static_cast<unsigned>(std::countr_one(is_letter | ~kHighBits)) / 8;
}

/// Reads one word; `at` stands on its first character and is moved behind it.
class WordReader {
 public:
  WordReader(std::string_view text, std::size_t at) : text_(text), at_(at) {
    word_.start = static_cast<std::uint32_t>(at);
  }

  Word Read() {
    do {
      TakeAsciiLetters();
    } while (at_ < text_.size() && Step());
    word_.end = static_cast<std::uint32_t>(at_);
    word_.id = hash_.id();
    SetFlags();
    return word_;
  }

  [[nodiscard]] std::size_t position() const { return at_; }

 private:
  /// Most characters by far.
  void TakeAsciiLetters() {
    for (unsigned count = 8; count == 8;) {
      const std::uint64_t bytes = BytesFrom(text_, at_);
      count = AsciiLetters(bytes);
      if (count == 0) return;
      const std::uint64_t letters = bytes & ~std::uint64_t{0} >> 8 * (8 - count);
      TakeAsciiLetters(letters, count);
    }
  }

  /// `letters`, the first the lowest.
  void TakeAsciiLetters(std::uint64_t letters, unsigned count) {
    constexpr std::uint64_t kCase = EachByte(0x20);
    last_ = Script::kSpaced;
    if (letters_ == 0 && (letters & 0x20) == 0) word_.flags |= kCapitalised;
    has_lower_ = has_lower_ || (letters & kCase) != 0;
    hash_.AddBytes(letters | (kCase & ~std::uint64_t{0} >> 8 * (8 - count)), count);
    letters_ += static_cast<int>(count);
    at_ += count;
  }

  bool Step() {
    const std::uint8_t kind = ClassAt(text_, at_);
    if ((kind & (kWideByte | kDigitByte | kApostropheByte)) == 0) {
      return is_number_ && KeepSeparator();
    }
    if ((kind & kApostropheByte) != 0) return SkipMark(1);
    const Char c = CharAt(text_, at_);
    if (IsWordChar(c.kind)) return Take(c);
    const std::size_t bytes = ApostropheAt(text_, at_);
    return bytes != 0 && SkipMark(bytes);
  }

  /// False where the word ends before `c`: between a digit and an East Asian letter.
  bool Take(const Char& c) {
    const Script before = std::exchange(last_, ScriptOf(c));
    if (before != Script::kSpaced && last_ != Script::kSpaced && before != last_) return false;
    Append(c);
    return true;
  }

  void Append(const Char& c) {
    if (letters_ == 0 && c.kind == CharClass::kUpper) word_.flags |= kCapitalised;
    if (letters_ == 0 && c.kind == CharClass::kDigit) is_number_ = true;
    if (c.kind == CharClass::kLower) has_lower_ = true;
    ++letters_;
    hash_.Add(c.lower);
    at_ += c.bytes;
  }

  bool SkipMark(std::size_t bytes) {
    const std::size_t next = at_ + bytes;
    if (letters_ < 2 || next >= text_.size() || !IsWordChar(CharAt(text_, next).kind)) return false;
    at_ = next;
    word_.flags |= kApostrophe;
    return true;
  }

  /// Keeps . , : / - between two digits.
  bool KeepSeparator() {
    const char c = text_[at_];
    if (std::string_view(".,:/-").find(c) == std::string_view::npos) return false;
    if (!IsDigitAt(text_, at_ + 1) || !IsDigitAt(text_, at_ - 1)) return false;
    ++separators_;
    if (c == ':') word_.flags |= kClockTime;
    hash_.Add(static_cast<char32_t>(c));
    ++at_;
    return true;
  }

  void SetFlags() {
    if ((word_.flags & kCapitalised) != 0 && !has_lower_ && letters_ > 1) word_.flags |= kAllCaps;
    word_.flags |=
        is_number_ ? static_cast<std::uint16_t>(kNumber | kDateWord) : DateFlags(word_.id);
    if (is_number_ && separators_ == 2 && (word_.flags & kClockTime) == 0) word_.flags |= kFullDate;
    LookAhead();
  }

  /// Flags of the mark that follows, behind spaces at most.
  void LookAhead() {
    std::size_t next = at_;
    while (next < text_.size() && text_[next] == ' ')
      ++next;
    if (next >= text_.size() || (ClassAt(text_, next) & kMarkByte) == 0) return;
    const char c = text_[next];
    if (c == '/') word_.flags |= kGluedAfter;
    if (c == ':' || text_.substr(next, 3) == "：") word_.flags |= kColonAfter;
    if (c == '.' || c == '!' || c == '?' || text_.substr(next, 3) == "…") word_.flags |= kStopAfter;
  }

  std::string_view text_;
  std::size_t at_;
  Word word_;
  WordIdMaker hash_;
  Script last_ = Script::kSpaced;
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
    const std::uint8_t kind = ClassAt(text, at);
    if ((kind & (kLetterByte | kDigitByte | kWideByte | kSignByte)) == 0) {
      ++at;
      continue;
    }
    const Char c = (kind & kLetterByte) != 0 ? Char{CharClass::kLower} : CharAt(text, at);
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
