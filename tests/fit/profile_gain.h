#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "article/article.h"
#include "fit/shingle_score.h"
#include "text/model/model.h"

namespace wiresift {

/// An article with its gold text. Borrows both.
struct GoldArticle {
  const Article* article = nullptr;
  std::string_view gold;
};

/// What it is worth to review a publisher's pages: each page is cleaned with the profile that the
/// publisher's other pages make, their blocks reviewed by the gold text, and without it.
class ProfileGain {
 public:
  /// The pages of one publisher, by the models that did not see them.
  void Add(std::string_view domain, std::span<const GoldArticle> pages, const CleanModels& models);

  [[nodiscard]] const ShingleScore& without() const { return without_; }

  [[nodiscard]] const ShingleScore& with() const { return with_; }

 private:
  ShingleScore without_;
  ShingleScore with_;
};

}  // namespace wiresift
