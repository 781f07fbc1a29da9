#include "daemon/commands/clean.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <optional>
#include <utility>

#include "command/files/clean.h"
#include "command/show/page_input.h"
#include "daemon/commands/color_option.h"
#include "daemon/commands/config_file.h"
#include "daemon/commands/learnt_file.h"
#include "daemon/commands/opened_files.h"
#include "daemon/commands/profile_option.h"
#include "daemon/commands/typed_options.h"

namespace wiresift {

CLI::App* AddClean(CLI::App& parent, CleanArguments& arguments) {
  auto* clean =
      parent.add_subcommand("clean", "Clean text of each article, with all that was removed");
  AddConfig(*clean, arguments.config);
  AddInput(*clean, "input", arguments.input,
           "File with a JSON article a line, or a page *.html or *.txt; - is standard input");
  auto* parsed = clean->add_flag("--parsed", arguments.parsed,
                                 "Also print the parsed body, which offsets count in");
  clean
      ->add_flag("--explain", arguments.explain,
                 "Show the articles with their removals, for people")
      ->excludes(parsed);
  AddColor(*clean, arguments.color, "For --explain; ");
  AddPath(*clean, "--html", arguments.html, "FILE",
          "Also write a page that shows what was removed, and why");
  AddProfile(*clean, arguments.profile);
  AddLearntFile(*clean, arguments.publishers);
  return clean;
}

ExitCode Run(const CleanArguments& arguments) {
  std::optional<Config> config = ReadConfig(arguments.config);
  if (!config) return kExitConfig;
  InputFile in;
  if (!in.Open(arguments.input)) return kExitNoInput;
  const ExitCode profiled = TakeProfile(arguments.profile, *config);
  if (profiled != kExitOk) return profiled;
  if (ShapeOfInput(arguments.input, in.stream()) == InputShape::kUnknown) {
    std::cerr << "wiresift: " << UnknownInput(arguments.input).detail << '\n';
    return kExitData;
  }
  PublisherTable publishers(config->publisher_table);
  const ExitCode taken = TakeLearntFile(arguments.publishers, publishers);
  if (taken != kExitOk) return taken;
  OutputFile html;
  if (!html.Open(arguments.html)) return kExitCannotCreate;
  return RunClean({.config = *std::move(config),
                   .parsed = arguments.parsed,
                   .name = arguments.input,
                   .explain = arguments.explain,
                   .color = ShowsColor(arguments.color),
                   .publishers = &publishers,
                   .html = html.stream()},
                  in.stream(), std::cout);
}

}  // namespace wiresift
