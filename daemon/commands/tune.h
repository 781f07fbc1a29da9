#pragma once

#include <string>

#include "core/exit_code.h"

namespace CLI {
class App;
}

namespace wiresift {

/// The command line of `wiresift tune`.
struct TuneArguments {
  std::string config;
  std::string input = "-";
  bool cleaned = false;
  bool json = false;
  std::string svg;  ///< path; empty: no picture
};

/// Adds the command. Parsing fills `arguments`, which outlives the parser.
CLI::App* AddTune(CLI::App& parent, TuneArguments& arguments);

/// Runs it; what is wrong is said on standard error.
[[nodiscard]] ExitCode Run(const TuneArguments& arguments);

}  // namespace wiresift
