#include "text/words/number.h"

#include <algorithm>
#include <cstdint>

#include "core/utf8.h"
#include "text/words/matching_fold.h"
#include "text/words/number_words.h"

namespace wiresift {
namespace {

/// Digits from which on a number is an identifier.
constexpr std::size_t kDigitsMax = 24;

/// Bytes of the longest word that names a unit, and some more.
constexpr std::size_t kUnitBytesMax = 48;

constexpr std::size_t kGroupDigits = 3;

constexpr bool IsNoBreakSpace(char32_t c) {
  return c == 0xA0 || c == 0x202F || c == 0x2009;
}

constexpr bool IsPoint(char32_t c) {
  return c == '.' || c == ',' || c == 0x66B;
}

constexpr bool SeparatesGroups(char32_t c) {
  return c == ',' || c == '.' || c == ' ' || c == '\'' || c == 0x2019 || c == 0x66C ||
         IsNoBreakSpace(c);
}

class NumberReader {
 public:
  NumberReader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::optional<WrittenNumber> Read() {
    whole_ = ReadDigits();
    ReadGroups();
    ReadFraction();
    ReadMinutes();
    if (IsList() || whole_.size() + fraction_.size() > kDigitsMax) return std::nullopt;
    ReadUnit();
    return WrittenNumber{Value(), at_};
  }

  WrittenNumber ReadBehind(unsigned value) {
    whole_ = std::to_string(value);
    ReadUnit();
    return {Value(), at_};
  }

 private:
  /// The character at `at`; 0 at the end.
  [[nodiscard]] Decoded At(std::size_t at) const {
    return at < text_.size() ? DecodeAt(text_, at) : Decoded{};
  }

  [[nodiscard]] bool IsDigitAt(std::size_t at) const { return IsDigit(At(at).code_point); }

  std::string ReadDigits() {
    std::string digits;
    for (Decoded c = At(at_); c.bytes > 0 && IsDigit(c.code_point); c = At(at_)) {
      digits += static_cast<char>('0' + DigitValue(c.code_point));
      at_ += c.bytes;
    }
    return digits;
  }

  /// The digits behind the separator `c` at `at_`, when their number is `wanted`; else nothing is
  /// read.
  std::string ReadGroup(Decoded c, std::size_t wanted) {
    const std::size_t before = at_;
    at_ += c.bytes;
    std::string group = ReadDigits();
    if (group.size() == wanted) return group;
    at_ = before;
    return {};
  }

  void ReadGroups() {
    const Decoded separator = At(at_);
    if (whole_.size() > kGroupDigits || !SeparatesGroups(separator.code_point)) return;
    const std::size_t before = at_;
    const std::string first = whole_;
    while (At(at_).code_point == separator.code_point) {
      // Indian groups have two digits but for the last one.
      std::string group = ReadGroup(separator, kGroupDigits);
      if (group.empty() && first.size() < kGroupDigits && separator.code_point == ',')
        group = ReadGroup(separator, 2);
      if (group.empty()) break;
      whole_ += group;
      separator_ = separator.code_point;
      last_group_ = group.size();
    }
    if (separator_ == 0 || last_group_ == kGroupDigits) return;
    whole_ = first;
    at_ = before;
    separator_ = 0;
  }

  void ReadFraction() {
    const Decoded point = At(at_);
    if (!IsPoint(point.code_point) || point.code_point == separator_ ||
        !IsDigitAt(at_ + point.bytes))
      return;
    at_ += point.bytes;
    fraction_ = ReadDigits();
  }

  void ReadMinutes() {
    if (At(at_).code_point != ':' || whole_.size() > 2 || separator_ != 0 || !fraction_.empty())
      return;
    minutes_ = ReadGroup({':', 1}, 2);
  }

  /// A date, an address, seconds: another point, or another colon, and digits.
  [[nodiscard]] bool IsList() const {
    const Decoded c = At(at_);
    const bool goes_on = IsPoint(c.code_point) || (c.code_point == ':' && !minutes_.empty());
    return goes_on && IsDigitAt(at_ + c.bytes);
  }

  void ReadUnit() {
    const Decoded gap = At(at_);
    const bool is_gap =
        gap.code_point == ' ' || gap.code_point == '-' || IsNoBreakSpace(gap.code_point);
    const std::size_t start = at_ + (is_gap ? gap.bytes : 0);
    if (start >= text_.size()) return;
    const char first = text_[start];
    if (first == '%' || static_cast<unsigned char>(first) >= 0x80) {
      std::size_t bytes = 0;
      if (const NumberUnit* unit = FindUnitAtStart(text_.substr(start), bytes))
        return Take(*unit, start + bytes);
    }
    ReadUnitWord(start, is_gap);
  }

  void ReadUnitWord(std::size_t start, bool is_gap) {
    std::size_t end = start;
    const std::string_view word = ReadWord(end);
    if ((word == "a" || word == "p") && ReadMeridiem(end))
      return Take({word == "a" ? UnitKind::kAm : UnitKind::kPm}, end);
    if (word == "per" || word == "por" || word == "pour") return ReadPerCent(end);
    const NumberUnit* unit = word.empty() ? nullptr : FindUnit(word);
    if (unit != nullptr && (!unit->attached || !is_gap)) Take(*unit, end);
  }

  /// Folded letters from `at` on, which goes behind them. Valid until the next call.
  std::string_view ReadWord(std::size_t& at) const {
    thread_local std::string word;
    word.clear();
    for (Decoded c = At(at); c.bytes > 0 && word.size() < kUnitBytesMax; c = At(at)) {
      if (!IsLetter(c.code_point) && !IsMark(c.code_point)) break;
      AppendUtf8(word, FoldForMatching(c.code_point));
      at += c.bytes;
    }
    return word;
  }

  /// The rest of a.m. from its first point on.
  bool ReadMeridiem(std::size_t& at) const {
    const std::string_view rest = text_.substr(at, 3);
    if (rest.size() < 2 || rest[0] != '.' || (rest[1] | 32) != 'm') return false;
    if (IsLetter(At(at + 2).code_point)) return false;
    at += 2;
    return true;
  }

  void ReadPerCent(std::size_t at) {
    if (at >= text_.size() || text_[at] != ' ') return;
    const std::string_view word = ReadWord(++at);
    if (word == "cent" || word == "ciento" || word == "cento") Take({UnitKind::kPercent}, at);
  }

  void Take(NumberUnit unit, std::size_t end) {
    switch (unit.kind) {
      case UnitKind::kScale:
        if (!minutes_.empty()) return;
        power_ = unit.power;
        break;
      case UnitKind::kPercent:
        percent_ = true;
        break;
      case UnitKind::kOrdinal:
        break;
      case UnitKind::kAm:
      case UnitKind::kPm:
        if (!TakeMeridiem(unit.kind == UnitKind::kPm)) return;
        break;
      case UnitKind::kHour:
        return TakeHour(end);
    }
    at_ = end;
  }

  bool TakeMeridiem(bool is_pm) {
    if (whole_.size() > 2 || separator_ != 0 || (!fraction_.empty() && fraction_.size() != 2))
      return false;
    const int hour = std::stoi(whole_);
    if (hour < 1 || hour > 12) return false;
    whole_ = std::to_string(hour % 12 + (is_pm ? 12 : 0));
    if (minutes_.empty()) minutes_ = fraction_.empty() ? "00" : fraction_;
    fraction_.clear();
    return true;
  }

  void TakeHour(std::size_t end) {
    if (whole_.size() > 2 || separator_ != 0 || !fraction_.empty() || !minutes_.empty()) return;
    at_ = end;
    const std::string minutes = IsDigitAt(at_) ? ReadDigits() : "00";
    if (minutes.size() == 2) minutes_ = minutes;
  }

  [[nodiscard]] std::string Value() const {
    if (!minutes_.empty()) return WithoutZeros(whole_) + ":" + minutes_;
    std::string digits = whole_ + fraction_;
    std::size_t decimals = fraction_.size();
    for (unsigned i = 0; i < power_; ++i) {
      if (decimals > 0) {
        --decimals;
      } else {
        digits += '0';
      }
    }
    std::string value = WithoutZeros(digits.substr(0, digits.size() - decimals));
    std::string tail = digits.substr(digits.size() - decimals);
    tail.erase(tail.find_last_not_of('0') + 1);
    if (!tail.empty()) value += "." + tail;
    return percent_ ? value + "%" : value;
  }

  static std::string WithoutZeros(const std::string& digits) {
    return digits.substr(std::min(digits.find_first_not_of('0'), digits.size() - 1));
  }

  std::string_view text_;
  std::size_t at_;
  std::string whole_, fraction_, minutes_;
  char32_t separator_ = 0;      ///< of the groups; 0 without groups
  std::size_t last_group_ = 0;  ///< digits
  unsigned power_ = 0;
  bool percent_ = false;
};

}  // namespace

std::optional<WrittenNumber> ReadNumber(std::string_view text, std::size_t start) {
  return NumberReader(text, start).Read();
}

WrittenNumber ReadNumberInWords(unsigned value, std::string_view text, std::size_t end) {
  return NumberReader(text, end).ReadBehind(value);
}

}  // namespace wiresift
