#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "kafka/options.h"
#include "pipeline/ports/record.h"
#include "support/daemon_process.h"

namespace wiresift {

/// The end of a command: its exit code and all that it printed.
struct CommandResult {
  int code = -1;
  std::string text;
};

/// The topics of one test and the daemons on them.
class TestLine {
 public:
  /// Topics with names of their own on the program's broker, made unless `create` is false.
  explicit TestLine(const std::string& word, int raw_partitions = 1, bool create = true);
  /// The same on another broker.
  TestLine(KafkaOptions broker, const std::string& word, int raw_partitions, bool create = true);

  /// A daemon of this line; `extra` is added to its configuration. `name` tells daemons apart:
  /// instance, state folder and log.
  [[nodiscard]] std::unique_ptr<DaemonProcess> Daemon(const std::string& name,
                                                      const std::string& extra = "") const;
  /// Runs `wiresift WORDS -c CONFIG` with this line's configuration.
  [[nodiscard]] CommandResult Command(const std::string& words,
                                      const std::string& extra = "") const;
  void CreateTopics() const;
  /// Writes committed records to the raw topic, spread over its partitions by key.
  void Feed(const std::vector<Record>& records) const;
  void Feed(const std::vector<std::string>& values) const;
  /// Writes committed records to the clean topic, as a clean stage would.
  void FeedClean(const std::vector<Record>& records) const;

  /// All committed records of a topic's partitions, in order.
  [[nodiscard]] std::vector<Record> Read(const std::string& topic, int partitions = 1) const;
  /// Waits until the audit topic has `count` records; false after `limit`.
  [[nodiscard]] bool WaitForVerdicts(std::size_t count, std::chrono::seconds limit) const;

  /// The folder in which each daemon has a folder of its name.
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  TopicNames topics;
  std::string group;
  std::string kafka;  ///< what stands in the daemons' `kafka: {…}`; the broker, and no more

 private:
  [[nodiscard]] std::string Yaml(const std::string& instance, const std::string& extra) const;
  void Write(const std::string& topic, int partitions, const std::vector<Record>& records) const;

  KafkaOptions broker_;
  int raw_partitions_;
  std::filesystem::path folder_;
};

/// Text of a JSON member, by dotted path; empty when it is not there or no text.
[[nodiscard]] std::string JsonText(const std::string& json, const std::string& path);

/// The audit records by raw coordinate, which is unique: fails the test where one comes twice.
[[nodiscard]] std::map<std::string, std::string> VerdictsByInput(const std::vector<Record>& audit);

/// The value of a header, empty when there is none.
[[nodiscard]] std::string HeaderText(const Record& record, const std::string& name);

}  // namespace wiresift
