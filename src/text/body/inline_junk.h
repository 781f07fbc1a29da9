#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace wiresift {

/// A span inside a block, bytes into its text.
struct Span {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
};

/// Link lists that a publisher's template glued into a sentence: a name, directly followed by a
/// longer form of itself, headlines, and MORE (`Jane MarlowJane Ann MarlowFerry strike ends MORE`).
/// Each span reaches from the glue to the end of MORE, so that the sentence reads on. Nothing that
/// lacks one of the three is touched. Adds the bytes looked at to `steps`.
[[nodiscard]] std::vector<Span> FindInlineJunk(std::string_view text, std::size_t& steps);

}  // namespace wiresift
