#pragma once

#include <ostream>
#include <string>

#include "command/operate/learnt_lines.h"
#include "core/exit_code.h"
#include "publisher/table.h"

namespace wiresift {

/// The `publishers list` and `publishers show` commands.
struct LearntCommand {
  PublisherTableOptions overruled;  ///< blocks and publishers that the configuration exempts
  std::string version;              ///< the version that `show` shows; empty: the latest
  bool json = false;                ///< print the records themselves, for `--publishers`
};

/// Runs `wiresift publishers list`: one line for each publisher with something learnt, by name:
/// `lakeside.example  0123abcd  3 blocks  5 candidates`.
[[nodiscard]] ExitCode RunPublishersList(const LearntCommand& command, const LearntLines& lines,
                                         std::ostream& out, std::ostream& errors);

/// Runs `wiresift publishers show DOMAIN`: its blocks with hash, counts, days and their first
/// words, and whether the configuration keeps them. kExitNoInput when nothing is learnt of the
/// publisher, or the version never was.
[[nodiscard]] ExitCode RunPublishersShow(const LearntCommand& command, const std::string& domain,
                                         const LearntLines& lines, std::ostream& out,
                                         std::ostream& errors);

}  // namespace wiresift
