#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace wiresift {

/// `count` articles as JSON lines: invented words in paragraphs, held together by English ones,
/// about two fifths of the articles copies of earlier ones (verbatim, cut short, or behind an own
/// lead) from other outlets. The same seed gives the same feed. For tests and benchmarks of the
/// line; how well copies are told apart is measured on real text, elsewhere.
[[nodiscard]] std::vector<std::string> GenerateFeed(std::size_t count, std::uint32_t seed);

}  // namespace wiresift
