#pragma once

#include <istream>
#include <string>

#include "config/config.h"
#include "core/exit_code.h"

namespace wiresift {

struct DemoCommand {
  std::string bootstrap;         ///< empty: a broker inside the process
  std::istream* feed = nullptr;  ///< null: the built-in one
  bool stay = false;             ///< goes on serving after the feed
};

/// `wiresift demo`: feeds sample articles to the running service and tells each story and each
/// copy as its record appears. On a broker inside the process, or on a real one.
[[nodiscard]] ExitCode RunDemo(const DemoCommand& command, Config config);

}  // namespace wiresift
