#include "kafka/record.h"

#include <cstddef>
#include <optional>

namespace wiresift {

namespace {

std::optional<std::string> BytesOf(const void* data, std::size_t size) {
  if (data == nullptr) return std::nullopt;
  return std::string(static_cast<const char*>(data), size);
}

std::vector<Header> HeadersOf(const rd_kafka_message_t& message) {
  std::vector<Header> headers;
  rd_kafka_headers_t* list = nullptr;
  if (rd_kafka_message_headers(&message, &list) != RD_KAFKA_RESP_ERR_NO_ERROR) return headers;
  headers.reserve(rd_kafka_header_cnt(list));
  const char* name = nullptr;
  const void* value = nullptr;
  std::size_t size = 0;
  for (std::size_t i = 0;
       rd_kafka_header_get_all(list, i, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR; ++i) {
    headers.push_back({name, BytesOf(value, size).value_or("")});
  }
  return headers;
}

}  // namespace

Record RecordOf(const rd_kafka_message_t& message, const std::string& topic) {
  rd_kafka_timestamp_type_t type{};
  const std::int64_t milliseconds = rd_kafka_message_timestamp(&message, &type);
  return Record{
      .at = {topic, PartitionId{message.partition}, Offset{message.offset}},
      .timestamp = Timestamp(std::chrono::milliseconds(milliseconds < 0 ? 0 : milliseconds)),
      .key = BytesOf(message.key, message.key_len),
      .value = BytesOf(message.payload, message.len),
      .headers = HeadersOf(message)};
}

HeadersHandle HeadersOf(const std::vector<Header>& headers) {
  HeadersHandle list(rd_kafka_headers_new(headers.size()));
  for (const Header& header : headers) {
    // Fails only for read-only lists.
    rd_kafka_header_add(list.get(), header.name.data(), static_cast<ssize_t>(header.name.size()),
                        header.value.data(), static_cast<ssize_t>(header.value.size()));
  }
  return list;
}

}  // namespace wiresift
