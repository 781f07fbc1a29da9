#include "daemon/commands/replay.h"

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <optional>
#include <unistd.h>

#include "command/replay/replay.h"
#include "config/units.h"
#include "daemon/app.h"
#include "daemon/commands/config_file.h"
#include "daemon/commands/typed_options.h"

namespace wiresift {
namespace {

namespace fs = std::filesystem;

/// False when nothing can be made there, which is said before the brokers are asked.
bool CanWriteInto(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (!error && access(folder.c_str(), W_OK | X_OK) == 0) return true;
  std::cerr << "wiresift: --work: " << folder.string()
            << ": cannot be written: " << (error ? error.message() : std::strerror(errno)) << '\n';
  return false;
}

void AddPlaces(CLI::App& replay, ReplayArguments& arguments) {
  AddText(replay, "--from", arguments.from, "PLACE",
          "Where to begin: earliest, a time such as 2026-11-26T10:00Z, or an offset of "
          "the topic that gives the order: the clean topic, in a fused line the raw one")
      ->required();
  AddText(replay, "--to", arguments.to, "PLACE",
          "Where to end, the same; default: the end as of now");
  AddDuration(replay, "--warm-up", arguments.warm_up,
              "How much before --from is decided too, so that its stories are known; "
              "default: match.window");
}

}  // namespace

CLI::App* AddReplay(CLI::App& parent, ReplayArguments& arguments) {
  auto* replay = parent.add_subcommand(
      "replay",
      "What this version with this configuration would make of news that is published already. "
      "Reads the topics of the running line and cleans and decides all again, in the same order; "
      "joins no group and writes nothing to Kafka");
  AddConfig(*replay, arguments.config)->required();
  AddPlaces(*replay, arguments);
  replay->add_flag("--dry-run", arguments.dry_run, "Write nothing to Kafka; required");
  replay->add_flag("--diff", arguments.diff,
                   "Print what differs from the audit topic, a JSON object a line, and a summary "
                   "on standard error; without it, all new verdicts as audit records");
  AddPath(*replay, "--work", arguments.work, "FOLDER",
          "Folder for what does not fit into memory; default: $TMPDIR or /tmp");
  return replay;
}

ExitCode Run(const ReplayArguments& arguments) {
  const std::optional<Config> config = ReadConnectedConfig(arguments.config);
  if (!config) return kExitConfig;
  std::error_code ignored;
  const fs::path work =
      arguments.work.empty() ? fs::temp_directory_path(ignored) : fs::path(arguments.work);
  if (!CanWriteInto(work)) return kExitCannotCreate;
  // Its files are to be removed also when it is stopped.
  BlockSignals();
  return RunReplay({.config = *config,
                    .from = arguments.from,
                    .to = arguments.to,
                    .warm_up = arguments.warm_up ? FormatDuration(*arguments.warm_up) : "",
                    .dry_run = arguments.dry_run,
                    .diff = arguments.diff,
                    .work = work,
                    .is_stopped = StopAsked},
                   std::cout, std::cerr);
}

}  // namespace wiresift
