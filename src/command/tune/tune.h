#pragma once

#include <istream>
#include <ostream>
#include <string>

#include "config/config.h"
#include "core/exit_code.h"

namespace wiresift {

struct TuneCommand {
  Config config;
  std::string name;             ///< name of the input, for messages
  bool cleaned = false;         ///< the bodies are clean text already
  bool json = false;            ///< the report as one JSON object
  std::ostream* svg = nullptr;  ///< gets the picture of the curves; null: no picture
};

/// `wiresift tune`: reads labelled pairs, a line each (LabelledLine), and says how well each
/// threshold of the matcher separates them, with a suggestion. A line that is no labelled pair is
/// reported to `errors` and skipped; kExitData when none is left.
[[nodiscard]] ExitCode RunTune(const TuneCommand& command, std::istream& in, std::ostream& out,
                               std::ostream& errors);

}  // namespace wiresift
