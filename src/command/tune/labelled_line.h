#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "command/tune/tuning.h"
#include "core/result.h"
#include "pipeline/prepare/prepare.h"

namespace wiresift {

/// A line of a file of labelled pairs.
struct LabelledLine {
  std::size_t number = 0;  ///< counted from 1
  std::string a, b;        ///< ids of the article and of the earlier one
  LabelledPair pair;       ///< compared
};

/// How the articles of a labelled line become texts.
struct LabelledInput {
  PrepareOptions prepare;
  bool cleaned = false;  ///< the bodies are clean text already
};

/// Reads `{"a": ARTICLE, "b": ARTICLE, "label": "duplicate" | "different" | "related"}` and
/// compares the articles. The error names the field, what was found and what was expected.
[[nodiscard]] Result<LabelledLine> ReadLabelledLine(std::string_view line, std::size_t number,
                                                    const LabelledInput& input);

}  // namespace wiresift
