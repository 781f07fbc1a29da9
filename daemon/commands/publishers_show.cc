#include "daemon/commands/publishers_show.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "command/operate/publishers.h"
#include "daemon/commands/typed_options.h"

namespace wiresift {

CLI::App* AddPublishersShow(CLI::App& parent, PublishersShowArguments& arguments) {
  auto* show = parent.add_subcommand(
      "show", "The blocks that a publisher's pages repeat, learnt ones and candidates");
  AddText(*show, "domain", arguments.domain, "DOMAIN", "Registrable domain, like lakeside.example")
      ->required();
  AddLearntSource(*show, arguments.source);
  show->add_flag("--json", arguments.json, "The records, a line each, for `clean --publishers`");
  AddText(*show, "--version", arguments.version, "VERSION",
          "As it was at this version, which audit records name after the @");
  return show;
}

ExitCode Run(const PublishersShowArguments& arguments) {
  const auto learnt = ReadLearnt(arguments.source, "publishers show");
  if (!learnt) return learnt.error();
  return RunPublishersShow({.overruled = learnt->config.publisher_table,
                            .version = arguments.version,
                            .json = arguments.json},
                           arguments.domain, learnt->lines, std::cout, std::cerr);
}

}  // namespace wiresift
