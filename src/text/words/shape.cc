#include "text/words/shape.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/utf8.h"

namespace wiresift {
namespace {

constexpr std::string_view kAsciiEnds = ".!?:;\"'";
constexpr std::string_view kWideEnds[] = {"…",  "”",  "“",  "»",  "«", "’", "。",
                                          "！", "？", "」", "』", "।", "؟", "۔"};
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
  if (text.empty()) return false;
  if (static_cast<unsigned char>(text.back()) < 0x80) return kAsciiEnds.contains(text.back());
  return std::ranges::any_of(kWideEnds, [&](std::string_view end) { return text.ends_with(end); });
}

/// Counters of 16 bits in one number, and what a byte adds to them.
constexpr std::uint64_t kSpace = 1;
constexpr std::uint64_t kComma = kSpace << 16;
constexpr std::uint64_t kDigit = kComma << 16;
constexpr std::uint64_t kStart = kDigit << 16;  ///< first bytes of characters

/// Bytes after which a counter of 16 bits could overflow.
constexpr std::size_t kChunkBytes = 0xFFFF;

enum ByteKind : std::uint8_t {
  kLowerByte = 1,
  kUpperByte = 2,
  kPipeByte = 4,
  kSlowByte = 8,    ///< a quotation mark, or a part of a longer character
  kPointByte = 16,  ///< .
  kCallByte = 32,   ///< !
  kAskByte = 64,    ///< ?
};

struct ByteTable {
  constexpr ByteTable() {
    for (std::size_t c = 0; c < 256; ++c)
      counts[c] = (c & 0xC0) == 0x80 ? 0 : kStart;
    counts[' '] |= kSpace;
    counts[','] |= kComma;
    for (std::size_t c = '0'; c <= '9'; ++c)
      counts[c] |= kDigit;
    for (std::size_t c = 'a'; c <= 'z'; ++c)
      kinds[c] = kLowerByte;
    for (std::size_t c = 'A'; c <= 'Z'; ++c)
      kinds[c] = kUpperByte;
    for (std::size_t c = 0x80; c < 256; ++c)
      kinds[c] = kSlowByte;
    kinds['"'] = kSlowByte;
    kinds['|'] = kPipeByte;
    kinds['.'] = kPointByte;
    kinds['!'] = kCallByte;
    kinds['?'] = kAskByte;
  }

  std::array<std::uint64_t, 256> counts{};
  std::array<std::uint8_t, 256> kinds{};
};

constexpr ByteTable kBytes;

/// Counts what single bytes tell.
struct ByteCensus {
  Shape shape;
  std::uint32_t spaces = 0;
  std::uint8_t seen = 0;  ///< bits of ByteKind

  void Add(std::string_view chunk) {
    std::uint64_t counts = 0;
    for (const char c : chunk) {
      counts += kBytes.counts[static_cast<unsigned char>(c)];
      seen |= kBytes.kinds[static_cast<unsigned char>(c)];
    }
    spaces += static_cast<std::uint16_t>(counts);
    shape.commas += static_cast<std::uint16_t>(counts >> 16);
    shape.digits += static_cast<std::uint16_t>(counts >> 32);
    shape.length += static_cast<std::uint16_t>(counts >> 48);
  }
};

/// Counts what quotation marks and characters beyond ASCII tell.
struct CharCensus {
  Shape& shape;
  std::uint32_t ideographs = 0;
  std::uint32_t spaces = 0;
  std::uint32_t quote_from = 0;
  bool in_quote = false;
  bool has_lower = false;

  void Add(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if ((kBytes.kinds[byte] & kSlowByte) == 0) {
        spaces += byte == ' ' ? 1 : 0;
        ++at;
      } else if (byte == '"') {
        Quote(!in_quote);
        ++at;
      } else {
        const Decoded decoded = DecodeAt(text, at);
        Wide(decoded.code_point);
        at += decoded.bytes;
      }
    }
  }

  void Wide(char32_t c) {
    if (IsIdeograph(c)) ++ideographs;
    if (c == 0xE4 || (c > 0xDF && c < 0x100 && c != 0xF7) || (c >= 0x430 && c <= 0x45F))
      has_lower = true;
    if (c == U'，' || c == U'、' || c == U'،') ++shape.commas;
    if (c == U'。') shape.has_inner_stop = true;
    const bool closes = c == U'”' || c == U'»' || c == U'」' || (c == U'“' && in_quote);
    if (closes || c == U'“' || c == U'„' || c == U'«' || c == U'「') Quote(!closes);
  }

  void Quote(bool opens) {
    if (!opens && in_quote && spaces - quote_from + 1 >= kQuotedWords) shape.has_quote = true;
    in_quote = opens;
    quote_from = spaces;
  }
};

/// `seen`: bits of ByteKind.
bool HasInnerStop(std::string_view text, std::uint8_t seen) {
  return ((seen & kPointByte) != 0 && text.contains(". ")) ||
         ((seen & kCallByte) != 0 && text.contains("! ")) ||
         ((seen & kAskByte) != 0 && text.contains("? "));
}

}  // namespace

Shape ShapeOf(std::string_view text) {
  ByteCensus bytes;
  for (std::size_t at = 0; at < text.size(); at += kChunkBytes)
    bytes.Add(text.substr(at, kChunkBytes));
  Shape& shape = bytes.shape;
  CharCensus chars{.shape = shape};
  if ((bytes.seen & kSlowByte) != 0) chars.Add(text);
  if (HasInnerStop(text, bytes.seen)) shape.has_inner_stop = true;
  shape.words = text.empty() ? 0 : bytes.spaces + 1 + chars.ideographs * 6 / 10;
  shape.length += chars.ideographs * 12 / 10;
  shape.has_pipe = (bytes.seen & kPipeByte) != 0;
  shape.is_upper =
      (bytes.seen & kUpperByte) != 0 && (bytes.seen & kLowerByte) == 0 && !chars.has_lower;
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
