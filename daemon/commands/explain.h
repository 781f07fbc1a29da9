#pragma once

#include <string>

#include "core/exit_code.h"

namespace CLI {
class App;
}

namespace wiresift {

/// The command line of `wiresift explain`.
struct ExplainArguments {
  std::string config;
  std::string article;
  std::string root;
  bool cleaned = false;
  bool json = false;
  std::string color = "auto";
  std::string html;     ///< path; empty: no page
  std::string profile;  ///< path; empty: what the configuration names
};

/// Adds the command. Parsing fills `arguments`, which outlives the parser.
CLI::App* AddExplain(CLI::App& parent, ExplainArguments& arguments);

/// Runs it; what is wrong is said on standard error.
[[nodiscard]] ExitCode Run(const ExplainArguments& arguments);

}  // namespace wiresift
