#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>

#include "config/config.h"
#include "core/exit_code.h"

namespace wiresift {

/// The options of the `replay` command.
struct ReplayCommand {
  Config config;               ///< the new one, on the topics of the line that runs
  std::string from;            ///< earliest, an offset, a time; of the topic that gives the order
  std::string to;              ///< the same; empty: the end as of now
  std::string warm_up;         ///< a duration; empty: `match.window`
  bool dry_run = false;        ///< refused without: nothing else is there yet
  bool diff = false;           ///< compare with the audit topic; else print the new verdicts
  std::filesystem::path work;  ///< folder for what does not fit into memory
  std::function<bool()> is_stopped;  ///< asked between records; empty: never
};

/// Runs published news through this version's cleaning and deciding again, in the order in which
/// the service decided, and writes nothing but its files in `work`, which it removes: no group is
/// joined, no offset committed, no record sent. The topics are read as they stand at the start.
///
/// The order is that of the clean topic (of the raw partition in a fused line). Each raw record is
/// cleaned again; where retention has taken it, the clean record of then stands in. The memory of
/// stories is built from `warm_up` before `from`, without comparing.
///
/// `out` gets a line of JSON for each changed verdict with `diff`, else each new audit record;
/// `errors` a summary.
ExitCode RunReplay(const ReplayCommand& command, std::ostream& out, std::ostream& errors);

}  // namespace wiresift
