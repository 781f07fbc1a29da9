#pragma once

#include <string>

#include "core/exit_code.h"

namespace CLI {
class App;
}

namespace wiresift {

/// The command line of `wiresift demo`.
struct DemoArguments {
  std::string bootstrap;  ///< empty: a broker inside the process
  std::string feed;       ///< path; empty: the built-in one
  bool stay = false;
};

/// Adds the command. Parsing fills `arguments`, which outlives the parser.
CLI::App* AddDemo(CLI::App& parent, DemoArguments& arguments);

/// Runs it; what is wrong is said on standard error.
[[nodiscard]] ExitCode Run(const DemoArguments& arguments);

}  // namespace wiresift
