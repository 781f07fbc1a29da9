#include "core/time.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include <fmt/format.h>

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_days;

constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// Reads a date from the left, a piece at a time; each reader says whether it took something.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  bool Take(char c) {
    if (rest_.empty() || rest_[0] != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool TakeAny(std::string_view chars) {
    if (rest_.empty() || !chars.contains(rest_[0])) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// Takes a number of `least` to `most` digits.
  std::optional<int> Digits(std::size_t least, std::size_t most) {
    std::size_t count = 0;
    int value = 0;
    while (count < most && count < rest_.size() && rest_[count] >= '0' && rest_[count] <= '9') {
      value = value * 10 + (rest_[count++] - '0');
    }
    if (count < least) return std::nullopt;
    rest_.remove_prefix(count);
    return value;
  }

  std::optional<unsigned> Month() {
    for (std::size_t i = 0; i < kMonths.size(); ++i) {
      if (!rest_.starts_with(kMonths[i])) continue;
      rest_.remove_prefix(3);
      return static_cast<unsigned>(i + 1);
    }
    return std::nullopt;
  }

  void SkipSpaces() {
    while (Take(' ')) {
    }
  }

  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

std::optional<sys_days> MakeDay(int year, unsigned month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return sys_days{date};
}

/// `16:20`, `16:20:00`, `16:20:00.123`.
std::optional<milliseconds> ReadClock(Cursor& in) {
  const auto hour = in.Digits(2, 2);
  if (!hour || !in.Take(':')) return std::nullopt;
  const auto minute = in.Digits(2, 2);
  if (!minute) return std::nullopt;
  int second = 0;
  int fraction = 0;
  if (in.Take(':')) {
    const auto read = in.Digits(2, 2);
    if (!read) return std::nullopt;
    second = *read;
    if (in.TakeAny(".,")) {
      for (int scale = 100; const auto digit = in.Digits(1, 1); scale /= 10)
        fraction += *digit * scale;
    }
  }
  if (*hour > 23 || *minute > 59 || second > 60) return std::nullopt;
  return std::chrono::hours(*hour) + minutes(*minute) + seconds(second) + milliseconds(fraction);
}

/// `Z`, `+01:00`, `-0500`, `GMT`, `UTC` or nothing.
std::optional<minutes> ReadZone(Cursor& in) {
  in.SkipSpaces();
  if (in.rest().empty() || in.rest() == "Z" || in.rest() == "z" || in.rest() == "GMT" ||
      in.rest() == "UTC") {
    return minutes(0);
  }
  const bool west = in.rest()[0] == '-';
  if (!in.TakeAny("+-")) return std::nullopt;
  const auto hour = in.Digits(2, 2);
  in.Take(':');
  const auto minute = in.Digits(0, 2);
  if (!hour || !minute || !in.rest().empty()) return std::nullopt;
  if (*hour > 23 || *minute > 59) return std::nullopt;
  const minutes offset = minutes(*hour * 60 + *minute);
  return west ? -offset : offset;
}

std::optional<Timestamp> ReadClockAndZone(Cursor& in, sys_days day) {
  const auto clock = ReadClock(in);
  if (!clock) return std::nullopt;
  const auto zone = ReadZone(in);
  if (!zone) return std::nullopt;
  return Timestamp(day) + *clock - *zone;
}

std::optional<Timestamp> ReadIso(std::string_view text) {
  Cursor in(text);
  const auto year = in.Digits(4, 4);
  if (!year || !in.TakeAny("-/")) return std::nullopt;
  const auto month = in.Digits(2, 2);
  if (!month || !in.TakeAny("-/")) return std::nullopt;
  const auto day_of_month = in.Digits(2, 2);
  if (!day_of_month) return std::nullopt;
  const auto day = MakeDay(*year, static_cast<unsigned>(*month), *day_of_month);
  if (!day) return std::nullopt;
  if (in.rest().empty()) return Timestamp(*day);
  if (!in.TakeAny("Tt ")) return std::nullopt;
  return ReadClockAndZone(in, *day);
}

/// `Fri, 07 Jan 2022 16:20:00 +0100`, the weekday optional.
std::optional<Timestamp> ReadRfc2822(std::string_view text) {
  if (const auto comma = text.find(','); comma != std::string_view::npos && comma <= 9) {
    text.remove_prefix(comma + 1);
  }
  Cursor in(text);
  in.SkipSpaces();
  const auto day_of_month = in.Digits(1, 2);
  if (!day_of_month || !in.Take(' ')) return std::nullopt;
  const auto month = in.Month();
  if (!month || !in.Take(' ')) return std::nullopt;
  const auto year = in.Digits(4, 4);
  if (!year) return std::nullopt;
  const auto day = MakeDay(*year, *month, *day_of_month);
  if (!day) return std::nullopt;
  in.SkipSpaces();
  if (in.rest().empty()) return Timestamp(*day);
  return ReadClockAndZone(in, *day);
}

/// Seconds since 1970 (9 or 10 digits) or milliseconds (12 or 13); a fraction is dropped.
std::optional<Timestamp> ReadEpoch(std::string_view text) {
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction = text.substr(std::min(point + 1, text.size()));
  constexpr std::string_view kDigits = "0123456789";
  const bool only_digits = whole.find_first_not_of(kDigits) == std::string_view::npos &&
                           fraction.find_first_not_of(kDigits) == std::string_view::npos;
  if (!only_digits) return std::nullopt;
  std::int64_t value = 0;
  std::from_chars(whole.data(), whole.data() + whole.size(), value);
  if (whole.size() == 9 || whole.size() == 10) return Timestamp(seconds(value));
  if (whole.size() == 12 || whole.size() == 13) return Timestamp(milliseconds(value));
  return std::nullopt;
}

}  // namespace

std::optional<Timestamp> ParseTime(std::string_view text) {
  while (!text.empty() && text.front() == ' ')
    text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ')
    text.remove_suffix(1);
  if (const auto time = ReadIso(text)) return time;
  if (const auto time = ReadRfc2822(text)) return time;
  return ReadEpoch(text);
}

std::string FormatTime(Timestamp time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{time - day};
  std::string out =
      fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  clock.hours().count(), clock.minutes().count(), clock.seconds().count());
  if (const auto fraction = clock.subseconds().count(); fraction != 0) {
    out += fmt::format(".{:03}", fraction);
  }
  return out + 'Z';
}

}  // namespace wiresift
