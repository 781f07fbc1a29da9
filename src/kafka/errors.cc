#include "kafka/errors.h"

#include <array>

#include <fmt/format.h>

namespace wiresift {

namespace {

struct Hint {
  rd_kafka_resp_err_t code;
  std::string_view text;
};

/// A broker that wants encryption hangs up on whoever comes without, and the other way round.
constexpr std::string_view kUseless =
    "check kafka.bootstrap.servers, kafka.security.protocol and the kafka.ssl.* files, or wait for "
    "the brokers";

constexpr std::array kHints = {
    Hint{RD_KAFKA_RESP_ERR__AUTHENTICATION,
         "check kafka.sasl.username, kafka.sasl.password and kafka.sasl.mechanism"},
    Hint{RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED,
         "check kafka.sasl.username, kafka.sasl.password and kafka.sasl.mechanism"},
    Hint{RD_KAFKA_RESP_ERR__SSL, "check kafka.security.protocol and the kafka.ssl.* files"},
    Hint{RD_KAFKA_RESP_ERR__RESOLVE, "check the host names in kafka.bootstrap.servers"},
    Hint{RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN, kUseless},
    Hint{RD_KAFKA_RESP_ERR__TRANSPORT, kUseless},
    Hint{RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED,
         "the user needs READ on inputs and WRITE and DESCRIBE on outputs"},
    Hint{RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED, "the user needs READ on the consumer group"},
    Hint{RD_KAFKA_RESP_ERR_TRANSACTIONAL_ID_AUTHORIZATION_FAILED,
         "the user needs WRITE and DESCRIBE on the transactional id"},
    Hint{RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED,
         "the user needs CREATE on the cluster or on the topic"},
    Hint{RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID,
         "another running process has the same `instance`; each needs its own"},
    Hint{RD_KAFKA_RESP_ERR__FENCED, "another process has taken over this transactional id"},
    Hint{RD_KAFKA_RESP_ERR_INVALID_REPLICATION_FACTOR,
         "fewer brokers than replicas: lower the replication factor"},
};

std::string_view HintFor(rd_kafka_resp_err_t code) {
  for (const Hint& hint : kHints) {
    if (hint.code == code) return hint.text;
  }
  return {};
}

Error Describe(std::string_view what, rd_kafka_resp_err_t code, std::string_view said,
               bool is_fatal) {
  std::string detail =
      fmt::format("kafka: {}: {} ({})", what, said.empty() ? rd_kafka_err2str(code) : said,
                  rd_kafka_err2name(code));
  if (const std::string_view hint = HintFor(code); !hint.empty()) {
    detail += fmt::format("; {}", hint);
  }
  return Error{is_fatal ? ErrorCode::kFatal : ErrorCode::kUnavailable, std::move(detail)};
}

}  // namespace

TransactionFate FateOf(const rd_kafka_error_t* error) {
  if (error == nullptr) return TransactionFate::kDone;
  if (rd_kafka_error_is_fatal(error) != 0) return TransactionFate::kRenew;
  if (rd_kafka_error_is_retriable(error) != 0) return TransactionFate::kRetry;
  if (rd_kafka_error_txn_requires_abort(error) != 0) return TransactionFate::kAbort;
  return TransactionFate::kRenew;
}

Error KafkaError(std::string_view what, rd_kafka_resp_err_t code, std::string_view said) {
  return Describe(what, code, said, IsFatal(code));
}

// A producer's fatal error asks for a new producer, not for the end of the process: the flag
// alone does not make the error kFatal.
Error KafkaError(std::string_view what, const rd_kafka_error_t& error) {
  const rd_kafka_resp_err_t code = rd_kafka_error_code(&error);
  return Describe(what, code, rd_kafka_error_string(&error), IsFatal(code));
}

bool IsFatal(rd_kafka_resp_err_t code) {
  switch (code) {
    case RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID:
    case RD_KAFKA_RESP_ERR__FATAL:
    case RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE:
    case RD_KAFKA_RESP_ERR_UNSUPPORTED_VERSION:
    case RD_KAFKA_RESP_ERR_INCONSISTENT_GROUP_PROTOCOL:
      return true;
    default:
      return false;
  }
}

bool IsConnectionTrouble(rd_kafka_resp_err_t code) {
  switch (code) {
    case RD_KAFKA_RESP_ERR__TRANSPORT:
    case RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN:
    case RD_KAFKA_RESP_ERR__TIMED_OUT:
    case RD_KAFKA_RESP_ERR__TIMED_OUT_QUEUE:
    case RD_KAFKA_RESP_ERR__RESOLVE:
    case RD_KAFKA_RESP_ERR__WAIT_COORD:
    case RD_KAFKA_RESP_ERR__NODE_UPDATE:
    case RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE:
    case RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION:
    case RD_KAFKA_RESP_ERR_BROKER_NOT_AVAILABLE:
    case RD_KAFKA_RESP_ERR_NETWORK_EXCEPTION:
    case RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT:
    case RD_KAFKA_RESP_ERR_COORDINATOR_NOT_AVAILABLE:
    case RD_KAFKA_RESP_ERR_COORDINATOR_LOAD_IN_PROGRESS:
    case RD_KAFKA_RESP_ERR_NOT_COORDINATOR:
    // A broker that has just come back knows less of its partitions than its metadata says.
    case RD_KAFKA_RESP_ERR_UNKNOWN_LEADER_EPOCH:
    case RD_KAFKA_RESP_ERR_FENCED_LEADER_EPOCH:
    case RD_KAFKA_RESP_ERR_OFFSET_NOT_AVAILABLE:
      return true;
    default:
      return false;
  }
}

bool IsLoginTrouble(rd_kafka_resp_err_t code) {
  return code == RD_KAFKA_RESP_ERR__AUTHENTICATION ||
         code == RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED || code == RD_KAFKA_RESP_ERR__SSL;
}

bool IsMissingTopic(rd_kafka_resp_err_t code) {
  return code == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART ||
         code == RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC;
}

Error MissingTopic(std::string_view topic) {
  return Error{
      ErrorCode::kUnavailable,
      fmt::format("kafka: topic '{}' does not exist; `wiresift topics --create` makes it", topic)};
}

}  // namespace wiresift
