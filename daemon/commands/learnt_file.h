#pragma once

#include <string>

#include "core/exit_code.h"
#include "publisher/table.h"

namespace CLI {
class App;
}

namespace wiresift {

/// Adds the option `--publishers`, a file of what is learnt of publishers.
void AddLearntFile(CLI::App& command, std::string& path);

/// Takes the file into the table; nothing when `path` is empty. kExitNoInput or kExitData when it
/// cannot, which has been said.
[[nodiscard]] ExitCode TakeLearntFile(const std::string& path, PublisherTable& table);

}  // namespace wiresift
