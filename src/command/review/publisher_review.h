#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "command/review/reviewer.h"
#include "config/config.h"
#include "core/exit_code.h"

namespace wiresift {

/// The options of the `publishers review` command.
struct ReviewCommand {
  Config config;
  std::vector<std::string> pages;  ///< files of pages (*.html) or of one JSON article a line
  std::string profile;             ///< the profile's file; made where it is missing
  std::string domain;              ///< domain of a new profile; empty: that of the first page
  bool again = false;              ///< show pages that the profile holds already, too
};

/// Runs `wiresift publishers review`: shows the pages of one publisher to the reviewer and puts the
/// answers into its profile, which is saved after each page. Pages of other publishers and plain
/// text are passed over and counted. `out` tells what happens, `errors` what is wrong.
[[nodiscard]] ExitCode RunPublisherReview(const ReviewCommand& command, Reviewer& reviewer,
                                          std::ostream& out, std::ostream& errors);

}  // namespace wiresift
