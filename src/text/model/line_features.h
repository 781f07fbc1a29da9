#pragma once

#include <cstddef>

#include "text/facts/facts.h"
#include "text/model/features.h"

namespace wiresift {

/// Length in five steps: under 20 characters, 60, 130, 350, more.
[[nodiscard]] std::size_t CoarseLength(const Shape& shape);

/// What a block looks like and says, with no regard to where it stands: for HTML and plain text.
void AddLineFeatures(const Facts& facts, std::size_t i, FeatureList& out);

/// The shape of the two blocks before and behind, and the rules that fit beside it.
void AddLineNeighbours(const Facts& facts, std::size_t i, FeatureList& out);

}  // namespace wiresift
