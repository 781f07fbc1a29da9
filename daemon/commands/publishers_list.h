#pragma once

#include <string>

#include "core/exit_code.h"
#include "daemon/commands/learnt_source.h"

namespace CLI {
class App;
}

namespace wiresift {

/// The command line of `wiresift publishers list`.
struct PublishersListArguments {
  LearntSource source;
  bool json = false;
};

/// Adds the command. Parsing fills `arguments`, which outlives the parser.
CLI::App* AddPublishersList(CLI::App& parent, PublishersListArguments& arguments);

/// Runs it; what is wrong is said on standard error.
[[nodiscard]] ExitCode Run(const PublishersListArguments& arguments);

}  // namespace wiresift
