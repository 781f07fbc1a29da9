#pragma once

#include <cstddef>
#include <string>

#include "core/exit_code.h"

namespace CLI {
class App;
}

namespace wiresift {

/// The command line of `wiresift redrive`.
struct RedriveArguments {
  std::string config;
  std::string reason;     ///< empty: all
  std::size_t limit = 0;  ///< 0: all
  bool dry_run = false;
};

/// Adds the command. Parsing fills `arguments`, which outlives the parser.
CLI::App* AddRedrive(CLI::App& parent, RedriveArguments& arguments);

/// Runs it; what is wrong is said on standard error.
[[nodiscard]] ExitCode Run(const RedriveArguments& arguments);

}  // namespace wiresift
