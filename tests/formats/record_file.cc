#include "formats/record_file.h"

#include <cstdint>
#include <fstream>
#include <optional>
#include <string_view>

#include <gtest/gtest.h>

#include "core/json.h"
#include "core/json_writer.h"

namespace wiresift::tests {
namespace {

constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Base64 of RFC 4648, section 4.
std::string ToBase64(std::string_view bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::string_view group = bytes.substr(at, 3);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i)
      bits = bits << 8 | (i < group.size() ? static_cast<unsigned char>(group[i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i)
      out += i <= group.size() ? kDigits[bits >> (18 - 6 * i) & 63U] : '=';
  }
  return out;
}

std::string FromBase64(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  std::size_t count = 0;
  for (const char c : text.substr(0, text.find('='))) {
    const std::size_t digit = kDigits.find(c);
    EXPECT_NE(digit, std::string_view::npos) << "no base64: " << text;
    bits = bits << 6 | static_cast<std::uint32_t>(digit & 63U);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count & 255U);
  }
  return out;
}

std::string LineOf(const Record& record) {
  JsonWriter out;
  out.BeginObject().Key("offset").Integer(record.at.offset.value);
  out.Key("timestamp").Integer(record.timestamp.time_since_epoch().count());
  if (record.key) out.Key("key").Text(ToBase64(*record.key));
  if (record.value) out.Key("value").Text(ToBase64(*record.value));
  out.Key("headers").BeginObject();
  for (const Header& header : record.headers)
    out.Key(header.name).Text(ToBase64(header.value));
  out.EndObject().EndObject();
  return out.Take();
}

std::optional<std::string> BytesAt(JsonValue object, std::string_view name) {
  const auto value = Find(object, name);
  if (!value) return std::nullopt;
  return FromBase64(AsText(*value).value_or("?"));
}

Record RecordOf(JsonValue object) {
  Record record;
  record.at.offset.value = Find(object, "offset")->get_int64().value();
  record.timestamp =
      Timestamp(std::chrono::milliseconds(Find(object, "timestamp")->get_int64().value()));
  record.key = BytesAt(object, "key");
  record.value = BytesAt(object, "value");
  for (const auto& [name, value] : Members(*Find(object, "headers")))
    record.headers.push_back({std::string(name), FromBase64(AsText(value).value_or("?"))});
  return record;
}

}  // namespace

void WriteRecords(const std::filesystem::path& file, std::span<const Record> records) {
  std::ofstream out(file, std::ios::binary);
  for (const Record& record : records)
    out << LineOf(record) << '\n';
}

std::vector<Record> ReadRecords(const std::filesystem::path& file) {
  std::vector<Record> records;
  std::ifstream in(file, std::ios::binary);
  EXPECT_TRUE(in) << file;
  for (std::string line; std::getline(in, line);) {
    const auto document = JsonDocument::Parse(line);
    EXPECT_TRUE(document) << file << ": " << line;
    if (document) records.push_back(RecordOf(document->root()));
  }
  return records;
}

}  // namespace wiresift::tests
