#include "daemon/commands/explain.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <optional>
#include <utility>

#include "command/explain/explain.h"
#include "daemon/commands/color_option.h"
#include "daemon/commands/config_file.h"
#include "daemon/commands/opened_files.h"
#include "daemon/commands/profile_option.h"
#include "daemon/commands/typed_options.h"
#include "daemon/commands/usage_error.h"

namespace wiresift {

CLI::App* AddExplain(CLI::App& parent, ExplainArguments& arguments) {
  auto* explain = parent.add_subcommand(
      "explain", "How one article stands to another, with the scores and the shared passages");
  AddConfig(*explain, arguments.config);
  AddInput(*explain, "article", arguments.article,
           "File with one article: JSON, or a page *.html or *.txt; - is standard input")
      ->required();
  AddInput(*explain, "root", arguments.root, "The same with the earlier article, a story's root")
      ->required();
  explain->add_flag("--cleaned", arguments.cleaned, "The bodies are clean text already");
  explain->add_flag("--json", arguments.json,
                    "One JSON object, with offsets into both clean texts");
  AddColor(*explain, arguments.color);
  AddPath(*explain, "--html", arguments.html, "FILE",
          "Also write a page with the two texts side by side");
  AddProfile(*explain, arguments.profile);
  return explain;
}

ExitCode Run(const ExplainArguments& arguments) {
  if (arguments.article == "-" && arguments.root == "-") {
    return UsageError("explain", "found - twice, expected a file for one of the two articles",
                      std::cerr);
  }
  std::optional<Config> config = ReadConfig(arguments.config);
  if (!config) return kExitConfig;
  const ExitCode profiled = TakeProfile(arguments.profile, *config);
  if (profiled != kExitOk) return profiled;
  InputFile article;
  InputFile root;
  if (!article.Open(arguments.article) || !root.Open(arguments.root)) return kExitNoInput;
  OutputFile html;
  if (!html.Open(arguments.html)) return kExitCannotCreate;
  return RunExplain({.config = *std::move(config),
                     .a_name = arguments.article,
                     .b_name = arguments.root,
                     .cleaned = arguments.cleaned,
                     .json = arguments.json,
                     .color = ShowsColor(arguments.color),
                     .html = html.stream()},
                    article.stream(), root.stream(), std::cout, std::cerr);
}

}  // namespace wiresift
