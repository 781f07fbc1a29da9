#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "core/exit_code.h"

namespace CLI {
class App;
}

namespace wiresift {

/// The command line of `wiresift replay`.
struct ReplayArguments {
  std::string config;
  std::string from;                                  ///< a place in the log
  std::string to;                                    ///< empty: the end as of now
  std::optional<std::chrono::milliseconds> warm_up;  ///< nothing: match.window
  std::string work;  ///< path of a folder; empty: the folder of the system for such files
  bool dry_run = false;
  bool diff = false;
};

/// Adds the command. Parsing fills `arguments`, which outlives the parser.
CLI::App* AddReplay(CLI::App& parent, ReplayArguments& arguments);

/// Runs it; what is wrong is said on standard error.
[[nodiscard]] ExitCode Run(const ReplayArguments& arguments);

}  // namespace wiresift
