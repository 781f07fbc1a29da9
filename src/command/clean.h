#pragma once

#include <istream>
#include <ostream>

#include "command/exit_code.h"
#include "config/config.h"

namespace wiresift {

struct CleanCommand {
  Config config;
  bool parsed = false;  ///< also print the parsed body, which all offsets count bytes of
};

/// `wiresift clean`: an article a line in, a line for each out, in the same order:
/// `{"id","title","text","removed":[…],"provenance":[…],"language"}` or `{"id","error":{…}}`.
[[nodiscard]] ExitCode RunClean(const CleanCommand& command, std::istream& in, std::ostream& out);

}  // namespace wiresift
