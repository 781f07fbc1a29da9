#include "text/shape.h"

#include <array>
#include <cstddef>

#include "core/utf8.h"

namespace wiresift {
namespace {

constexpr std::string_view kOpeningQuotes[] = {"\"", "“", "„", "«", "»", "‘", "‚", "「", "『"};
constexpr std::string_view kEnds[] = {".", "!", "?",  "…",  ":",  ";",  "\"", "”", "“", "»", "«",
                                      "’", "'", "。", "！", "？", "」", "』", "।", "؟", "۔"};
constexpr std::uint32_t kProseLength = 60;
constexpr std::uint32_t kLongLength = 160;
constexpr std::uint32_t kQuotedWords = 4;

bool IsIdeograph(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF);
}

bool EndsWithAny(std::string_view text) {
  while (text.ends_with(")") || text.ends_with("]"))
    text.remove_suffix(1);
  for (const std::string_view end : kEnds) {
    if (text.ends_with(end)) return true;
  }
  return false;
}

/// Counts over the bytes; each step is a few comparisons.
struct Counter {
  Shape shape;
  std::uint32_t ideographs = 0;
  std::uint32_t spaces = 0;
  std::uint32_t quote_from = 0;
  bool in_quote = false;
  bool has_lower = false;
  bool has_upper = false;

  void Ascii(char c, char next) {
    ++shape.length;
    if (c == ' ') ++spaces;
    if (c == ',') ++shape.commas;
    if (c >= '0' && c <= '9') ++shape.digits;
    if (c == '|') shape.has_pipe = true;
    if (c >= 'a' && c <= 'z') has_lower = true;
    if (c >= 'A' && c <= 'Z') has_upper = true;
    if (c == '"') Quote(!in_quote);
    if ((c == '.' || c == '!' || c == '?') && next == ' ') shape.has_inner_stop = true;
  }

  void Wide(char32_t c) {
    ++shape.length;
    if (IsIdeograph(c)) ++ideographs;
    if (c == 0xE4 || (c > 0xDF && c < 0x100 && c != 0xF7) || (c >= 0x430 && c <= 0x45F))
      has_lower = true;
    if (c == U'，' || c == U'、' || c == U'،') ++shape.commas;
    if (c == U'。') shape.has_inner_stop = true;
    if (c == U'“' && in_quote)
      Quote(false);
    else if (c == U'“' || c == U'„' || c == U'«' || c == U'「')
      Quote(true);
    else if (c == U'”' || c == U'»' || c == U'」')
      Quote(false);
  }

  void Quote(bool opens) {
    if (!opens && in_quote && spaces - quote_from + 1 >= kQuotedWords) shape.has_quote = true;
    in_quote = opens;
    quote_from = spaces;
  }
};

}  // namespace

std::size_t OpeningQuoteBytes(std::string_view text) {
  for (const std::string_view quote : kOpeningQuotes) {
    if (text.starts_with(quote)) return quote.size();
  }
  return 0;
}

Shape ShapeOf(std::string_view text) {
  Counter counter;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      counter.Ascii(c, at + 1 < text.size() ? text[at + 1] : '\0');
      ++at;
      continue;
    }
    const Decoded decoded = DecodeAt(text, at);
    counter.Wide(decoded.code_point);
    at += decoded.bytes;
  }
  Shape shape = counter.shape;
  shape.words = text.empty() ? 0 : counter.spaces + 1 + counter.ideographs * 6 / 10;
  shape.length += counter.ideographs * 12 / 10;
  shape.is_upper = counter.has_upper && !counter.has_lower;
  shape.starts_lower = !text.empty() && text.front() >= 'a' && text.front() <= 'z';
  shape.ends_sentence = EndsWithAny(text);
  shape.ends_colon = text.ends_with(":");
  shape.is_bullet = text.starts_with("•") || text.starts_with("* ") || text.starts_with("- ") ||
                    text.starts_with("·") || text.starts_with("▪") || text.starts_with("●");
  return shape;
}

bool IsProse(const Shape& shape) {
  return (shape.length >= kProseLength && shape.ends_sentence) || shape.length >= kLongLength;
}

}  // namespace wiresift
