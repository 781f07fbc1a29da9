#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "dedup/match.h"

namespace wiresift {

/// Bytes [start, end) of a text.
struct ByteRange {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
};

/// A range of bytes of a text that belongs to a passage which the other text has too, or which the
/// other text has otherwise.
struct MarkedRange {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  std::size_t passage = 0;  ///< from 1 on; 0 for a change outside of passages
  bool changed = false;
};

/// The passages as both texts show them: in order, apart.
struct Passages {
  std::vector<MarkedRange> a;
  std::vector<MarkedRange> b;  ///< a passage of A may stand in several places of B
};

/// Numbers the passages in A's order. Spans that overlap in A are one passage, whose words B says
/// more than once. `spans` are in order of new_start.
[[nodiscard]] Passages NumberPassages(std::span<const SharedSpan> spans);

/// The ranges of one text with the changes in them marked. Ranges and changes are in order and
/// apart.
[[nodiscard]] std::vector<MarkedRange> MarkChanges(std::span<const MarkedRange> ranges,
                                                   std::span<const ByteRange> changes);

/// A part of a line that belongs to one passage or to none.
struct LinePart {
  std::string_view text;
  std::size_t passage = 0;  ///< 0: the text's own words
  bool changed = false;
};

/// A line of a text, without its end.
using MarkedLine = std::vector<LinePart>;

/// The lines of `text`, blank ones too. `ranges` are in order and apart.
[[nodiscard]] std::vector<MarkedLine> MarkedLines(std::string_view text,
                                                  std::span<const MarkedRange> ranges);

/// True when the line holds nothing but white space.
[[nodiscard]] bool IsBlank(const MarkedLine& line);

}  // namespace wiresift
