#pragma once

#include <cstdint>
#include <string_view>

namespace wiresift {

/// The ClassHint bits of `text`, an element's class or id: its tokens, split at signs and at
/// camelCase, looked up in the lists of words that publishers use.
[[nodiscard]] std::uint32_t HintsOf(std::string_view text);

}  // namespace wiresift
