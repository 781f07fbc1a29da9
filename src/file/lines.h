#pragma once

#include <string>
#include <string_view>

#include "pipeline/ports/record.h"

namespace wiresift {

/// Writes a dead letter as one JSON line with `key`, `headers` and `value`. Bytes that are no UTF-8
/// stand in base64 under their name and `_base64`. Header names must be UTF-8.
[[nodiscard]] std::string DeadLetterLine(const Output& letter);

/// Encodes bytes as RFC 4648, section 4, says, with padding.
[[nodiscard]] std::string ToBase64(std::string_view bytes);

}  // namespace wiresift
