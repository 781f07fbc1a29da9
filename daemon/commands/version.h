#pragma once

#include <string>

#include "core/exit_code.h"

namespace CLI {
class App;
}

namespace wiresift {

/// The command line of `wiresift version`, which has no options.
struct VersionArguments {};

/// Adds the command. Parsing fills `arguments`, which outlives the parser.
CLI::App* AddVersion(CLI::App& parent, VersionArguments& arguments);

/// Runs it; what is wrong is said on standard error.
[[nodiscard]] ExitCode Run(const VersionArguments& arguments);

/// Versions of the program, of librdkafka and of the cleaning rules, a line each.
[[nodiscard]] std::string VersionText();

}  // namespace wiresift
