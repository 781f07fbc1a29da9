#pragma once

#include <cstddef>
#include <map>
#include <ostream>
#include <string>

#include "command/replay/verdict_outline.h"

namespace wiresift {

/// The figures of a replay, for its summary. Each counts records.
struct ReplayCounts {
  std::size_t warm_up = 0;   ///< decided for the memory alone
  std::size_t replayed = 0;  ///< decided, and told or compared
  std::size_t same = 0;
  std::size_t older = 0;                        ///< differ because the replay's memory is younger
  std::map<std::string, std::size_t> changed;   ///< by VerdictChange::kind
  std::size_t without_verdict = 0;              ///< no verdict in the audit log
  std::size_t old_text = 0;                     ///< not cleaned again: the raw record is gone
  std::size_t old_memory = 0;                   ///< cleaned then with a memory that is gone
  std::size_t moved = 0;                        ///< would go to another story partition now
  std::size_t crashed = 0;                      ///< left out: the service died of them
  std::map<std::string, std::size_t> verdicts;  ///< new verdicts by their name
};

/// Prints the summary for people.
void PrintSummary(const ReplayCounts& counts, bool compares, std::ostream& out);

}  // namespace wiresift
