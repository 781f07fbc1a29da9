#include "dedup/candidate.h"

#include <algorithm>

#include "core/hash.h"

namespace wiresift {

SourceId SourceId::Of(std::string_view name) {
  if (name.empty()) return {};
  return {std::max<std::uint32_t>(1, static_cast<std::uint32_t>(Hash64(name)))};
}

bool IsFuller(std::size_t words, const Candidate& story) {
  // Less than a sentence is no new text. In shuffled order 1.02 gives F1 .972, 1.15 gives .968.
  constexpr double kFuller = 1.02;
  const std::size_t longest = std::max(story.root.size(), story.fullest.size());
  return static_cast<double>(words) >= kFuller * static_cast<double>(longest);
}

}  // namespace wiresift
