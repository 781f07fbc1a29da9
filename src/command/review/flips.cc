#include "command/review/flips.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include <fmt/format.h>

namespace wiresift {
namespace {

constexpr std::string_view kSeparators = " ,\t\r";

std::optional<std::size_t> ReadNumber(std::string_view text, std::size_t most) {
  std::size_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(end - text.size(), end, number);
  if (error != std::errc() || stop != end || number < 1 || number > most) return std::nullopt;
  return number;
}

/// Adds `3` or `7-9`; false when it is neither.
bool AddPart(std::string_view part, std::size_t most, std::vector<std::size_t>& flips) {
  const std::size_t dash = part.find('-');
  const auto first = ReadNumber(part.substr(0, dash), most);
  const auto last =
      dash == std::string_view::npos ? first : ReadNumber(part.substr(dash + 1), most);
  if (!first || !last || *last < *first) return false;
  for (std::size_t number = *first; number <= *last; ++number)
    flips.push_back(number);
  return true;
}

}  // namespace

Result<std::vector<std::size_t>> ParseFlips(std::string_view text, std::size_t most) {
  std::vector<std::size_t> flips;
  while (true) {
    const std::size_t begin = text.find_first_not_of(kSeparators);
    if (begin == std::string_view::npos) break;
    text.remove_prefix(begin);
    const std::string_view part = text.substr(0, text.find_first_of(kSeparators));
    if (!AddPart(part, most, flips)) {
      return Fail(
          ErrorCode::kInvalid,
          fmt::format("found \"{}\", expected numbers from 1 to {}, such as 3 7-9", part, most));
    }
    text.remove_prefix(part.size());
  }
  std::ranges::sort(flips);
  const auto [first, last] = std::ranges::unique(flips);
  flips.erase(first, last);
  return flips;
}

}  // namespace wiresift
