#pragma once

#include <cstddef>
#include <string>

#include "core/exit_code.h"

namespace CLI {
class App;
}

namespace wiresift {

/// The command line of `wiresift pipe`.
struct PipeArguments {
  std::string config;
  std::string input = "-";
  std::string audit;        ///< path; empty: nowhere
  std::string rejected;     ///< path; empty: nowhere
  std::string publishers;   ///< path of what is learnt of them; empty: nothing
  std::string learnt;       ///< path; empty: nowhere
  std::size_t threads = 0;  ///< 0: one a core
};

/// Adds the command. Parsing fills `arguments`, which outlives the parser.
CLI::App* AddPipe(CLI::App& parent, PipeArguments& arguments);

/// Runs it; what is wrong is said on standard error.
[[nodiscard]] ExitCode Run(const PipeArguments& arguments);

}  // namespace wiresift
