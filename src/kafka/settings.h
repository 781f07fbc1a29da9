#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "core/result.h"
#include "kafka/handles.h"
#include "kafka/options.h"

namespace wiresift {

/// A request to a broker that has no answer after this long is given up. A commit that took longer
/// may have been retried inside, which Kafka before KIP-890 can apply to the next transaction.
inline constexpr std::chrono::milliseconds kSocketTimeout{10'000};

/// The broker aborts a transaction that is open for longer: the longest that a crashed process
/// without a successor can block readers (decision 8).
inline constexpr std::chrono::milliseconds kTransactionTimeout{15'000};

/// A member that is silent for longer loses its partitions.
inline constexpr std::chrono::milliseconds kSessionTimeout{10'000};

/// `max.message.bytes` of the topics that we make.
inline constexpr std::size_t kTopicMessageBytesMax = 10 << 20;

/// `message.max.bytes` of our producers. Below the topics' limit: what the client refuses costs
/// nothing, what the broker refuses dooms the transaction after a minute (streaming.md 0.3).
inline constexpr std::size_t kProducerMessageBytesMax = 9 << 20;

/// What a message costs on the wire beside its key, value and headers, generously.
inline constexpr std::size_t kMessageOverheadBytes = 4096;

/// What the member of a group is told apart by.
struct ConsumerSettings {
  std::string group;
  /// Static membership: a restart within the session timeout costs no rebalance. Empty: dynamic.
  std::string instance;
};

/// The configuration of a group's member, for exactly-once: no commits of its own, committed
/// records only, cooperative-sticky. kInvalid names the property that is unknown, has a bad value
/// or may not be set.
[[nodiscard]] Result<ConfHandle> ConsumerConf(const KafkaOptions& options,
                                              const ConsumerSettings& settings);

/// The configuration of a reader of named partitions, outside any group.
[[nodiscard]] Result<ConfHandle> ReaderConf(const KafkaOptions& options);

/// The configuration of a transactional producer.
[[nodiscard]] Result<ConfHandle> ProducerConf(const KafkaOptions& options,
                                              const std::string& transactional_id);

/// The configuration of a client that only asks and creates.
[[nodiscard]] Result<ConfHandle> AdminConf(const KafkaOptions& options);

/// A property's value as librdkafka has it; empty when unset.
[[nodiscard]] std::string PropertyOf(const rd_kafka_conf_t& conf, const std::string& name);

}  // namespace wiresift
