#pragma once

#include <string>
#include <string_view>

namespace wiresift {

/// The BCP 47 primary tag of the language of `text` (valid UTF-8), `und` when unsure. The only
/// door to CLD2. Any thread.
[[nodiscard]] std::string DetectLanguage(std::string_view text);

}  // namespace wiresift
