#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "core/exit_code.h"

namespace CLI {
class App;
}

namespace wiresift {

/// The command line of `wiresift match`.
struct MatchArguments {
  std::string config;
  std::string input = "-";
  bool cleaned = false;
  bool stats = false;
  std::optional<std::chrono::milliseconds> window;  ///< nothing: for ever
};

/// Adds the command. Parsing fills `arguments`, which outlives the parser.
CLI::App* AddMatch(CLI::App& parent, MatchArguments& arguments);

/// Runs it; what is wrong is said on standard error.
[[nodiscard]] ExitCode Run(const MatchArguments& arguments);

}  // namespace wiresift
