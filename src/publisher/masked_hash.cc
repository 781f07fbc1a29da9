#include "publisher/masked_hash.h"

#include <string>

#include "core/hash.h"
#include "core/utf8.h"

namespace wiresift {
namespace {

void AppendMasked(unsigned char ascii, std::string& out) {
  const bool is_digit = ascii >= '0' && ascii <= '9';
  if (is_digit && out.ends_with('#')) return;
  const bool is_upper = ascii >= 'A' && ascii <= 'Z';
  out += is_digit ? '#' : static_cast<char>(is_upper ? ascii + ('a' - 'A') : ascii);
}

void AppendMasked(char32_t code_point, std::string& out) {
  if (!IsDigit(code_point)) {
    AppendUtf8(out, ToLower(code_point));
  } else if (!out.ends_with('#')) {
    out += '#';
  }
}

}  // namespace

std::uint64_t MaskedHash(std::string_view text) {
  std::string masked;
  masked.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {  // nearly all are, and need no table
      AppendMasked(byte, masked);
      ++at;
    } else {
      const Decoded decoded = DecodeAt(text, at);
      at += decoded.bytes;
      AppendMasked(decoded.code_point, masked);
    }
  }
  return Hash64(masked);
}

}  // namespace wiresift
