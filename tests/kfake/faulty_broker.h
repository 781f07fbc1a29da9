#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <sys/types.h>
#include <vector>

#include "kafka/options.h"

namespace wiresift {

/// The figures that a FaultyBroker gives of itself.
struct FaultCounts {
  std::size_t transactions = 0;  ///< those whose end was asked for
  std::size_t struck = 0;        ///< of these, with a fault at any of their requests
  std::size_t strikes = 0;       ///< requests struck, those outside of transactions included
  std::string text;              ///< the broker's own words: strikes for each fault
};

/// The broker of tests/kfake/kfake-up as a child process. Throws std::runtime_error when it cannot
/// be made, started or understood. One thread.
class FaultyBroker {
 public:
  /// `faults` as kfake-up's --fault takes them; off until TurnFaults(true).
  FaultyBroker(const std::vector<std::string>& faults, std::uint32_t seed);
  ~FaultyBroker();
  FaultyBroker(const FaultyBroker&) = delete;
  FaultyBroker& operator=(const FaultyBroker&) = delete;

  void TurnFaults(bool on);
  [[nodiscard]] FaultCounts Counts();
  /// The properties that a client needs to connect, and no more.
  [[nodiscard]] KafkaOptions options() const;

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  using Pipe = std::unique_ptr<std::FILE, Close>;

  std::string Ask(const std::string& line);
  std::string ReadLine();

  pid_t pid_ = -1;
  Pipe to_;    // its standard input: it ends when this closes
  Pipe from_;  // its standard output
  std::string port_;
};

}  // namespace wiresift
