#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "config/config.h"
#include "core/exit_code.h"

namespace wiresift {

/// What `run` refuses of a configuration that has been read without errors, librdkafka's properties
/// included; one line each.
[[nodiscard]] std::vector<std::string> FindProblems(const Config& config);

/// `wiresift check`: says what is wrong with a configuration that has been read without errors,
/// and with `connect` also tries the broker and the topics. One line each; "ok" when all is well.
[[nodiscard]] ExitCode RunCheck(const Config& config, bool connect, std::ostream& out);

}  // namespace wiresift
