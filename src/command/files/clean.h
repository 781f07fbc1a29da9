#pragma once

#include <istream>
#include <ostream>
#include <string>

#include "config/config.h"
#include "core/exit_code.h"

namespace wiresift {

/// The options of the `clean` command.
struct CleanCommand {
  Config config;
  bool parsed = false;     ///< also print the parsed body, which all offsets count bytes of
  std::string name = "-";  ///< the input's name; `*.html` and `*.txt` are one article each
  bool explain = false;    ///< show the articles with their removals instead
  bool color = false;      ///< with ANSI escapes
  /// The knowledge of publishers, which outlives the call; null: there is none.
  const PublisherTable* publishers = nullptr;
  std::ostream* html = nullptr;  ///< where a report of the removals goes too
};

/// `wiresift clean`: an article a line in, a line for each out, in the same order:
/// `{"id","title","text","removed":[…],"provenance":[…],"language"}` or `{"id","error":{…}}`.
/// `guarded`, `profile` and `memory` stand there when they say something. Explained, it is text for
/// people. kExitData when the input is neither articles nor a page.
[[nodiscard]] ExitCode RunClean(const CleanCommand& command, std::istream& in, std::ostream& out);

}  // namespace wiresift
