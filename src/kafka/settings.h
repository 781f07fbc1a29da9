#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include "core/result.h"
#include "kafka/handles.h"
#include "kafka/options.h"

namespace wiresift {

/// Milliseconds after which an unanswered request to a broker is given up. librdkafka may have sent
/// a slower commit twice, and Kafka before KIP-890 can apply the second to the next transaction
///
inline constexpr std::chrono::milliseconds kSocketTimeout{10'000};

/// Milliseconds after which the broker aborts an open transaction, where the configuration does not
/// say it: about as long as a crashed process without a successor can block readers of committed
/// records.
inline constexpr std::chrono::milliseconds kTransactionTimeout{15'000};

/// Milliseconds of silence after which a group's member loses its partitions.
inline constexpr std::chrono::milliseconds kSessionTimeout{10'000};

/// Bytes of the largest message that topics of ours take (`max.message.bytes`).
inline constexpr std::size_t kTopicMessageBytesMax = 10 << 20;

/// Bytes of the largest message that our producers send (`message.max.bytes`). It is below the
/// limit of the topics, since a message that the client refuses costs nothing, while one that the
/// broker refuses dooms the transaction, after a minute of retries.
inline constexpr std::size_t kProducerMessageBytesMax = 9 << 20;

/// Bytes that a message costs on the wire beside its key, value and headers, rounded up generously.
inline constexpr std::size_t kMessageOverheadBytes = 4096;

/// The names of a group's member.
struct ConsumerSettings {
  std::string group;
  /// The name for static membership, with which a restart within the session timeout costs no
  /// rebalance. Empty: dynamic membership.
  std::string instance;
};

/// The configuration of a group's member, for exactly-once: no commits of its own, committed
/// records only, cooperative-sticky. kInvalid names the property that is unknown, has a bad value
/// or may not be set.
[[nodiscard]] Result<ConfHandle> ConsumerConf(const KafkaOptions& options,
                                              const ConsumerSettings& settings);

/// The configuration of a reader of named partitions, outside any group. Errors as of ConsumerConf.
[[nodiscard]] Result<ConfHandle> ReaderConf(const KafkaOptions& options);

/// The configuration of a transactional producer. Errors as of ConsumerConf.
[[nodiscard]] Result<ConfHandle> ProducerConf(const KafkaOptions& options,
                                              const std::string& transactional_id);

/// The configuration of a client that only asks and creates. Errors as of ConsumerConf.
[[nodiscard]] Result<ConfHandle> AdminConf(const KafkaOptions& options);

/// Milliseconds after which the broker aborts an open transaction of our producers: the configured
/// `transaction.timeout.ms`, else kTransactionTimeout. Errors as of ConsumerConf.
[[nodiscard]] Result<std::chrono::milliseconds> TransactionTimeoutOf(const KafkaOptions& options);

/// A property's value as librdkafka has it; empty when unset.
[[nodiscard]] std::string PropertyOf(const rd_kafka_conf_t& conf, const std::string& name);

/// The value of a property that librdkafka takes as a number.
[[nodiscard]] std::int64_t NumberOf(const rd_kafka_conf_t& conf, const std::string& name);

}  // namespace wiresift
