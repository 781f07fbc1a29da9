#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/names.h"
#include "text/body/removal.h"
#include "text/clean/cleaner.h"

namespace wiresift {

/// A stretch of a block that has one fate and one mark.
struct ExplainedSpan {
  std::string_view text;
  const Removal* removal = nullptr;      ///< what took it out; null when it stays
  const ProvenanceMark* mark = nullptr;  ///< its statement of where the text comes from, or null
};

/// The fate of a block: kept, removed, or taken for the title.
enum class BlockFate { kKept, kRemoved, kTitle };

/// One block in reading order. A kept one may hold spans that were cut out.
struct ExplainedBlock {
  BlockFate fate = BlockFate::kKept;
  const Removal* removal = nullptr;  ///< removal of the whole block, when kRemoved
  std::vector<ExplainedSpan> spans;
};

/// Counts of words (text/words/shape.h) and spans, of one article or of many.
struct CleaningTotals {
  struct OfClass {
    std::size_t spans = 0;
    std::size_t words = 0;
  };

  std::size_t articles = 0;
  std::size_t guarded = 0;
  std::size_t kept_words = 0;
  std::array<OfClass, kCountOf<RemovalClass>> removed{};

  /// Words removed, of all classes.
  [[nodiscard]] std::size_t removed_words() const;
  CleaningTotals& operator+=(const CleaningTotals& other);
};

/// The parsed body with everything that was decided about it. Borrows the Cleaned.
struct Explanation {
  std::vector<ExplainedBlock> blocks;
  CleaningTotals totals;  ///< the title counts as neither kept nor removed
};

/// Explains a cleaned article, which must outlive the explanation.
[[nodiscard]] Explanation Explain(const Cleaned& cleaned);

/// `caption caption.credit .97 120-180`: class, rule, score, bytes of the parsed body.
[[nodiscard]] std::string WhyRemoved(const Removal& removal);

/// `dateline AP 0-24`; `metadata` stands for the bytes of a mark that is not in the body.
[[nodiscard]] std::string WhatMark(const ProvenanceMark& mark);

}  // namespace wiresift
