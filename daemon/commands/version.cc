#include "daemon/commands/version.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include <fmt/format.h>

#include "config/stage_options.h"
#include "kafka/version.h"
#include "text/clean/cleaner.h"

namespace wiresift {

CLI::App* AddVersion(CLI::App& parent, VersionArguments& /*arguments*/) {
  return parent.add_subcommand("version", "Versions of this program and of its libraries");
}

ExitCode Run(const VersionArguments& /*arguments*/) {
  std::cout << VersionText() << '\n';
  return kExitOk;
}

std::string VersionText() {
  return fmt::format("wiresift {}\nlibrdkafka {}\nrules {}", kProgramVersion, LibrdkafkaVersion(),
                     CleanRulesVersion());
}

}  // namespace wiresift
