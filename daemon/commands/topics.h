#pragma once

#include <string>

#include "core/exit_code.h"

namespace CLI {
class App;
}

namespace wiresift {

/// The command line of `wiresift topics`.
struct TopicsArguments {
  std::string config;
  bool create = false;
  int raw_partitions = 4;
  int replication = -1;  ///< -1: the default of the brokers
};

/// Adds the command. Parsing fills `arguments`, which outlives the parser.
CLI::App* AddTopics(CLI::App& parent, TopicsArguments& arguments);

/// Runs it; what is wrong is said on standard error.
[[nodiscard]] ExitCode Run(const TopicsArguments& arguments);

}  // namespace wiresift
