#pragma once

#include <optional>
#include <string>

#include "config/config.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace wiresift {

/// Adds the option `-c,--config`, which most commands have.
CLI::Option* AddConfig(CLI::App& command, std::string& path);

/// The configuration of the file, or what holds without one when `path` is empty. Nothing when
/// something is wrong with it; that has been said, and is kExitConfig.
[[nodiscard]] std::optional<Config> ReadConfig(const std::string& path);

/// The same for a command that needs brokers: a configuration that names none is an error too.
[[nodiscard]] std::optional<Config> ReadConnectedConfig(const std::string& path);

}  // namespace wiresift
