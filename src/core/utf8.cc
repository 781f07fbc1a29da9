#include "core/utf8.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <utf8proc.h>

#include <simdjson.h>

namespace wiresift {
namespace {

using Byte = unsigned char;

bool IsContinuation(char c) {
  return !IsFirstByte(c);
}

/// Length of the well-formed sequence at `at`, 0 when there is none (Unicode 15, table 3-7).
std::size_t SequenceLength(std::string_view text, std::size_t at) {
  const Byte first = static_cast<Byte>(text[at]);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if (!IsContinuation(text[at + i])) return 0;
  }
  const Byte second = static_cast<Byte>(text[at + 1]);
  const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
  const bool surrogate = first == 0xED && second > 0x9F;
  const bool beyond = first == 0xF4 && second > 0x8F;
  return overlong || surrogate || beyond ? 0 : length;
}

/// True for a code point that NFC may take apart or join to another: Hangul by rule, others by
/// utf8proc's tables.
bool IsChangeable(char32_t c, const utf8proc_property_t& property) {
  constexpr std::uint16_t kNone = 0xFFFF;
  const bool is_jamo = c >= 0x1100 && c <= 0x11FF;
  const bool comes_apart = property.decomp_seqindex != kNone && property.decomp_type == 0;
  return is_jamo || comes_apart || property.comb_index != kNone;
}

/// False for text that is in NFC for certain: none of it is changeable, and its marks are in the
/// order of their classes.
bool NeedsNormalizing(std::string_view text) {
  int last_class = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = DecodeAt(text, at);
    at += next.bytes;
    int mark_class = 0;
    if (next.code_point >= 0x80 && !IsPlainInNfc(next.code_point)) {
      const utf8proc_property_t& property =
          *utf8proc_get_property(static_cast<utf8proc_int32_t>(next.code_point));
      mark_class = property.combining_class;
      const bool is_out_of_order = mark_class != 0 && mark_class < last_class;
      if (is_out_of_order || IsChangeable(next.code_point, property)) return true;
    }
    last_class = mark_class;
  }
  return false;
}

utf8proc_category_t CategoryOf(char32_t c) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(c));
}

}  // namespace

std::optional<std::size_t> FindInvalidUtf8(std::string_view text) {
  if (simdjson::validate_utf8(text.data(), text.size())) return std::nullopt;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = SequenceLength(text, at);
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

void AppendUtf8(std::string& out, char32_t code_point) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes.data());
  out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

std::string ToNfc(std::string text) {
  if (!NeedsNormalizing(text)) return text;
  utf8proc_uint8_t* normalized = nullptr;
  // NOLINTNEXTLINE(clang-analyzer-optin.core.EnumCastOutOfRange): the enum is a set of flags
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
  const auto length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &normalized, options);
  if (length >= 0) {
    text.assign(reinterpret_cast<const char*>(normalized), static_cast<std::size_t>(length));
  }
  std::free(normalized);  // NOLINT(cppcoreguidelines-no-malloc): utf8proc's own allocation
  return text;
}

char32_t ToLower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

char32_t BaseCharacter(char32_t c) {
  if (c < 0x80 || IsMark(c)) return c;
  // The longest decomposition has 18 characters.
  std::array<utf8proc_int32_t, 32> parts{};
  int boundary = 0;
  // NOLINTNEXTLINE(clang-analyzer-optin.core.EnumCastOutOfRange): the enum is a set of flags
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT |
                                                      UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK);
  const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), parts.data(),
                                             parts.size(), options, &boundary);
  return count == 1 ? static_cast<char32_t>(parts[0]) : c;
}

bool IsLetter(char32_t c) {
  if (c < 0x80) return (c | 32) >= 'a' && (c | 32) <= 'z';
  const utf8proc_category_t category = CategoryOf(c);
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool IsUpper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  const utf8proc_category_t category = CategoryOf(c);
  return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool IsDigit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return CategoryOf(c) == UTF8PROC_CATEGORY_ND;
}

unsigned DigitValue(char32_t c) {
  // Every script's ten digits begin at a multiple of sixteen, or six behind one; so do those of
  // compatibility but the mathematical ones, which have plain forms.
  const char32_t plain = BaseCharacter(c);
  const char32_t place = plain % 16;
  const bool from_zero = place < 10 && IsDigit(plain - place);
  return from_zero ? place : place - 6;
}

bool IsMark(char32_t c) {
  if (IsPlainInNfc(c)) return false;
  const utf8proc_category_t category = CategoryOf(c);
  return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

bool IsSpace(char32_t c) {
  if (c <= ' ') return c == ' ' || (c >= '\t' && c <= '\r');
  if (c < 0xA0) return c == 0x85;
  if (c == 0xA0 || c == 0x200B || c == 0x2060 || c == 0xFEFF) return true;
  if (IsPlainInNfc(c)) return false;
  const utf8proc_category_t category = CategoryOf(c);
  return category >= UTF8PROC_CATEGORY_ZS && category <= UTF8PROC_CATEGORY_ZP;
}

std::string_view Utf8Prefix(std::string_view text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return text;
  std::size_t end = bytes_max;
  while (end > 0 && IsContinuation(text[end]))
    --end;
  return text.substr(0, end);
}

}  // namespace wiresift
