#include "kafka/topics.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "kafka/admin.h"
#include "kafka/errors.h"
#include "kafka/topic_configs.h"

namespace wiresift {

namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

std::string Milliseconds(milliseconds time) {
  return std::to_string(time.count());
}

constexpr hours kWeek{7 * 24};
constexpr hours kMonth{30 * 24};

/// Settings of a compacted topic. The latest record of each key stays for ever; what it replaces is
/// gone within about two hours, so that a killed story's text does not live on there. Tombstones
/// stay a week: a reader that was away for longer must begin anew.
TopicConfigs Compacted() {
  return {{"cleanup.policy", "compact"},
          {"min.cleanable.dirty.ratio", "0.3"},
          {"max.compaction.lag.ms", Milliseconds(hours{1})},
          {"segment.ms", Milliseconds(hours{1})},
          {"delete.retention.ms", Milliseconds(kWeek)}};
}

TopicConfigs Deleted(milliseconds after) {
  return {{"cleanup.policy", "delete"}, {"retention.ms", Milliseconds(after)}};
}

TopicPlan Plan(std::string name, int partitions, const TopicCounts& counts, TopicConfigs configs) {
  configs["max.message.bytes"] = std::to_string(kTopicMessageBytesMax);
  return {std::move(name), partitions, counts.replication, std::move(configs), true};
}

/// Lets the broker stamp the records: by the feed's own times old articles would be deleted
/// at once, and the timers would run by other people's clocks.
TopicPlan Stamped(TopicPlan plan) {
  plan.configs["message.timestamp.type"] = "LogAppendTime";
  return plan;
}

/// Keeps replaced records for the 90 days in which a replay may want them: clean records
/// name the version that they were cleaned with.
TopicPlan Versioned(TopicPlan plan) {
  plan.configs["min.compaction.lag.ms"] = Milliseconds(3 * kMonth);
  plan.configs["max.compaction.lag.ms"] = Milliseconds(3 * kMonth + hours{1});
  return plan;
}

Result<ClientHandle> MakeAdmin(const KafkaOptions& options, ClientCallbacks& callbacks) {
  Result<ConfHandle> conf = AdminConf(options);
  if (!conf) return std::unexpected(conf.error());
  return MakeClient(RD_KAFKA_PRODUCER, std::move(*conf), callbacks);
}

Result<NewTopicHandle> NewTopicOf(const TopicPlan& plan) {
  char said[256] = "";
  NewTopicHandle topic(rd_kafka_NewTopic_new(plan.name.c_str(), plan.partitions, plan.replication,
                                             said, sizeof(said)));
  if (topic == nullptr) {
    return Fail(ErrorCode::kInvalid, fmt::format("topic {}: {}", plan.name, said));
  }
  for (const auto& [name, value] : plan.configs) {
    rd_kafka_NewTopic_set_config(topic.get(), name.c_str(), value.c_str());
  }
  return topic;
}

/// Tries to create one topic; false when it exists.
Result<bool> CreateTopic(rd_kafka_t& client, const TopicPlan& plan) {
  const std::string what = "creating topic " + plan.name;
  const Result<NewTopicHandle> topic = NewTopicOf(plan);
  if (!topic) return std::unexpected(topic.error());
  rd_kafka_NewTopic_t* topics[] = {topic->get()};
  const auto ask = [&](const rd_kafka_AdminOptions_t* options, rd_kafka_queue_t* queue) {
    rd_kafka_CreateTopics(&client, topics, std::size(topics), options, queue);
  };
  const Result<EventHandle> event = AskAdmin(client, RD_KAFKA_ADMIN_OP_CREATETOPICS, what, ask);
  if (!event) return std::unexpected(event.error());
  std::size_t count = 0;
  const rd_kafka_topic_result_t** results =
      rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event->get()), &count);
  if (count != 1) return KafkaFail(what, RD_KAFKA_RESP_ERR__BAD_MSG);
  const rd_kafka_resp_err_t code = rd_kafka_topic_result_error(results[0]);
  if (code == RD_KAFKA_RESP_ERR_NO_ERROR) return true;
  if (code == RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS) return false;
  const char* said = rd_kafka_topic_result_error_string(results[0]);
  return KafkaFail(what, code, said == nullptr ? "" : said);
}

/// The number of partitions of a topic, or nothing when it does not exist.
Result<std::optional<int>> PartitionsOf(rd_kafka_t& client, const std::string& name) {
  const std::string what = "looking up topic " + name;
  const char* names[] = {name.c_str()};
  const TopicCollectionHandle topics(
      rd_kafka_TopicCollection_of_topic_names(names, std::size(names)));
  const auto ask = [&](const rd_kafka_AdminOptions_t* options, rd_kafka_queue_t* queue) {
    rd_kafka_DescribeTopics(&client, topics.get(), options, queue);
  };
  const Result<EventHandle> event = AskAdmin(client, RD_KAFKA_ADMIN_OP_DESCRIBETOPICS, what, ask);
  if (!event) return std::unexpected(event.error());
  std::size_t count = 0;
  const rd_kafka_TopicDescription_t** found = rd_kafka_DescribeTopics_result_topics(
      rd_kafka_event_DescribeTopics_result(event->get()), &count);
  if (count != 1) return KafkaFail(what, RD_KAFKA_RESP_ERR__BAD_MSG);
  const rd_kafka_error_t* error = rd_kafka_TopicDescription_error(found[0]);
  const rd_kafka_resp_err_t code =
      error == nullptr ? RD_KAFKA_RESP_ERR_NO_ERROR : rd_kafka_error_code(error);
  if (IsMissingTopic(code)) return std::optional<int>();
  if (code != RD_KAFKA_RESP_ERR_NO_ERROR) return KafkaFail(what, *error);
  std::size_t partitions = 0;
  rd_kafka_TopicDescription_partitions(found[0], &partitions);
  return std::optional<int>(static_cast<int>(partitions));
}

std::string WrongPartitions(const TopicPlan& plan, int found) {
  return fmt::format(
      "topic {}: {} partitions, expected {}; the number is fixed when a topic is "
      "made: replay into new topics to change it",
      plan.name, found, plan.partitions);
}

Result<std::vector<std::string>> DifferencesOf(rd_kafka_t& client, const TopicPlan& plan) {
  std::vector<std::string> lines;
  const Result<std::optional<int>> partitions = PartitionsOf(client, plan.name);
  if (!partitions) return std::unexpected(partitions.error());
  const int found = partitions->value_or(0);
  if (found != plan.partitions) lines.push_back(WrongPartitions(plan, found));
  const Result<TopicConfigs> configs = ConfigsOf(client, plan.name);
  if (!configs) return std::unexpected(configs.error());
  for (const auto& [name, expected] : plan.configs) {
    const auto entry = configs->find(name);
    const std::string value = entry == configs->end() ? "(unset)" : entry->second;
    if (value == expected) continue;
    lines.push_back(
        fmt::format("topic {}: {} is {}, expected {}", plan.name, name, value, expected));
  }
  return lines;
}

Result<TopicOutcome> CreateOrCompare(rd_kafka_t& client, const TopicPlan& plan) {
  const Result<bool> is_new = CreateTopic(client, plan);
  if (!is_new) return std::unexpected(is_new.error());
  if (*is_new) return TopicOutcome{plan.name, TopicState::kCreated, {}};
  if (!plan.is_ours) return TopicOutcome{plan.name, TopicState::kExists, {}};
  Result<std::vector<std::string>> differences = DifferencesOf(client, plan);
  if (!differences) return std::unexpected(differences.error());
  const TopicState state = differences->empty() ? TopicState::kExists : TopicState::kDiffers;
  return TopicOutcome{plan.name, state, std::move(*differences)};
}

}  // namespace

std::vector<TopicPlan> PlanTopics(const TopicNames& names, const TopicCounts& counts) {
  const int raw = counts.raw_partitions;
  const int story = counts.story_partitions;
  TopicPlan feed = Plan(names.raw, raw, counts, Deleted(kWeek));
  feed.is_ours = false;
  return {std::move(feed), Stamped(Plan(names.clean, story, counts, Deleted(kWeek))),
          Stamped(Plan(names.stories, story, counts, Compacted())),
          Stamped(Plan(names.audit, story, counts, Deleted(kMonth))),
          Stamped(Plan(names.rejected, story, counts, Deleted(kMonth))),
          Stamped(Plan(names.state, story, counts, Compacted())),
          // One partition, since every clean worker reads the whole table.
          Versioned(Stamped(Plan(names.publishers, 1, counts, Compacted())))};
}

std::string Describe(const TopicPlan& plan) {
  std::string line = fmt::format("{} partitions={}", plan.name, plan.partitions);
  if (plan.replication > 0) line += fmt::format(" replication={}", plan.replication);
  for (const auto& [name, value] : plan.configs)
    line += fmt::format(" {}={}", name, value);
  return line;
}

Result<std::vector<TopicOutcome>> CreateTopics(const KafkaOptions& options,
                                               const std::vector<TopicPlan>& plan,
                                               const LogFunction& log) {
  ClientCallbacks callbacks;
  callbacks.log = log;
  const Result<ClientHandle> client = MakeAdmin(options, callbacks);
  if (!client) return std::unexpected(client.error());
  std::vector<TopicOutcome> outcomes;
  for (const TopicPlan& topic : plan) {
    Result<TopicOutcome> outcome = CreateOrCompare(**client, topic);
    if (!outcome) return std::unexpected(outcome.error());
    outcomes.push_back(std::move(*outcome));
  }
  return outcomes;
}

Result<std::vector<std::string>> CheckTopics(const KafkaOptions& options,
                                             const std::vector<TopicPlan>& plan,
                                             const LogFunction& log) {
  ClientCallbacks callbacks;
  callbacks.log = log;
  const Result<ClientHandle> client = MakeAdmin(options, callbacks);
  if (!client) return std::unexpected(client.error());
  std::vector<std::string> problems;
  for (const TopicPlan& topic : plan) {
    const Result<std::optional<int>> partitions = PartitionsOf(**client, topic.name);
    if (!partitions) return std::unexpected(partitions.error());
    const int found = partitions->value_or(0);
    if (found == 0) {
      problems.push_back(MissingTopic(topic.name).detail);
    } else if (topic.is_ours && found != topic.partitions) {
      problems.push_back(WrongPartitions(topic, found));
    }
  }
  return problems;
}

}  // namespace wiresift
