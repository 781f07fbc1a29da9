#include "text/words/number_tokens.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "core/utf8.h"
#include "text/words/number.h"
#include "text/words/number_words.h"
#include "text/words/token_hash.h"

namespace wiresift {
namespace {

/// The number that begins with `token`, in digits or in words.
std::optional<WrittenNumber> NumberAt(std::string_view text, const Token& token) {
  if (IsDigit(DecodeAt(text, token.start).code_point)) return ReadNumber(text, token.start);
  const unsigned value = SmallNumbers::Get().Of(token.hash);
  if (value == 0) return std::nullopt;
  return ReadNumberInWords(value, text, token.end);
}

/// Behind the tokens of the number that begins with tokens[first]; first itself when it ends inside
/// a word (90s, 3D) and so is none of its own.
std::size_t EndOf(const WrittenNumber& number, std::size_t first, std::span<const Token> tokens) {
  std::size_t end = first + 1;
  while (end < tokens.size() && tokens[end].start < number.end)
    ++end;
  return tokens[end - 1].end <= number.end ? end : first;
}

/// Moves the tokens from `first` to `end` behind the `kept` ones; returns how many are kept now.
std::size_t Keep(std::vector<Token>& tokens, std::size_t first, std::size_t end, std::size_t kept) {
  const auto begin = tokens.begin();
  const auto at = [&](std::size_t i) { return begin + static_cast<std::ptrdiff_t>(i); };
  if (first != kept) std::move(at(first), at(end), at(kept));
  return kept + end - first;
}

}  // namespace

void JoinNumbers(std::string_view text, std::span<const std::uint32_t> candidates,
                 std::vector<Token>& tokens) {
  std::size_t read = 0;  // of the tokens before it the first `kept` stay
  std::size_t kept = 0;
  for (const std::uint32_t candidate : candidates) {
    if (candidate < read || candidate >= tokens.size()) continue;
    const auto number = NumberAt(text, tokens[candidate]);
    if (!number) continue;
    const std::size_t end = EndOf(*number, candidate, tokens);
    if (end == candidate) continue;
    const bool is_word = !IsDigit(DecodeAt(text, tokens[candidate].start).code_point);
    Token& token = tokens[candidate];
    token.hash = TokenHash(number->value);
    token.number = !is_word || end > candidate + 1;
    token.end = tokens[end - 1].end;
    kept = Keep(tokens, read, candidate + 1, kept);
    read = end;
  }
  kept = Keep(tokens, read, tokens.size(), kept);
  tokens.resize(kept);
}

}  // namespace wiresift
