#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "kafka/handles.h"

namespace wiresift {

/// The one thing that can be done after a transactional call.
enum class TransactionFate {
  kDone,   ///< it worked
  kRetry,  ///< the same call with the same arguments again
  kAbort,  ///< abort this transaction; the next one may work
  kRenew,  ///< destroy the producer and make a new one
};

/// The fate that the flags of librdkafka's error ask for. An error without a flag gives kRenew:
/// after it the transaction may have been committed or aborted.
[[nodiscard]] TransactionFate FateOf(const rd_kafka_error_t* error);

/// An error in words a person can act on: `what` was tried, what Kafka said, the name of its code,
/// and for known codes what to do. kFatal when no later try can help (IsFatal), else kUnavailable.
[[nodiscard]] Error KafkaError(std::string_view what, rd_kafka_resp_err_t code,
                               std::string_view said = {});
/// Words librdkafka's error object in the same way.
[[nodiscard]] Error KafkaError(std::string_view what, const rd_kafka_error_t& error);

/// Makes the error that KafkaError words, ready to be returned from a function with a Result.
template <class... Args>
[[nodiscard]] std::unexpected<Error> KafkaFail(const Args&... args) {
  return std::unexpected(KafkaError(args...));
}

/// True for errors that must end the process: another member with our name, a client that
/// librdkafka has given up, a broker too old for transactions.
[[nodiscard]] bool IsFatal(rd_kafka_resp_err_t code);

/// True for errors that come and go with brokers and connections, and heal by waiting.
[[nodiscard]] bool IsConnectionTrouble(rd_kafka_resp_err_t code);

/// True when brokers are there and refuse us: a wrong password, a certificate that does not fit. It
/// heals without a restart once someone has changed that on either side.
[[nodiscard]] bool IsLoginTrouble(rd_kafka_resp_err_t code);

/// True for "no such topic", from the broker or from the client's own metadata.
[[nodiscard]] bool IsMissingTopic(rd_kafka_resp_err_t code);

/// The error of a topic that does not exist: its name and the command that makes it.
[[nodiscard]] Error MissingTopic(std::string_view topic);

}  // namespace wiresift
