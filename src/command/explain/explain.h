#pragma once

#include <istream>
#include <ostream>
#include <string>

#include "config/config.h"
#include "core/exit_code.h"

namespace wiresift {

struct ExplainCommand {
  Config config;
  std::string a_name;    ///< name of A's file; `*.html` and `*.txt` are pages, all else is JSON
  std::string b_name;    ///< name of B's file
  bool cleaned = false;  ///< the bodies are clean text already
  bool json = false;     ///< one JSON object instead of text
  bool color = false;    ///< text with ANSI escapes
  std::ostream* html = nullptr;  ///< also gets a page with both texts side by side; null: no page
};

/// `wiresift explain`: how article A stands to article B, which is taken as the root of a story,
/// and why. Each input holds one article; what is wrong with one is told on `errors`, and
/// the code is kExitData.
[[nodiscard]] ExitCode RunExplain(const ExplainCommand& command, std::istream& a, std::istream& b,
                                  std::ostream& out, std::ostream& errors);

}  // namespace wiresift
