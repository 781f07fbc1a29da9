#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kafka/sink.h"
#include "kafka/source.h"
#include "kafka/topics.h"
#include "support/kafka_broker.h"

/// The tools that the tests against a real broker share.
namespace wiresift {

/// The program's one broker, started by its first user.
[[nodiscard]] KafkaBroker& Broker();

/// Starts the broker with further arguments of `kafka-up start`, before its first user.
void StartBroker(std::vector<std::string> more);

/// A new topic with a name of its own.
[[nodiscard]] std::string NewTopic(const std::string& word, int partitions = 1,
                                   std::map<std::string, std::string> configs = {});

/// Waits until the broker's metadata has topics that were just made: it answers before.
void WaitForTopics(const std::vector<TopicPlan>& plan);

/// A name that nothing else has.
[[nodiscard]] std::string NewName(const std::string& word);

/// A sink that is open and writes `topic` as Channel::kClean; fails the test and gives null when
/// it cannot be opened.
[[nodiscard]] std::unique_ptr<KafkaSink> OpenSink(const std::string& id, const std::string& topic,
                                                  const KafkaSource* source = nullptr);
/// Opens such a sink on another broker.
[[nodiscard]] std::unique_ptr<KafkaSink> OpenSink(const KafkaOptions& broker, const std::string& id,
                                                  const std::string& topic,
                                                  const KafkaSource* source = nullptr);

/// A source of `topic`; fails the test and gives null when it cannot be made.
[[nodiscard]] std::unique_ptr<KafkaSource> OpenSource(const std::string& group,
                                                      const std::string& topic,
                                                      const std::string& instance = "");

/// An output of Channel::kClean with `value` as its key too.
[[nodiscard]] Output Line(std::string value, std::optional<int> partition = std::nullopt);

/// Writes `count` committed lines "0", "1", … spread by key over the partitions.
void Fill(const std::string& topic, std::size_t count);

/// A listener that keeps what it is told.
class Listener : public SourceListener {
 public:
  void OnAssigned(std::span<const PartitionId> partitions) override;
  void OnRevoked(std::span<const PartitionId> partitions, bool lost) override;

  std::vector<PartitionId> assigned, revoked;
  bool any_lost = false;
};

/// Polls until `count` records have come or `limit` has passed.
std::vector<Record> Read(KafkaSource& source, Listener& listener, std::size_t count,
                         std::chrono::milliseconds limit = std::chrono::seconds(20));

[[nodiscard]] std::vector<std::string> ValuesOf(const std::vector<Record>& records);

/// All committed records of a topic's partitions, in order; of a partition with an open transaction
/// those before it.
[[nodiscard]] std::vector<Record> ReadCommitted(const KafkaOptions& broker,
                                                const std::string& topic, int partitions = 1);

/// The values of the committed records of a topic of Broker().
[[nodiscard]] std::vector<std::string> Committed(const std::string& topic, int partitions = 1);

}  // namespace wiresift
