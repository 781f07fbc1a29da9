#pragma once

#include "config/config.h"
#include "core/exit_code.h"
#include "daemon/options.h"

namespace wiresift {

/// `wiresift demo`: feeds sample articles to the running service and tells each story and each
/// copy as its record appears. On a broker inside the process, or on a real one.
[[nodiscard]] ExitCode RunDemo(const Options& options, Config config);

}  // namespace wiresift
