#include "daemon/commands/match.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <utility>

#include "command/files/match.h"
#include "daemon/commands/config_file.h"
#include "daemon/commands/opened_files.h"
#include "daemon/commands/typed_options.h"

namespace wiresift {

CLI::App* AddMatch(CLI::App& parent, MatchArguments& arguments) {
  auto* match =
      parent.add_subcommand("match", "The story of each article, and how it relates to it");
  AddConfig(*match, arguments.config);
  AddInput(*match, "input", arguments.input,
           "File with a JSON article a line; - is standard input");
  match->add_flag("--cleaned", arguments.cleaned, "The bodies are clean text already");
  AddDuration(*match, "--window", arguments.window,
              "How long a story can be joined, like 72h; default: for ever");
  match->add_flag("--stats", arguments.stats, "At the end, a table of the run on standard error");
  return match;
}

ExitCode Run(const MatchArguments& arguments) {
  std::optional<Config> config = ReadConfig(arguments.config);
  if (!config) return kExitConfig;
  InputFile in;
  if (!in.Open(arguments.input)) return kExitNoInput;
  if (arguments.window) config->match.window = *arguments.window;
  return RunMatch({.config = *std::move(config),
                   .cleaned = arguments.cleaned,
                   .has_window = arguments.window.has_value(),
                   .stats = arguments.stats ? &std::cerr : nullptr},
                  in.stream(), std::cout, std::cerr);
}

}  // namespace wiresift
