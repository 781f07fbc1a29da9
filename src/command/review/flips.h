#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace wiresift {

/// Reads `3 7-9`: numbers from 1 to `most` and ranges of them, with spaces or commas between. Each
/// is given once, in order. kInvalid: `found "x9", expected numbers from 1 to 57, such as 3 7-9`.
[[nodiscard]] Result<std::vector<std::size_t>> ParseFlips(std::string_view text, std::size_t most);

}  // namespace wiresift
