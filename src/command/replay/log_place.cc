#include "command/replay/log_place.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "config/units.h"

namespace wiresift {
namespace {

bool IsNumber(std::string_view text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c) != 0; });
}

std::unexpected<Error> NoPlace(std::string_view option, std::string_view text) {
  return Fail(ErrorCode::kInvalid,
              fmt::format("{}: found {}, expected earliest, an offset or a time such as "
                          "2026-11-26T10:00:00Z",
                          option, text.empty() ? "nothing" : text));
}

}  // namespace

Result<LogPlace> ParseLogPlace(std::string_view option, std::string_view text) {
  if (text == "earliest") return LogBeginning();
  // Digits are an offset; as a date they would be seconds since 1970, which no operator writes.
  if (IsNumber(text)) {
    const auto offset = ParseInteger(text);
    if (!offset) return NoPlace(option, text);
    return Offset{*offset};
  }
  const auto time = ParseTime(text);
  if (!time) return NoPlace(option, text);
  return *time;
}

std::string ToString(const LogPlace& place) {
  if (const auto* offset = std::get_if<Offset>(&place)) return std::to_string(offset->value);
  if (const auto* time = std::get_if<Timestamp>(&place)) return FormatTime(*time);
  return std::holds_alternative<LogBeginning>(place) ? "earliest" : "now";
}

Status CheckOrder(const LogPlace& from, const LogPlace& to) {
  const bool is_behind =
      std::holds_alternative<LogBeginning>(to) || (from.index() == to.index() && to <= from);
  if (!is_behind) return {};
  return Fail(ErrorCode::kInvalid, fmt::format("--to: found {}, expected a place behind --from {}",
                                               ToString(to), ToString(from)));
}

}  // namespace wiresift
