#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "core/exit_code.h"

namespace wiresift {

/// What was found, in one line that is no longer than a line: the first 60 bytes, or `nothing`.
[[nodiscard]] std::string Shown(std::string_view text);

/// Says in one line what is wrong with a command line, and where its help is. `command` may be
/// empty: then the program's own. Gives kExitUsage.
ExitCode UsageError(std::string_view command, std::string_view what, std::ostream& errors);

}  // namespace wiresift
