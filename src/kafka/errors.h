#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "kafka/handles.h"

namespace wiresift {

/// What can be done after a transactional call.
enum class TransactionFate {
  kDone,   ///< it worked
  kRetry,  ///< the same call with the same arguments again
  kAbort,  ///< abort this transaction; the next one may work
  kRenew,  ///< destroy the producer and make a new one
};

/// The fate that librdkafka's flags ask for. What they leave open is `kRenew`: an error nobody has
/// classified may mean that the transaction ended either way.
[[nodiscard]] TransactionFate FateOf(const rd_kafka_error_t* error);

/// An error in words a person can act on: `what` was tried, what Kafka said, its name, and for
/// known ones what to do. kFatal when no later try can help (`IsFatal`), else kUnavailable.
[[nodiscard]] Error KafkaError(std::string_view what, rd_kafka_resp_err_t code,
                               std::string_view said = {});
[[nodiscard]] Error KafkaError(std::string_view what, const rd_kafka_error_t& error);

/// As KafkaError, for `return`.
template <class... Args>
[[nodiscard]] std::unexpected<Error> KafkaFail(const Args&... args) {
  return std::unexpected(KafkaError(args...));
}

/// True for what ends the process: another member with our name, a client that librdkafka has
/// given up, a broker too old for transactions.
[[nodiscard]] bool IsFatal(rd_kafka_resp_err_t code);

/// True for what comes and goes with brokers and connections and heals by waiting.
[[nodiscard]] bool IsConnectionTrouble(rd_kafka_resp_err_t code);

/// True when brokers are there and refuse us: a wrong password, a certificate that does not fit.
/// Someone must change something, here or there; then it heals as a connection does.
[[nodiscard]] bool IsLoginTrouble(rd_kafka_resp_err_t code);

/// True for "no such topic", from the broker or from the client's own metadata.
[[nodiscard]] bool IsMissingTopic(rd_kafka_resp_err_t code);

/// The error of a topic that does not exist: its name and the command that makes it.
[[nodiscard]] Error MissingTopic(std::string_view topic);

}  // namespace wiresift
