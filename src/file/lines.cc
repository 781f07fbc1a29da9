#include "file/lines.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "core/json_writer.h"
#include "core/utf8.h"

namespace wiresift {
namespace {

/// Writes the bytes under `name`, or, where they are no UTF-8, under `name_base64`.
void WriteBytes(JsonWriter& out, const std::string& name, std::string_view bytes) {
  if (FindInvalidUtf8(bytes)) {
    out.Key(name + "_base64").Text(ToBase64(bytes));
  } else {
    out.Key(name).Text(bytes);
  }
}

}  // namespace

std::string DeadLetterLine(const Output& letter) {
  JsonWriter out;
  out.BeginObject();
  if (!letter.key.empty()) WriteBytes(out, "key", letter.key);
  out.Key("headers").BeginObject();
  for (const Header& header : letter.headers)
    WriteBytes(out, header.name, header.value);
  out.EndObject();
  if (letter.value) {
    WriteBytes(out, "value", *letter.value);
  } else {
    out.Key("value").Null();
  }
  out.EndObject();
  return out.Take();
}

std::string ToBase64(std::string_view bytes) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
    for (std::size_t k = 0; k < 3; ++k) {
      group = group << 8 | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      out += k <= count ? kDigits[group >> (18 - 6 * k) & 63] : '=';
    }
  }
  return out;
}

}  // namespace wiresift
