#pragma once

#include <string>

#include "core/exit_code.h"
#include "daemon/commands/learnt_source.h"

namespace CLI {
class App;
}

namespace wiresift {

/// The command line of `wiresift publishers show`.
struct PublishersShowArguments {
  LearntSource source;
  std::string domain;
  std::string version;  ///< empty: the latest
  bool json = false;
};

/// Adds the command. Parsing fills `arguments`, which outlives the parser.
CLI::App* AddPublishersShow(CLI::App& parent, PublishersShowArguments& arguments);

/// Runs it; what is wrong is said on standard error.
[[nodiscard]] ExitCode Run(const PublishersShowArguments& arguments);

}  // namespace wiresift
