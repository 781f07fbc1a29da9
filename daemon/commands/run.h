#pragma once

#include <string>

#include "core/exit_code.h"

namespace CLI {
class App;
}

namespace wiresift {

/// The command line of `wiresift run`, the service.
struct RunArguments {
  std::string config;
};

/// Adds the command. Parsing fills `arguments`, which outlives the parser.
CLI::App* AddRun(CLI::App& parent, RunArguments& arguments);

/// Runs it; what is wrong is said on standard error.
[[nodiscard]] ExitCode Run(const RunArguments& arguments);

}  // namespace wiresift
