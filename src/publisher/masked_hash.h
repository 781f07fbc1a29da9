#pragma once

#include <cstdint>
#include <string_view>

namespace wiresift {

/// Hash of a block's text by which its repetitions are recognised: without case, each run of digits
/// as one `#`, so that `12 Comments` and `7 comments` are the same block. The same value on every
/// machine. `text` is valid UTF-8.
[[nodiscard]] std::uint64_t MaskedHash(std::string_view text);

}  // namespace wiresift
