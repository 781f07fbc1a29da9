#include "kafka/broker.h"

#include <algorithm>
#include <atomic>
#include <iostream>
#include <iterator>
#include <unistd.h>
#include <utility>

#include <gtest/gtest.h>

#include "kafka/log_reader.h"

namespace wiresift {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::chrono::seconds kOpenMax{60};
/// Seconds without a record after which an open transaction is taken for the end: a broker that has
/// just come back may be slow on a busy machine.
constexpr std::chrono::seconds kPatience{6};

std::unique_ptr<KafkaBroker>& TheBroker() {
  static std::unique_ptr<KafkaBroker> broker;
  return broker;
}

class BrokerEnvironment : public testing::Environment {
 public:
  void TearDown() override { TheBroker().reset(); }
};

// GoogleTest owns it.
testing::Environment* const kEnvironment = testing::AddGlobalTestEnvironment(new BrokerEnvironment);

}  // namespace

void StartBroker(std::vector<std::string> more) {
  TheBroker() = std::make_unique<KafkaBroker>(std::move(more));
}

KafkaBroker& Broker() {
  if (!TheBroker()) TheBroker() = std::make_unique<KafkaBroker>();
  return *TheBroker();
}

std::string NewName(const std::string& word) {
  static std::atomic<int> count = 0;
  return word + "-" + std::to_string(getpid()) + "-" + std::to_string(++count);
}

std::string NewTopic(const std::string& word, int partitions,
                     std::map<std::string, std::string> configs) {
  const TopicPlan plan{NewName(word), partitions, -1, std::move(configs), true};
  const auto created = CreateTopics(Broker().options(), {plan}, {});
  EXPECT_TRUE(created.has_value()) << created.error().detail;
  WaitForTopics({plan});
  return plan.name;
}

void WaitForTopics(const std::vector<TopicPlan>& plan) {
  const auto deadline = steady_clock::now() + std::chrono::seconds(10);
  while (steady_clock::now() < deadline) {
    const auto problems = CheckTopics(Broker().options(), plan, {});
    if (problems && problems->empty()) break;
  }
}

std::unique_ptr<KafkaSink> OpenSink(const std::string& id, const std::string& topic,
                                    const KafkaSource* source) {
  return OpenSink(Broker().options(), id, topic, source);
}

std::unique_ptr<KafkaSink> OpenSink(const KafkaOptions& broker, const std::string& id,
                                    const std::string& topic, const KafkaSource* source) {
  auto sink = KafkaSink::Make(broker, {id, {{Channel::kClean, topic}}}, source, {});
  EXPECT_TRUE(sink.has_value()) << sink.error().detail;
  if (!sink) return nullptr;
  const Status opened = OpenWithin(kOpenMax, **sink);
  EXPECT_TRUE(opened.has_value()) << opened.error().detail;
  return opened ? std::move(*sink) : nullptr;
}

std::unique_ptr<KafkaSource> OpenSource(const std::string& group, const std::string& topic,
                                        const std::string& instance) {
  auto source = KafkaSource::Make(Broker().options(), {group, instance}, topic, {});
  EXPECT_TRUE(source.has_value()) << source.error().detail;
  return source ? std::move(*source) : nullptr;
}

Output Line(std::string value, std::optional<int> partition) {
  Output output{.channel = Channel::kClean,
                .partition = std::nullopt,
                .key = value,
                .value = value,
                .headers = {}};
  if (partition) output.partition = PartitionId{*partition};
  return output;
}

void Fill(const std::string& topic, std::size_t count) {
  const auto sink = OpenSink(NewName("fill"), topic);
  ASSERT_NE(sink, nullptr);
  for (std::size_t i = 0; i < count; ++i) {
    ASSERT_TRUE(sink->Write(Line(std::to_string(i))).has_value());
  }
  ASSERT_EQ(sink->Commit({}), CommitOutcome::kCommitted);
}

void Listener::OnAssigned(std::span<const PartitionId> partitions) {
  assigned.insert(assigned.end(), partitions.begin(), partitions.end());
}

void Listener::OnRevoked(std::span<const PartitionId> partitions, bool lost) {
  revoked.insert(revoked.end(), partitions.begin(), partitions.end());
  any_lost = any_lost || lost;
}

std::vector<Record> Read(KafkaSource& source, Listener& listener, std::size_t count,
                         milliseconds limit) {
  std::vector<Record> records;
  const auto deadline = steady_clock::now() + limit;
  while (records.size() < count && steady_clock::now() < deadline) {
    auto polled = source.Poll(count - records.size(), milliseconds(50), listener);
    if (!polled) continue;
    for (Record& record : *polled)
      records.push_back(std::move(record));
  }
  return records;
}

std::vector<std::string> ValuesOf(const std::vector<Record>& records) {
  std::vector<std::string> values;
  values.reserve(records.size());
  for (const Record& record : records)
    values.push_back(record.value.value_or("(none)"));
  return values;
}

// To the written end: the broker may write the marker of a commit a little after it has said yes to
// it, and until then the committed end lies before the commit.
std::vector<Record> ReadCommitted(const KafkaOptions& broker, const std::string& topic,
                                  int partitions) {
  std::vector<Record> all;
  for (PartitionId partition{0}; partition.value < partitions; ++partition.value) {
    auto reader = LogReader::Make(broker, {.topic = topic, .partition = partition, .start = {}},
                                  {.patience = kPatience, .is_stopped = {}, .log = {}});
    EXPECT_TRUE(reader.has_value()) << reader.error().detail;
    if (!reader) return all;
    auto records = reader->Read(1'000);
    for (; records && !records->empty(); records = reader->Read(1'000))
      std::ranges::move(*records, std::back_inserter(all));
    if (!records) std::cout << records.error().detail << '\n';
  }
  return all;
}

std::vector<std::string> Committed(const std::string& topic, int partitions) {
  return ValuesOf(ReadCommitted(Broker().options(), topic, partitions));
}

}  // namespace wiresift
