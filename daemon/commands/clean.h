#pragma once

#include <string>

#include "core/exit_code.h"

namespace CLI {
class App;
}

namespace wiresift {

/// The command line of `wiresift clean`.
struct CleanArguments {
  std::string config;
  std::string input = "-";
  bool parsed = false;
  bool explain = false;
  std::string color = "auto";
  std::string html;        ///< path; empty: no report
  std::string profile;     ///< path; empty: what the configuration names
  std::string publishers;  ///< path of what is learnt of them; empty: nothing
};

/// Adds the command. Parsing fills `arguments`, which outlives the parser.
CLI::App* AddClean(CLI::App& parent, CleanArguments& arguments);

/// Runs it; what is wrong is said on standard error.
[[nodiscard]] ExitCode Run(const CleanArguments& arguments);

}  // namespace wiresift
