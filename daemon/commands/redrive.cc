#include "daemon/commands/redrive.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <optional>

#include "command/operate/redrive.h"
#include "core/result.h"
#include "daemon/commands/config_file.h"
#include "daemon/commands/typed_options.h"

namespace wiresift {
namespace {

constexpr NumberRange kLettersRange{0, 1'000'000'000'000};

}  // namespace

CLI::App* AddRedrive(CLI::App& parent, RedriveArguments& arguments) {
  auto* redrive = parent.add_subcommand(
      "redrive", "Puts dead letters back on the raw topic, exactly once; each run takes new ones");
  AddConfig(*redrive, arguments.config)->required();
  AddWord(*redrive, "--reason", arguments.reason, kNames<Reason>,
          "Only letters of this reason, like crashed or no-text; it has a progress of its own");
  AddNumber(*redrive, "--limit", arguments.limit, kLettersRange, "At most so many; 0: all");
  redrive->add_flag("--dry-run", arguments.dry_run, "Only count, write nothing");
  return redrive;
}

ExitCode Run(const RedriveArguments& arguments) {
  const std::optional<Config> config = ReadConfig(arguments.config);
  if (!config) return kExitConfig;
  return RunRedrive({.config = *config,
                     .reason = arguments.reason,
                     .limit = arguments.limit,
                     .dry_run = arguments.dry_run},
                    std::cout, std::cerr);
}

}  // namespace wiresift
