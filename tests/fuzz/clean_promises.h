#pragma once

#include <cstddef>
#include <cstdint>

#include "article/article.h"

namespace wiresift::tests {

/// Cleans the bytes as a body of that format and ends the process, with words on stderr, when a
/// promise of cleaner.h is broken: the account of blocks, removals and marks; the steps; and that
/// cleaning the clean text changes nothing. A first line that starts with `#` is the record's
/// title. Returns what LLVMFuzzerTestOneInput returns.
[[nodiscard]] int CheckPromises(const std::uint8_t* bytes, std::size_t size, BodyFormat format);

}  // namespace wiresift::tests
