#pragma once

#include <string>

#include "config/config.h"
#include "core/exit_code.h"

namespace CLI {
class App;
}

namespace wiresift {

/// Adds the option `--profile`, a publisher's profile, or a folder of them.
void AddProfile(CLI::App& command, std::string& path);

/// Puts what `path` names in the place of the profiles that the configuration names; nothing when
/// it is empty. kExitNoInput or kExitConfig when it cannot, which has been said.
[[nodiscard]] ExitCode TakeProfile(const std::string& path, Config& config);

}  // namespace wiresift
