#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/words/token.h"

namespace wiresift {

/// Gives each number of `text` one token, its hash that of the form by which all notations of a
/// number are compared (ReadNumber), and takes out the tokens of its other words: "700 million",
/// "700m" and "0.7bn" become the same. Words for small numbers become the number, too, though no
/// fact: their `number` stays false, since many state nothing ("the two"). `tokens` are those of
/// `text`, in order; none is added. `candidates` are the places of those that have a digit or may
/// be a number word (SmallNumbers::MayHave), ascending; others are left alone. Any thread.
void JoinNumbers(std::string_view text, std::span<const std::uint32_t> candidates,
                 std::vector<Token>& tokens);

}  // namespace wiresift
