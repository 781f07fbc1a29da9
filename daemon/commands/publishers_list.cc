#include "daemon/commands/publishers_list.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "command/operate/publishers.h"

namespace wiresift {

CLI::App* AddPublishersList(CLI::App& parent, PublishersListArguments& arguments) {
  auto* list = parent.add_subcommand(
      "list", "The publishers whose repeated blocks are learnt, with the version and the number");
  AddLearntSource(*list, arguments.source);
  list->add_flag("--json", arguments.json, "The records, a line each, for `clean --publishers`");
  return list;
}

ExitCode Run(const PublishersListArguments& arguments) {
  const auto learnt = ReadLearnt(arguments.source, "publishers list");
  if (!learnt) return learnt.error();
  return RunPublishersList({.overruled = learnt->config.publisher_table, .json = arguments.json},
                           learnt->lines, std::cout, std::cerr);
}

}  // namespace wiresift
