#pragma once

#include <cstdint>
#include <string_view>

namespace wiresift {

/// The ClassHint bits of an element's class or id: its tokens, split at signs and at camelCase,
/// looked up in the lists of words that publishers use. Tokens that proved to be no guide (rail,
/// social, author, card, paywall: below 90 % junk on the dev pages) are not in them.
[[nodiscard]] std::uint16_t HintsOf(std::string_view class_or_id);

}  // namespace wiresift
