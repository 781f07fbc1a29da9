#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "kafka/handles.h"

namespace wiresift {

/// Starts an admin request of the client, whose answer goes to the queue. May add to the options.
using AdminRequest = std::function<void(rd_kafka_AdminOptions_t*, rd_kafka_queue_t*)>;

/// Runs `request` and waits up to 10 s for its answer. `what` opens the message of an error.
[[nodiscard]] Result<EventHandle> AskAdmin(rd_kafka_t& client, rd_kafka_admin_op_t operation,
                                           std::string_view what, const AdminRequest& request);

/// Asks for the topic's metadata, which the client knows from then on. Waits up to 5 s.
[[nodiscard]] Status CheckTopicExists(rd_kafka_t& client, const std::string& topic);

/// The same, for the number of its partitions.
[[nodiscard]] Result<std::int32_t> CountPartitions(rd_kafka_t& client, const std::string& topic);

}  // namespace wiresift
