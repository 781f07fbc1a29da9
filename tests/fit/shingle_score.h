#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace wiresift {

/// Precision and recall of texts against gold texts by 4-word shingles, each text counting as one:
/// the definition of scrapinghub/article-extraction-benchmark, which the field's tables use.
class ShingleScore {
 public:
  void Add(std::string_view gold, std::string_view text);

  [[nodiscard]] std::size_t texts() const { return texts_; }

  [[nodiscard]] double precision() const;
  [[nodiscard]] double recall() const;
  [[nodiscard]] double f1() const;

  /// `324 texts: F1 .961, P .955, R .967`
  [[nodiscard]] std::string Line() const;

 private:
  std::size_t texts_ = 0;
  double precisions_ = 0;
  std::size_t precision_texts_ = 0;
  double recalls_ = 0;
  std::size_t recall_texts_ = 0;
};

}  // namespace wiresift
