#include "dedup/cover.h"

#include <algorithm>

namespace wiresift {
namespace {

/// Shorter units are headings and captions; chance passages cover them.
constexpr std::uint32_t kUnitWordsMin = 8;

/// Share of a unit's words that makes it covered: a copy editor's changes pass, a shared quote in
/// an own paragraph does not.
constexpr double kUnitCovered = 0.8;

std::size_t Count(std::span<const std::uint8_t> covered) {
  return static_cast<std::size_t>(std::ranges::count(covered, 1));
}

double Share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

std::vector<Unit> UnitsOf(std::span<const Token> tokens) {
  std::vector<Unit> units;
  for (std::size_t begin = 0; begin < tokens.size();) {
    std::size_t end = begin + 1;
    while (end < tokens.size() && !tokens[end].unit_start)
      ++end;
    const Unit unit{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    if (unit.words() >= kUnitWordsMin) units.push_back(unit);
    begin = end;
  }
  return units;
}

bool HasParagraphs(std::span<const Token> tokens) {
  const auto starts = std::ranges::count(tokens, true, &Token::paragraph_start);
  return static_cast<std::size_t>(starts) >= kParagraphsMin;
}

bool IsCovered(Unit unit, std::span<const std::uint8_t> covered) {
  const std::size_t count = Count(covered.subspan(unit.begin, unit.words()));
  return static_cast<double>(count) >= kUnitCovered * unit.words();
}

Cover CoverOf(std::span<const Unit> units, std::span<const std::uint8_t> covered) {
  Cover cover;
  std::size_t words = 0;
  for (const Unit unit : units) {
    if (!IsCovered(unit, covered)) continue;
    ++cover.covered;
    words += unit.words();
  }
  cover.words = Share(words, covered.size());
  cover.units = Share(cover.covered, units.size());
  cover.runs = Share(Count(covered), covered.size());
  return cover;
}

}  // namespace wiresift
