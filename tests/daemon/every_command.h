#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "daemon/command_line.h"

namespace wiresift::tests {

/// A command that can run, found by walking through the parser: one that is new is tested too.
struct KnownCommand {
  std::vector<std::string> path;  ///< `publishers`, `show`
  const CLI::App* app = nullptr;
};

inline void CollectCommands(const CLI::App& app, const std::vector<std::string>& path,
                            std::vector<KnownCommand>& commands) {
  const auto children = app.get_subcommands([](const CLI::App*) { return true; });
  if (children.empty()) commands.push_back({path, &app});
  for (const CLI::App* child : children) {
    std::vector<std::string> deeper = path;
    deeper.push_back(child->get_name());
    CollectCommands(*child, deeper, commands);
  }
}

/// The apps live as long as `line`.
inline std::vector<KnownCommand> CommandsOf(const CommandLine& line) {
  std::vector<KnownCommand> commands;
  CollectCommands(line.app(), {}, commands);
  return commands;
}

inline std::vector<std::vector<std::string>> EveryCommand() {
  const CommandLine line;
  std::vector<std::vector<std::string>> paths;
  for (const KnownCommand& command : CommandsOf(line))
    paths.push_back(command.path);
  return paths;
}

}  // namespace wiresift::tests
