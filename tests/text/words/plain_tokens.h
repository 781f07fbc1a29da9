#pragma once

#include <string_view>
#include <vector>

#include "text/words/tokens.h"

namespace wiresift::tests {

/// What tokens.h promises, character by character and without a thought of speed: what Tokenize
/// is compared with. Letters are folded and numbers read by the functions that Tokenize uses.
[[nodiscard]] std::vector<Token> PlainTokens(std::string_view text);

}  // namespace wiresift::tests
