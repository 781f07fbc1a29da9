#include "text/masked_hash.h"

#include <string>

#include "core/hash.h"
#include "core/utf8.h"

namespace wiresift {

std::uint64_t MaskedHash(std::string_view text) {
  std::string masked;
  masked.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = DecodeAt(text, at);
    at += decoded.bytes;
    if (!IsDigit(decoded.code_point)) {
      AppendUtf8(masked, ToLower(decoded.code_point));
    } else if (!masked.ends_with('#')) {
      masked += '#';
    }
  }
  return Hash64(masked);
}

}  // namespace wiresift
