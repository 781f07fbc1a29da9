#pragma once

#include <string>
#include <string_view>

#include "pipeline/ports/record.h"

namespace wiresift {

/// A dead letter as one JSON line: `key`, `headers` and `value`. What is not UTF-8 stands under its
/// name and `_base64`. Header names are UTF-8.
[[nodiscard]] std::string DeadLetterLine(const Output& letter);

/// RFC 4648, section 4, with padding.
[[nodiscard]] std::string ToBase64(std::string_view bytes);

}  // namespace wiresift
