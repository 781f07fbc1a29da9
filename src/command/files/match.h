#pragma once

#include <istream>
#include <ostream>

#include "config/config.h"
#include "core/exit_code.h"

namespace wiresift {

struct MatchCommand {
  Config config;
  bool cleaned = false;           ///< the bodies are clean text already
  bool has_window = false;        ///< else nothing is ever too old to be joined
  std::ostream* stats = nullptr;  ///< where a table of the run goes at its end
};

/// `wiresift match`: an article a line in, a line for each out, in the same order:
/// `{"id","story","relation","of","scores","verdict"}` or `{"id","error":{…}}`. When it ends before
/// its input, a line in `errors` says why.
[[nodiscard]] ExitCode RunMatch(const MatchCommand& command, std::istream& in, std::ostream& out,
                                std::ostream& errors);

}  // namespace wiresift
