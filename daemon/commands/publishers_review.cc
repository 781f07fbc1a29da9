#include "daemon/commands/publishers_review.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <optional>

#include "command/review/publisher_review.h"
#include "daemon/commands/color_option.h"
#include "daemon/commands/config_file.h"
#include "daemon/commands/opened_files.h"
#include "daemon/commands/typed_options.h"

namespace wiresift {

CLI::App* AddPublishersReview(CLI::App& parent, PublishersReviewArguments& arguments) {
  auto* review = parent.add_subcommand(
      "review",
      "Shows pages' blocks with the verdicts, to be accepted or turned, and saves a profile");
  AddConfig(*review, arguments.config);
  review->add_option("pages", arguments.pages, "Pages *.html, or files with a JSON article a line")
      ->check(WrongPath)
      ->type_name("FILE")
      ->required();
  AddPath(*review, "--profile", arguments.profile, "FILE", "The publisher's profile, DOMAIN.ndjson")
      ->required();
  AddText(*review, "--domain", arguments.domain, "DOMAIN",
          "Of a new profile; default: the first page's");
  auto* accept = review->add_flag("--accept", arguments.accept, "Take all verdicts for right");
  AddInput(*review, "--decisions", arguments.decisions,
           "File whose line N answers page N: empty, numbers to turn, s or q")
      ->excludes(accept);
  review->add_flag("--again", arguments.again, "Also pages that the profile holds already");
  AddColor(*review, arguments.color);
  return review;
}

ExitCode Run(const PublishersReviewArguments& arguments) {
  const std::optional<Config> config = ReadConfig(arguments.config);
  if (!config) return kExitConfig;
  const ReviewCommand command{.config = *config,
                              .pages = arguments.pages,
                              .profile = arguments.profile,
                              .domain = arguments.domain,
                              .again = arguments.again};
  if (arguments.accept) {
    AcceptingReviewer reviewer;
    return RunPublisherReview(command, reviewer, std::cout, std::cerr);
  }
  if (arguments.decisions.empty()) {
    AskingReviewer reviewer(std::cin, std::cout, ShowsColor(arguments.color));
    return RunPublisherReview(command, reviewer, std::cout, std::cerr);
  }
  InputFile decisions;
  if (!decisions.Open(arguments.decisions)) return kExitNoInput;
  ScriptedReviewer reviewer(decisions.stream(), arguments.decisions);
  return RunPublisherReview(command, reviewer, std::cout, std::cerr);
}

}  // namespace wiresift
