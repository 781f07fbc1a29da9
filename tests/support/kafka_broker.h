#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kafka/options.h"

namespace wiresift {

/// A real Kafka broker on free loopback ports, with data in a folder of its own, both gone at the
/// end. Throws std::runtime_error when it cannot be started. One thread.
class KafkaBroker {
 public:
  /// `more`: further arguments of `kafka-up start`, such as listeners.
  explicit KafkaBroker(std::vector<std::string> more = {});
  ~KafkaBroker();
  KafkaBroker(const KafkaBroker&) = delete;
  KafkaBroker& operator=(const KafkaBroker&) = delete;

  /// Crashes it (SIGKILL); Start brings it back with its data, on the same port.
  void Kill();
  void Start();
  /// Freezes it, so that connections stay and nobody answers.
  void Freeze();
  void Thaw();

  [[nodiscard]] std::string servers() const;
  /// The properties that a client needs to connect, and no more.
  [[nodiscard]] KafkaOptions options() const;

 private:
  int Run(const std::vector<std::string>& arguments) const;
  void Signal(int signal) const;

  std::vector<std::string> more_;
  std::filesystem::path data_;
  int port_;
  int controller_port_;
};

/// A loopback port that is free at this moment.
[[nodiscard]] int FreePort();

}  // namespace wiresift
