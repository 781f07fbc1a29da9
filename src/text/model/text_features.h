#pragma once

#include <cstddef>
#include <vector>

#include "text/facts/facts.h"
#include "text/model/features.h"
#include "text/model/main_run.h"

namespace wiresift {

/// The features of a text's lines, one line at a time. Borrows all it is given.
class TextFeatures {
 public:
  TextFeatures(const Facts& facts, const MainRun& run, const std::vector<BlockVerdict>& verdicts);

  /// Appends those of line `i`.
  void Gather(std::size_t i, FeatureList& out) const;

 private:
  void Place(std::size_t i, FeatureList& out) const;
  void Neighbours(std::size_t i, FeatureList& out) const;
  [[nodiscard]] std::size_t Position(std::size_t i) const;
  [[nodiscard]] std::size_t GoodNear(std::size_t i, std::size_t before, std::size_t behind) const;
  [[nodiscard]] bool IsGood(std::size_t i) const;

  const Facts& facts_;
  const MainRun& run_;
  const std::vector<BlockVerdict>& verdicts_;
  std::vector<std::size_t> short_rows_;
  std::vector<std::uint32_t> good_before_;
  double run_words_ = 0;
  double clutter_ = 0;  ///< share of the lines that are no running text
};

}  // namespace wiresift
