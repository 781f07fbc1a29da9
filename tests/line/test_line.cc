#include "line/test_line.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <sys/wait.h>
#include <thread>

#include <gtest/gtest.h>

#include "core/json.h"
#include "kafka/broker.h"
#include "kafka/topics.h"

namespace wiresift {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

/// The inside of `kafka: {…}` in a configuration.
std::string YamlOf(const KafkaOptions& broker) {
  std::string yaml;
  for (const auto& [name, value] : broker.properties) {
    if (!yaml.empty()) yaml += ", ";
    yaml.append(name).append(": \"").append(value).append("\"");
  }
  return yaml;
}

}  // namespace

TestLine::TestLine(const std::string& word, int raw_partitions, bool create)
    : TestLine(Broker().options(), word, raw_partitions, create) {}

TestLine::TestLine(KafkaOptions broker, const std::string& word, int raw_partitions, bool create)
    : group(NewName(word)),
      kafka(YamlOf(broker)),
      broker_(std::move(broker)),
      raw_partitions_(raw_partitions),
      folder_(std::filesystem::path(testing::TempDir()) / group) {
  for (std::string* name : {&topics.raw, &topics.clean, &topics.stories, &topics.audit,
                            &topics.rejected, &topics.state, &topics.publishers}) {
    *name = group + "." + *name;
  }
  if (create) CreateTopics();
}

void TestLine::CreateTopics() const {
  const auto plan = PlanTopics(topics, {.raw_partitions = raw_partitions_});
  const auto made = wiresift::CreateTopics(broker_, plan, {});
  ASSERT_TRUE(made.has_value()) << made.error().detail;
}

std::string TestLine::Yaml(const std::string& instance, const std::string& extra) const {
  return "instance: " + instance + "\ngroup: " + group + "\nkafka: {" + kafka + "}\n" +
         "topics: {raw: " + topics.raw + ", clean: " + topics.clean +
         ", stories: " + topics.stories + ", audit: " + topics.audit +
         ", rejected: " + topics.rejected + ", state: " + topics.state +
         ", publishers: " + topics.publishers + "}\n" + extra;
}

std::unique_ptr<DaemonProcess> TestLine::Daemon(const std::string& name,
                                                const std::string& extra) const {
  return std::make_unique<DaemonProcess>(folder_ / name, Yaml(name, extra));
}

CommandResult TestLine::Command(const std::string& words, const std::string& extra) const {
  std::filesystem::create_directories(folder_);
  const std::string config = (folder_ / "command.yaml").string();
  const std::string said = (folder_ / "command.said").string();
  std::ofstream(config) << Yaml("command", extra);
  const std::string command =
      std::string(WIRESIFT_BINARY) + " " + words + " -c " + config + " >" + said + " 2>&1";
  const int status = std::system(command.c_str());
  std::ostringstream text;
  text << std::ifstream(said).rdbuf();
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, text.str()};
}

void TestLine::Feed(const std::vector<Record>& records) const {
  Write(topics.raw, raw_partitions_, records);
}

void TestLine::FeedClean(const std::vector<Record>& records) const {
  Write(topics.clean, 1, records);
}

void TestLine::Write(const std::string& topic, int partitions,
                     const std::vector<Record>& records) const {
  const auto sink = OpenSink(broker_, NewName("feeder"), topic);
  ASSERT_NE(sink, nullptr);
  for (const Record& record : records) {
    Output output{.channel = Channel::kClean,
                  .partition = std::nullopt,
                  .key = record.key.value_or(std::string()),
                  .value = record.value,
                  .headers = record.headers};
    if (partitions == 1) output.partition = PartitionId{0};
    ASSERT_TRUE(sink->Write(std::move(output)).has_value());
  }
  ASSERT_EQ(sink->Commit({}), CommitOutcome::kCommitted);
}

void TestLine::Feed(const std::vector<std::string>& values) const {
  std::vector<Record> records(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    records[i].key = std::to_string(i);
    records[i].value = values[i];
  }
  Feed(records);
}

std::vector<Record> TestLine::Read(const std::string& topic, int partitions) const {
  return ReadCommitted(broker_, topic, partitions);
}

bool TestLine::WaitForVerdicts(std::size_t count, std::chrono::seconds limit) const {
  const auto deadline = steady_clock::now() + limit;
  while (steady_clock::now() < deadline) {
    if (Read(topics.audit).size() >= count) return true;
    std::this_thread::sleep_for(milliseconds(200));
  }
  return false;
}

std::string JsonText(const std::string& json, const std::string& path) {
  const auto document = JsonDocument::Parse(json);
  if (!document) return {};
  JsonValue value = document->root();
  std::string rest = path;
  while (true) {
    const std::size_t dot = rest.find('.');
    const auto next = Find(value, rest.substr(0, dot));
    if (!next) return {};
    value = *next;
    if (dot == std::string::npos) break;
    rest = rest.substr(dot + 1);
  }
  if (value.is_int64()) return std::to_string(value.get_int64().value_unsafe());
  return std::string(AsText(value).value_or(std::string_view()));
}

std::map<std::string, std::string> VerdictsByInput(const std::vector<Record>& audit) {
  std::map<std::string, std::string> verdicts;
  for (const Record& record : audit) {
    const std::string& json = *record.value;
    const std::string input = JsonText(json, "input.topic") + "/" +
                              JsonText(json, "input.partition") + "/" +
                              JsonText(json, "input.offset");
    EXPECT_TRUE(verdicts.emplace(input, json).second) << "two verdicts for " << input;
  }
  return verdicts;
}

std::string HeaderText(const Record& record, const std::string& name) {
  for (const Header& header : record.headers) {
    if (header.name == name) return header.value;
  }
  return {};
}

}  // namespace wiresift
