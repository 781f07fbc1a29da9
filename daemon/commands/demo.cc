#include "daemon/commands/demo.h"

#include <CLI/CLI.hpp>
#include <optional>

#include "config/load.h"
#include "daemon/commands/opened_files.h"
#include "daemon/commands/typed_options.h"
#include "daemon/demo.h"

namespace wiresift {

CLI::App* AddDemo(CLI::App& parent, DemoArguments& arguments) {
  auto* demo = parent.add_subcommand("demo", "The service on a sample feed, told story by story");
  AddText(*demo, "--bootstrap", arguments.bootstrap, "HOST:PORT",
          "A real Kafka to run on (topics demo.*); default: a broker inside the process");
  AddInput(*demo, "--feed", arguments.feed, "Another feed: a JSON article a line");
  demo->add_flag("--stay", arguments.stay, "Go on serving /metrics after the feed, until Ctrl-C");
  return demo;
}

ExitCode Run(const DemoArguments& arguments) {
  InputFile feed;
  const bool is_own = !arguments.feed.empty();
  if (is_own && !feed.Open(arguments.feed)) return kExitNoInput;
  return RunDemo({.bootstrap = arguments.bootstrap,
                  .feed = is_own ? &feed.stream() : nullptr,
                  .stay = arguments.stay},
                 DefaultConfig());
}

}  // namespace wiresift
