#include "daemon/commands/config_file.h"

#include <iostream>
#include <utility>

#include "config/load.h"
#include "daemon/commands/typed_options.h"

namespace wiresift {

CLI::Option* AddConfig(CLI::App& command, std::string& path) {
  return AddPath(command, "-c,--config", path, "FILE",
                 "Configuration file (YAML); see deploy/config.example");
}

std::optional<Config> ReadConfig(const std::string& path) {
  if (path.empty()) return DefaultConfig();
  LoadedConfig loaded = LoadConfig(path);
  for (const std::string& error : loaded.errors)
    std::cerr << error << '\n';
  if (!loaded.ok()) return std::nullopt;
  return std::move(loaded.config);
}

std::optional<Config> ReadConnectedConfig(const std::string& path) {
  std::optional<Config> config = ReadConfig(path);
  if (!config) return config;
  const std::vector<std::string> problems = RunProblems(*config);
  for (const std::string& problem : problems)
    std::cerr << "wiresift: " << problem << '\n';
  return problems.empty() ? std::move(config) : std::nullopt;
}

}  // namespace wiresift
