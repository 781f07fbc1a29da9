#pragma once

#include <cstddef>
#include <string_view>

#include "text/model/features.h"
#include "text/model/page.h"

namespace wiresift {

/// The features of a page's blocks, one block at a time. Borrows the facts and the page.
class HtmlFeatures {
 public:
  HtmlFeatures(const Facts& facts, const Page& page, std::string_view title)
      : facts_(facts), page_(page), title_(title) {}

  /// Appends those of block `i`.
  void Gather(std::size_t i, FeatureList& out) const;

 private:
  void Place(std::size_t i, FeatureList& out) const;
  void Element(std::size_t i, FeatureList& out) const;
  void Neighbours(std::size_t i, FeatureList& out) const;
  void Links(std::size_t i, FeatureList& out) const;
  void Description(std::size_t i, FeatureList& out) const;
  [[nodiscard]] std::size_t Position(std::size_t i) const;

  const Facts& facts_;
  const Page& page_;
  std::string_view title_;
};

}  // namespace wiresift
