#pragma once

#include <ostream>
#include <string>

#include "command/operate/learnt_lines.h"
#include "core/exit_code.h"
#include "publisher/table.h"

namespace wiresift {

struct LearntCommand {
  PublisherTableOptions overruled;  ///< what the configuration says against what is learnt
  std::string version;              ///< show: the state of that version; empty: the latest
  bool json = false;                ///< the records themselves, for `--publishers`
};

/// `wiresift publishers list`: a line a publisher of whom something is learnt, by name:
/// `lakeside.example  0123abcd  3 blocks  5 candidates`.
[[nodiscard]] ExitCode RunPublishersList(const LearntCommand& command, const LearntLines& lines,
                                         std::ostream& out, std::ostream& errors);

/// `wiresift publishers show DOMAIN`: its blocks, with hash, counts, days and how they begin; what
/// the configuration overrules says so. kExitNoInput when nothing is learnt of it, or never was in
/// that version.
[[nodiscard]] ExitCode RunPublishersShow(const LearntCommand& command, const std::string& domain,
                                         const LearntLines& lines, std::ostream& out,
                                         std::ostream& errors);

}  // namespace wiresift
