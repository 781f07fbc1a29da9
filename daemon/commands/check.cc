#include "daemon/commands/check.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <optional>

#include "command/operate/check.h"
#include "config/show.h"
#include "daemon/commands/config_file.h"

namespace wiresift {

CLI::App* AddCheck(CLI::App& parent, CheckArguments& arguments) {
  auto* check = parent.add_subcommand("check", "Says what is wrong with a configuration");
  AddConfig(*check, arguments.config)->required();
  check->add_flag("--connect", arguments.connect, "Also try the brokers and look at the topics");
  check->add_flag("--show", arguments.show,
                  "Print the configuration in effect, without secrets; what is wrong with it goes "
                  "to standard error then");
  return check;
}

ExitCode Run(const CheckArguments& arguments) {
  const std::optional<Config> config = ReadConfig(arguments.config);
  if (!config) return kExitConfig;
  if (arguments.show) std::cout << ShowConfig(*config);
  return RunCheck(*config, arguments.connect, arguments.show ? std::cerr : std::cout);
}

}  // namespace wiresift
