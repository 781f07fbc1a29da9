#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "text/words/words.h"

namespace wiresift {

/// Counts the function words of the large languages of Latin script in a text, to tell them apart
/// without the n-grams of a whole detector. Small languages beside them (Catalan, Danish …) are
/// counted too, so that they are not taken for their neighbours, but never named.
class FunctionWordCensus {
 public:
  /// The words of one block; those beyond the first 300 of the text are passed over.
  void Add(std::span<const Word> words);

  /// The BCP 47 primary tag, empty when the words do not settle it.
  [[nodiscard]] std::string_view language() const;

  static constexpr std::size_t kLanguagesMax = 16;

 private:
  std::size_t words_ = 0;
  std::size_t counts_[kLanguagesMax] = {};
};

}  // namespace wiresift
