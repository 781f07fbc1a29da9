#include "dedup/cover.h"

#include <algorithm>

namespace wiresift {
namespace {

/// Words of the shortest unit: shorter ones are headings and captions, which chance passages cover.
constexpr std::uint32_t kUnitWordsMin = 8;

/// Share of a unit's words that makes it covered: a copy editor's changes pass, a shared quote in
/// an own paragraph does not.
constexpr double kUnitCovered = 0.8;

/// `covered` holds ones and zeros.
std::size_t Count(std::span<const std::uint8_t> covered) {
  std::size_t count = 0;
  for (const std::uint8_t flag : covered)
    count += flag;
  return count;
}

double Share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

double ShareSet(std::span<const std::uint8_t> flags) {
  return Share(Count(flags), flags.size());
}

void FindUnits(std::span<const WordCode> words, std::vector<Unit>& out) {
  out.clear();
  std::uint32_t begin = 0;
  const auto end_at = [&](std::size_t end) {
    const Unit unit{begin, static_cast<std::uint32_t>(end)};
    if (unit.words() >= kUnitWordsMin) out.push_back(unit);
    begin = unit.end;
  };
  for (std::size_t i = 1; i < words.size(); ++i) {
    if ((words[i] & kUnitStart) != 0) end_at(i);
  }
  end_at(words.size());
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
  cover.runs = ShareSet(covered);
  return cover;
}

}  // namespace wiresift
