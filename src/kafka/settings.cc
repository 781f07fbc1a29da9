#include "kafka/settings.h"

#include <array>
#include <charconv>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "kafka/refused_property.h"
#include "kafka/secret.h"

namespace wiresift {

namespace {

struct Property {
  std::string_view name, value;
};

/// Defaults that suit a transactional line and that an operator may change.
constexpr std::array kDefaults = {
    Property{"client.id", "wiresift"},
    Property{"socket.timeout.ms", "10000"},
    Property{"socket.nagle.disable", "true"},
    Property{"socket.keepalive.enable", "true"},
    Property{"reconnect.backoff.ms", "100"},
    Property{"reconnect.backoff.max.ms", "2000"},
    // How soon a topic or partition made while we run is noticed.
    Property{"topic.metadata.refresh.interval.ms", "10000"},
    Property{"statistics.interval.ms", "0"},
};

constexpr std::array kConsumerDefaults = {
    Property{"session.timeout.ms", "10000"},
    // A member learns of a rebalance with its next heartbeat: part of a standby's way to take over.
    Property{"heartbeat.interval.ms", "1000"},
    Property{"queued.max.messages.kbytes", "32768"},
    // Milliseconds. From 20 to 50 is fastest: at 5 the fetcher spins and loses 70 % of the rate;
    // the default of 1000 lets one full queue through a second.
    Property{"fetch.queue.backoff.ms", "20"},
    Property{"fetch.error.backoff.ms", "200"},
};

constexpr std::array kConsumerForced = {
    Property{"enable.auto.commit", "false"},
    Property{"enable.auto.offset.store", "false"},
    Property{"isolation.level", "read_committed"},
    // The source starts each partition at an explicit offset, the earliest for a new group. So
    // this speaks only when an offset has vanished, which must alarm and not skip.
    Property{"auto.offset.reset", "error"},
    Property{"allow.auto.create.topics", "false"},
    Property{"enable.partition.eof", "true"},
};

constexpr std::array kGroupForced = {
    Property{"group.protocol", "classic"},
    Property{"partition.assignment.strategy", "cooperative-sticky"},
};

constexpr std::array kProducerDefaults = {
    // A commit sends at once what is left, so waiting costs no time; small batches cost a tenth of
    // all processor time (tests/bench/README.md).
    Property{"linger.ms", "50"},
    Property{"compression.type", "lz4"},
    Property{"message.max.bytes", "9437184"},
    Property{"queue.buffering.max.kbytes", "65536"},
    Property{"transaction.timeout.ms", "15000"},
    Property{"retry.backoff.max.ms", "1000"},
};

constexpr std::array kProducerForced = {
    Property{"enable.idempotence", "true"},
    Property{"acks", "all"},
    // Java's default, so that other writers of the same keys choose the same partition.
    Property{"partitioner", "murmur2_random"},
    Property{"allow.auto.create.topics", "false"},
    // Offsets of the state's deltas come with the reports of what was delivered.
    Property{"delivery.report.only.error", "false"},
};

Status Set(rd_kafka_conf_t& conf, const std::string& name, const std::string& value) {
  std::array<char, 512> said{};
  switch (rd_kafka_conf_set(&conf, name.c_str(), value.c_str(), said.data(), said.size())) {
    case RD_KAFKA_CONF_OK:
      return {};
    case RD_KAFKA_CONF_UNKNOWN:
      return Fail(ErrorCode::kInvalid, fmt::format("kafka.{}: librdkafka {} knows no such property",
                                                   name, rd_kafka_version_str()));
    case RD_KAFKA_CONF_INVALID:
      break;
  }
  // What librdkafka says may repeat the value.
  if (IsSecretProperty(name))
    return Fail(ErrorCode::kInvalid, fmt::format("kafka.{}: bad value", name));
  return Fail(ErrorCode::kInvalid, fmt::format("kafka.{}: {}", name, said.data()));
}

Status SetAll(rd_kafka_conf_t& conf, std::span<const Property> properties) {
  for (const Property& property : properties) {
    if (Status set = Set(conf, std::string(property.name), std::string(property.value)); !set) {
      return set;
    }
  }
  return {};
}

Status CheckAllowed(const KafkaOptions& options) {
  for (const auto& [name, value] : options.properties) {
    const std::string refusal = RefusalOfProperty(name);
    if (!refusal.empty())
      return Fail(ErrorCode::kInvalid, fmt::format("kafka.{}: {}", name, refusal));
  }
  return {};
}

Status CheckServers(const KafkaOptions& options) {
  for (const char* name : {"bootstrap.servers", "metadata.broker.list"}) {
    const auto found = options.properties.find(name);
    if (found != options.properties.end() && !found->second.empty()) return {};
  }
  return Fail(ErrorCode::kInvalid,
              "kafka.bootstrap.servers: missing; name a broker, such as 127.0.0.1:9092");
}

Status SetOperators(rd_kafka_conf_t& conf, const KafkaOptions& options) {
  for (const auto& [name, value] : options.properties) {
    if (Status set = Set(conf, name, value); !set) return set;
  }
  return {};
}

/// Sets our defaults, over them the operator's properties, and over these what exactly-once needs.
Result<ConfHandle> MakeConf(const KafkaOptions& options, std::span<const Property> defaults,
                            std::span<const Property> forced) {
  if (Status allowed = CheckAllowed(options); !allowed) return std::unexpected(allowed.error());
  if (Status servers = CheckServers(options); !servers) return std::unexpected(servers.error());
  ConfHandle conf(rd_kafka_conf_new());
  for (const std::span<const Property> part : {std::span<const Property>(kDefaults), defaults}) {
    if (Status set = SetAll(*conf, part); !set) return std::unexpected(set.error());
  }
  if (Status set = SetOperators(*conf, options); !set) return std::unexpected(set.error());
  if (Status set = SetAll(*conf, forced); !set) return std::unexpected(set.error());
  return conf;
}

}  // namespace

Result<ConfHandle> ConsumerConf(const KafkaOptions& options, const ConsumerSettings& settings) {
  Result<ConfHandle> conf = ReaderConf(options);
  if (!conf) return conf;
  if (Status set = SetAll(**conf, kGroupForced); !set) return std::unexpected(set.error());
  if (Status set = Set(**conf, "group.id", settings.group); !set) {
    return std::unexpected(set.error());
  }
  if (settings.instance.empty()) return conf;
  if (Status set = Set(**conf, "group.instance.id", settings.instance); !set) {
    return std::unexpected(set.error());
  }
  return conf;
}

Result<ConfHandle> ReaderConf(const KafkaOptions& options) {
  return MakeConf(options, kConsumerDefaults, kConsumerForced);
}

Result<ConfHandle> ProducerConf(const KafkaOptions& options, const std::string& transactional_id) {
  Result<ConfHandle> conf = MakeConf(options, kProducerDefaults, kProducerForced);
  if (!conf) return conf;
  if (Status set = Set(**conf, "transactional.id", transactional_id); !set) {
    return std::unexpected(set.error());
  }
  return conf;
}

Result<ConfHandle> AdminConf(const KafkaOptions& options) {
  return MakeConf(options, {}, {});
}

Result<std::chrono::milliseconds> TransactionTimeoutOf(const KafkaOptions& options) {
  const Result<ConfHandle> conf = MakeConf(options, kProducerDefaults, {});
  if (!conf) return std::unexpected(conf.error());
  return std::chrono::milliseconds(NumberOf(**conf, "transaction.timeout.ms"));
}

std::string PropertyOf(const rd_kafka_conf_t& conf, const std::string& name) {
  std::size_t size = 0;
  if (rd_kafka_conf_get(&conf, name.c_str(), nullptr, &size) != RD_KAFKA_CONF_OK) return {};
  std::string value(size, '\0');
  if (rd_kafka_conf_get(&conf, name.c_str(), value.data(), &size) != RD_KAFKA_CONF_OK) return {};
  value.resize(value.find('\0') == std::string::npos ? value.size() : value.find('\0'));
  return value;
}

std::int64_t NumberOf(const rd_kafka_conf_t& conf, const std::string& name) {
  const std::string text = PropertyOf(conf, name);
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace wiresift
