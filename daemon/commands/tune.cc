#include "daemon/commands/tune.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <optional>
#include <utility>

#include "command/tune/tune.h"
#include "daemon/commands/config_file.h"
#include "daemon/commands/opened_files.h"
#include "daemon/commands/typed_options.h"

namespace wiresift {

CLI::App* AddTune(CLI::App& parent, TuneArguments& arguments) {
  auto* tune =
      parent.add_subcommand("tune", "The thresholds of the matcher that suit your labelled pairs");
  AddConfig(*tune, arguments.config);
  AddInput(*tune, "input", arguments.input,
           "File with {\"a\": ARTICLE, \"b\": earlier ARTICLE, \"label\": \"duplicate\", "
           "\"different\" or \"related\"} a line; - is standard input");
  tune->add_flag("--cleaned", arguments.cleaned, "The bodies are clean text already");
  AddPath(*tune, "--svg", arguments.svg, "FILE", "File for a picture of the curves");
  tune->add_flag("--json", arguments.json, "The report as one JSON object");
  return tune;
}

ExitCode Run(const TuneArguments& arguments) {
  std::optional<Config> config = ReadConfig(arguments.config);
  if (!config) return kExitConfig;
  InputFile in;
  if (!in.Open(arguments.input)) return kExitNoInput;
  OutputFile svg;
  if (!svg.Open(arguments.svg)) return kExitCannotCreate;
  return RunTune({.config = *std::move(config),
                  .name = arguments.input == "-" ? "standard input" : arguments.input,
                  .cleaned = arguments.cleaned,
                  .json = arguments.json,
                  .svg = svg.stream()},
                 in.stream(), std::cout, std::cerr);
}

}  // namespace wiresift
