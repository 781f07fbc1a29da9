#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/words/tokens.h"

namespace wiresift::tests {

/// A token and the normalised word that its hash is of.
struct PlainToken {
  Token token;
  std::string word;
};

/// What tokens.h promises, character by character and without a thought of speed: what Tokenize
/// is compared with.
[[nodiscard]] std::vector<PlainToken> PlainTokens(std::string_view text);

}  // namespace wiresift::tests
