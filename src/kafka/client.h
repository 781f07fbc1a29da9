#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/level.h"
#include "core/result.h"
#include "kafka/handles.h"

namespace wiresift {

/// Receives a line for the log. Any thread, several at a time.
using LogFunction = std::function<void(Level level, std::string_view text)>;

/// The reason why a broker could not be used: it is away, or refuses the encryption or the login.
struct BrokerTrouble {
  rd_kafka_resp_err_t code = RD_KAFKA_RESP_ERR_NO_ERROR;
  std::string said;
};

/// Receivers of what librdkafka says outside of the calls made to it. Empty ones are not called.
struct ClientCallbacks {
  LogFunction log;
  /// `bootstrap.servers`, set by MakeClient.
  std::string servers;
  /// True when `log` may be gone: it is not called any more.
  std::atomic<bool> is_muted = false;
  /// The latest trouble of any broker, set before `on_error` is called and by KafkaNoAnswer.
  std::optional<BrokerTrouble> trouble;
  /// Called on the polling thread for a trouble of the whole client: brokers away, login refused.
  std::function<void(rd_kafka_resp_err_t code, std::string_view said)> on_error;
  /// Called on the polling thread when the group gives or takes partitions.
  std::function<void(rd_kafka_resp_err_t code, rd_kafka_topic_partition_list_t& partitions)>
      on_rebalance;
  /// Called on the polling thread for a message that was delivered or, by its `err`, was not.
  std::function<void(const rd_kafka_message_t& message)> on_delivery;
};

/// Starts a client, which connects by itself. `callbacks` must outlive it. kInvalid when settings
/// contradict each other.
[[nodiscard]] Result<ClientHandle> MakeClient(rd_kafka_type_t type, ConfHandle conf,
                                              ClientCallbacks& callbacks);

/// Tells a client of MakeClient its bootstrap servers again, as if they were new to it. Each call
/// costs the client a copy of the list for the rest of its life.
void RemindOfServers(rd_kafka_t& client);

/// The error of a call that no broker has answered. Names the broker's own trouble (a refused
/// login, say) instead of a bare time-out where the client has met one. Call it on the polling
/// thread.
[[nodiscard]] Error KafkaNoAnswer(rd_kafka_t& client, std::string_view what,
                                  rd_kafka_resp_err_t code, std::string_view said = {});

/// Gives back what is assigned, leaves the group and destroys the consumer. Returns after `limit`
/// at the latest: where brokers hang, closing goes on in the background until it or the process
/// ends, and calls no callback.
void CloseConsumer(ClientHandle consumer, std::unique_ptr<ClientCallbacks> callbacks,
                   std::chrono::milliseconds limit);

}  // namespace wiresift
