#include "config/units.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace wiresift {
namespace {

struct Unit {
  std::string_view name;
  std::int64_t factor;
};

// Largest first: the first that divides is the one to print.
constexpr std::array<Unit, 5> kTimeUnits = {
    {{"d", 86'400'000}, {"h", 3'600'000}, {"m", 60'000}, {"s", 1'000}, {"ms", 1}}};
constexpr std::array<Unit, 4> kSizeUnits = {
    {{"TiB", std::int64_t{1} << 40}, {"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10}}};

constexpr std::int64_t kWeek = 7 * kTimeUnits[0].factor;

/// Digits at the head of `text`, and what follows them in `rest`.
std::optional<std::int64_t> LeadingNumber(std::string_view text, std::string_view& rest) {
  if (text.empty() || text[0] < '0' || text[0] > '9') return std::nullopt;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return std::nullopt;
  rest = text.substr(static_cast<std::size_t>(end - text.data()));
  return value;
}

template <class Units>
std::optional<std::int64_t> Scale(std::int64_t value, std::string_view unit, const Units& units) {
  for (const Unit& u : units) {
    if (u.name != unit) continue;
    if (value > std::numeric_limits<std::int64_t>::max() / u.factor) return std::nullopt;
    return value * u.factor;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::chrono::milliseconds> ParseDuration(std::string_view text) {
  std::string_view unit;
  const auto number = LeadingNumber(text, unit);
  if (!number) return std::nullopt;
  const auto scaled = Scale(*number, unit, kTimeUnits);
  if (!scaled) return std::nullopt;
  return std::chrono::milliseconds(*scaled);
}

std::string FormatDuration(std::chrono::milliseconds duration) {
  const std::int64_t count = duration.count();
  if (count == 0) return "0s";
  for (const Unit& unit : kTimeUnits) {
    if (unit.name == "d" && count < kWeek) continue;
    if (count % unit.factor == 0) return fmt::format("{}{}", count / unit.factor, unit.name);
  }
  return fmt::format("{}ms", count);
}

std::optional<std::uint64_t> ParseSize(std::string_view text) {
  std::string_view unit;
  const auto number = LeadingNumber(text, unit);
  if (!number) return std::nullopt;
  const auto scaled = unit.empty() ? number : Scale(*number, unit, kSizeUnits);
  if (!scaled) return std::nullopt;
  return static_cast<std::uint64_t>(*scaled);
}

std::string FormatSize(std::uint64_t bytes) {
  for (const Unit& unit : kSizeUnits) {
    const auto factor = static_cast<std::uint64_t>(unit.factor);
    if (bytes > 0 && bytes % factor == 0) return fmt::format("{}{}", bytes / factor, unit.name);
  }
  return fmt::format("{}", bytes);
}

std::optional<std::int64_t> ParseInteger(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<double> ParseDecimal(std::string_view text) {
  double value = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (!std::isfinite(value)) return std::nullopt;
  return value;
}

}  // namespace wiresift
