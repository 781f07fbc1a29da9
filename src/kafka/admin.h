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

/// Runs `request` and waits up to 12 s for its answer. `what` names the request in an error, which
/// is kUnavailable or, where no later try can help, kFatal.
[[nodiscard]] Result<EventHandle> AskAdmin(rd_kafka_t& client, rd_kafka_admin_op_t operation,
                                           std::string_view what, const AdminRequest& request);

/// Asks for the topic's metadata, which the client knows from then on. Waits up to 5 s;
/// kUnavailable names a topic that does not exist.
[[nodiscard]] Status CheckTopicExists(rd_kafka_t& client, const std::string& topic);

/// Asks as CheckTopicExists does and gives the number of the topic's partitions.
[[nodiscard]] Result<std::int32_t> CountPartitions(rd_kafka_t& client, const std::string& topic);

}  // namespace wiresift
