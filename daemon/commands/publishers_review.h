#pragma once

#include <string>
#include <vector>

#include "core/exit_code.h"

namespace CLI {
class App;
}

namespace wiresift {

/// The command line of `wiresift publishers review`.
struct PublishersReviewArguments {
  std::string config;
  std::vector<std::string> pages;
  std::string profile;
  std::string domain;     ///< empty: that of the first page
  std::string decisions;  ///< path; empty: ask
  bool accept = false;
  bool again = false;
  std::string color = "auto";
};

/// Adds the command. Parsing fills `arguments`, which outlives the parser.
CLI::App* AddPublishersReview(CLI::App& parent, PublishersReviewArguments& arguments);

/// Runs it; what is wrong is said on standard error.
[[nodiscard]] ExitCode Run(const PublishersReviewArguments& arguments);

}  // namespace wiresift
