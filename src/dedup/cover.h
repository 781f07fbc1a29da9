#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "dedup/word_record.h"

namespace wiresift {

/// A paragraph, or a sentence of a long one: words [begin, end).
struct Unit {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] std::uint32_t words() const { return end - begin; }
};

/// How much of one text stands in units that the other text has too. Shares are 0..1, 0 for a
/// text without words.
struct Cover {
  double words = 0;         ///< share of all words that stand in covered units
  double units = 0;         ///< share of the units
  double runs = 0;          ///< share of all words that are covered themselves
  std::size_t covered = 0;  ///< units that are covered
};

/// Units of at least kUnitWordsMin words; shorter ones (headings, bylines) are left out. Replaces
/// what `out` holds.
void FindUnits(std::span<const WordCode> words, std::vector<Unit>& out);

/// Share of `flags` that are set, which are ones and zeros; 0 when there are none.
[[nodiscard]] double ShareSet(std::span<const std::uint8_t> flags);

/// `covered` has one flag a word, 1 where the other text has it too.
[[nodiscard]] Cover CoverOf(std::span<const Unit> units, std::span<const std::uint8_t> covered);

/// True when the other text has nearly all of `unit`.
[[nodiscard]] bool IsCovered(Unit unit, std::span<const std::uint8_t> covered);

}  // namespace wiresift
