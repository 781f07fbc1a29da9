#pragma once

#include <string>

#include "kafka/handles.h"
#include "pipeline/ports/record.h"

namespace wiresift {

/// Copies a consumed message into a record of `topic`; a null key or value stays null.
[[nodiscard]] Record RecordOf(const rd_kafka_message_t& message, const std::string& topic);

/// Copies headers, in order, for a message to be produced.
[[nodiscard]] HeadersHandle HeadersOf(const std::vector<Header>& headers);

}  // namespace wiresift
