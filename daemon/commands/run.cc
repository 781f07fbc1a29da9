#include "daemon/commands/run.h"

#include <CLI/CLI.hpp>
#include <optional>

#include "config/load.h"
#include "daemon/app.h"
#include "daemon/commands/config_file.h"

namespace wiresift {

CLI::App* AddRun(CLI::App& parent, RunArguments& arguments) {
  auto* run = parent.add_subcommand("run", "The service: from Kafka to Kafka, exactly once");
  AddConfig(*run, arguments.config)->required();
  return run;
}

ExitCode Run(const RunArguments& arguments) {
  const std::optional<Config> config = ReadConnectedConfig(arguments.config);
  if (!config) return kExitConfig;
  BlockSignals();
  App app(*config, StateKeeping::kDisk, [&arguments] { return LoadConfig(arguments.config); });
  if (const Status started = app.Start(); !started) {
    app.observatory().OnMessage(Level::kError, started.error().detail);
    return ExitCodeOf(started.error().code);
  }
  return app.Serve();
}

}  // namespace wiresift
