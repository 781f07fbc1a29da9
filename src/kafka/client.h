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

/// Why a broker could not be used: it is away, or refuses the encryption or the login.
struct BrokerTrouble {
  rd_kafka_resp_err_t code = RD_KAFKA_RESP_ERR_NO_ERROR;
  std::string said;
};

/// What librdkafka says outside of the calls made to it. Empty functions are not called.
struct ClientCallbacks {
  LogFunction log;
  /// `bootstrap.servers`, set by MakeClient.
  std::string servers;
  /// True: `log` may be gone and is not called any more.
  std::atomic<bool> is_muted = false;
  /// The latest one of any broker. Known after on_error's call, and from KafkaNoAnswer.
  std::optional<BrokerTrouble> trouble;
  /// A trouble of the whole client: brokers away, login refused. On the polling thread.
  std::function<void(rd_kafka_resp_err_t code, std::string_view said)> on_error;
  /// The group gives or takes partitions. On the polling thread.
  std::function<void(rd_kafka_resp_err_t code, rd_kafka_topic_partition_list_t& partitions)>
      on_rebalance;
  /// A message has been delivered, or by its `err` has not. On the polling thread.
  std::function<void(const rd_kafka_message_t& message)> on_delivery;
};

/// Starts a client, which connects by itself. `callbacks` must outlive it. kInvalid when settings
/// contradict each other.
[[nodiscard]] Result<ClientHandle> MakeClient(rd_kafka_type_t type, ConfHandle conf,
                                              ClientCallbacks& callbacks);

/// Tells a client of MakeClient its bootstrap servers again, as if they were new to it. Does no
/// harm, but costs it a copy of the list for the rest of its life.
void RemindOfServers(rd_kafka_t& client);

/// The error of a call that broker after broker has left without an answer: with the trouble that
/// explains it, where the client has met one, instead of a bare time-out. On the polling thread.
[[nodiscard]] Error KafkaNoAnswer(rd_kafka_t& client, std::string_view what,
                                  rd_kafka_resp_err_t code, std::string_view said = {});

/// Gives back what is assigned, leaves the group and destroys the consumer. What takes longer than
/// `limit` (brokers that hang) goes on in the background, to be cut off by the end of the process;
/// no callback is called then.
void CloseConsumer(ClientHandle consumer, std::unique_ptr<ClientCallbacks> callbacks,
                   std::chrono::milliseconds limit);

}  // namespace wiresift
