#include "text/body/inline_junk.h"

#include <optional>

#include "core/ascii.h"
#include "core/utf8.h"

namespace wiresift {
namespace {

constexpr std::size_t kNameBytesMin = 3;
constexpr std::size_t kNameBytesMax = 40;
constexpr std::size_t kLongNameBytesMax = 80;  ///< the glued full name
constexpr std::size_t kJunkBytesMax = 700;     ///< names, three headlines and MORE
constexpr std::string_view kEndMark = " MORE";

/// False inside a character.
bool IsUpperAt(std::string_view text, std::size_t at) {
  if (at >= text.size() || !IsBoundary(text, at)) return false;
  return IsUpper(DecodeAt(text, at).code_point);
}

bool IsNameByte(char c) {
  return IsLowerAscii(c) || IsUpperAscii(c) || static_cast<unsigned char>(c) >= 0x80 || c == '-' ||
         c == '\'';
}

/// True when a lower-case letter ends at `at` and an upper-case one starts there.
bool IsGlue(std::string_view text, std::size_t at) {
  if (at == 0 || !IsUpperAt(text, at)) return false;
  const char before = text[at - 1];
  if (IsLowerAscii(before)) return true;
  if (static_cast<unsigned char>(before) < 0x80) return false;
  const char32_t c = DecodeBefore(text, at).code_point;
  return IsLetter(c) && !IsUpper(c);
}

/// The word that ends at `end`, when it is capitalised and stands after a space or at the start.
std::string_view NameBefore(std::string_view text, std::size_t end) {
  std::size_t start = end;
  while (start > 0 && end - start <= kNameBytesMax && IsNameByte(text[start - 1]))
    --start;
  const std::string_view name = text.substr(start, end - start);
  const bool fits = name.size() >= kNameBytesMin && name.size() <= kNameBytesMax;
  return fits && IsUpperAt(text, start) ? name : std::string_view();
}

/// True when the text from `at` repeats `name` as the end of a longer name, after one word at
/// least.
bool RepeatsName(std::string_view text, std::size_t at, std::string_view name) {
  const std::string_view window = text.substr(at, kLongNameBytesMax + name.size());
  for (std::size_t found = window.find(name); found != std::string_view::npos;
       found = window.find(name, found + 1)) {
    if (found == 0 || window[found - 1] != ' ') continue;
    const std::size_t end = at + found + name.size();
    if (end >= text.size() || text[end] == ' ' || IsUpperAt(text, end)) return true;
  }
  return false;
}

/// One past MORE, when it stands as a word of its own soon after `at`.
std::optional<std::size_t> EndOfJunk(std::string_view text, std::size_t at) {
  const std::string_view window = text.substr(at, kJunkBytesMax);
  for (std::size_t found = window.find(kEndMark); found != std::string_view::npos;
       found = window.find(kEndMark, found + 1)) {
    const std::size_t end = at + found + kEndMark.size();
    if (end == text.size() || !IsNameByte(text[end])) return end;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Span> FindInlineJunk(std::string_view text, std::size_t& steps) {
  std::vector<Span> spans;
  steps += text.size();
  if (text.find(kEndMark) == std::string_view::npos) return spans;
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (!IsGlue(text, at)) continue;
    const std::string_view name = NameBefore(text, at);
    if (name.empty() || !RepeatsName(text, at, name)) continue;
    steps += kJunkBytesMax;
    const std::optional<std::size_t> end = EndOfJunk(text, at);
    if (!end) break;
    spans.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(*end)});
    at = *end;
  }
  return spans;
}

}  // namespace wiresift
