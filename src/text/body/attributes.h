#pragma once

#include <cstdint>
#include <string_view>

namespace wiresift {

/// The cost of the parser's search for repeated attributes on this page: the squares of the
/// numbers of attributes, summed over all tags. One pass, by the attribute states of the HTML
/// standard (13.2.5.32-39); text in scripts that looks like a tag counts too, which does no harm.
[[nodiscard]] std::uint64_t AttributeCost(std::string_view html);

}  // namespace wiresift
