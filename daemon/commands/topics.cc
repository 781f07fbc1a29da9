#include "daemon/commands/topics.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <optional>

#include "command/operate/topics.h"
#include "daemon/commands/config_file.h"
#include "daemon/commands/typed_options.h"

namespace wiresift {
namespace {

/// More than any broker takes for one topic.
constexpr NumberRange kPartitionsRange{1, 100'000};

/// Kafka counts replicas in 16 bits; -1 leaves them to the brokers.
constexpr NumberRange kReplicationRange{-1, 32'767};

std::string NoReplicas(const std::string& text) {
  return text == "0" ? "found 0, expected -1 for the default of the brokers, or 1 and more" : "";
}

}  // namespace

CLI::App* AddTopics(CLI::App& parent, TopicsArguments& arguments) {
  auto* topics =
      parent.add_subcommand("topics", "Prints the topics with their settings, or makes them");
  AddConfig(*topics, arguments.config)->required();
  topics->add_flag("--create", arguments.create,
                   "Create what is missing; change nothing that exists");
  AddNumber(*topics, "--raw-partitions", arguments.raw_partitions, kPartitionsRange,
            "Partitions of the raw topic")
      ->default_str("4");
  AddNumber(*topics, "--replication", arguments.replication, kReplicationRange,
            "Replicas; -1: the broker's default")
      ->check(NoReplicas)
      ->default_str("-1");
  return topics;
}

ExitCode Run(const TopicsArguments& arguments) {
  const std::optional<Config> config = ReadConfig(arguments.config);
  if (!config) return kExitConfig;
  return RunTopics(
      {*config,
       arguments.create,
       {.raw_partitions = arguments.raw_partitions, .replication = arguments.replication}},
      std::cout);
}

}  // namespace wiresift
