#pragma once

#include <string>

#include "kafka/handles.h"
#include "pipeline/ports/record.h"

namespace wiresift {

/// A consumed message as a record of `topic`; a null key or value stays null.
[[nodiscard]] Record RecordOf(const rd_kafka_message_t& message, const std::string& topic);

/// Headers for a message to be produced, in order.
[[nodiscard]] HeadersHandle HeadersOf(const std::vector<Header>& headers);

}  // namespace wiresift
