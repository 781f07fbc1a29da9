#pragma once

#include <string>

#include "core/exit_code.h"

namespace CLI {
class App;
}

namespace wiresift {

/// The command line of `wiresift check`.
struct CheckArguments {
  std::string config;
  bool connect = false;
  bool show = false;
};

/// Adds the command. Parsing fills `arguments`, which outlives the parser.
CLI::App* AddCheck(CLI::App& parent, CheckArguments& arguments);

/// Runs it; what is wrong is said on standard error.
[[nodiscard]] ExitCode Run(const CheckArguments& arguments);

}  // namespace wiresift
