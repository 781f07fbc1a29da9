#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "command/operate/learnt_lines.h"
#include "config/config.h"
#include "core/exit_code.h"

namespace CLI {
class App;
}

namespace wiresift {

/// Where `publishers list` and `show` read what is learnt: a file, or the topic that the
/// configuration names.
struct LearntSource {
  std::string config;
  std::string from;  ///< path; empty: the topic
};

void AddLearntSource(CLI::App& command, LearntSource& source);

/// What is learnt, and the configuration that may overrule it.
struct Learnt {
  Config config;
  LearntLines lines;
};

/// What is read; else the exit code, when why has been said. `command` is the name of the one that
/// asks.
[[nodiscard]] std::expected<Learnt, ExitCode> ReadLearnt(const LearntSource& source,
                                                         std::string_view command);

}  // namespace wiresift
