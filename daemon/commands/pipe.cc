#include "daemon/commands/pipe.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <optional>
#include <thread>

#include "command/files/pipe.h"
#include "daemon/commands/config_file.h"
#include "daemon/commands/learnt_file.h"
#include "daemon/commands/opened_files.h"
#include "daemon/commands/typed_options.h"

namespace wiresift {
namespace {

/// Messages of a file run go to standard error, plainly.
class StderrObserver final : public Observer {
 public:
  void OnBatch(const BatchReport& /*report*/) override {}

  void OnStage(const StageReport& /*report*/) override {}

  void OnMessage(Level level, std::string_view text) override {
    if (level == Level::kDebug) return;
    std::cerr << "wiresift: " << NameOf(level) << ": " << text << '\n';
  }
};

bool Remembers(const PipeArguments& arguments) {
  return !arguments.publishers.empty() || !arguments.learnt.empty();
}

std::size_t ThreadsOf(const PipeArguments& arguments) {
  return arguments.threads > 0 ? arguments.threads
                               : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace

CLI::App* AddPipe(CLI::App& parent, PipeArguments& arguments) {
  auto* pipe =
      parent.add_subcommand("pipe", "Raw articles in, canonical stories out, between files");
  AddConfig(*pipe, arguments.config);
  AddInput(*pipe, "input", arguments.input, "File with a JSON article a line; - is standard input");
  AddPath(*pipe, "--audit", arguments.audit, "FILE", "File for one verdict per input line");
  AddPath(*pipe, "--rejected", arguments.rejected, "FILE", "File for lines that are no articles");
  AddLearntFile(*pipe, arguments.publishers);
  AddPath(*pipe, "--learnt", arguments.learnt, "FILE",
          "File for what is learnt of publishers' repeated blocks, for --publishers");
  AddNumber(*pipe, "--threads", arguments.threads, {0, kThreadsMax},
            "Threads that parse and clean; 0: one a core");
  return pipe;
}

ExitCode Run(const PipeArguments& arguments) {
  const std::optional<Config> config = ReadConfig(arguments.config);
  if (!config) return kExitConfig;
  InputFile in;
  if (!in.Open(arguments.input)) return kExitNoInput;
  if (config->publisher_memory && !Remembers(arguments)) {
    std::cerr << "wiresift: clean.publisher_memory: found true; between files, say where: "
                 "--publishers FILE, --learnt FILE or both\n";
    return kExitConfig;
  }
  PublisherTable publishers(config->publisher_table);
  const ExitCode taken = TakeLearntFile(arguments.publishers, publishers);
  if (taken != kExitOk) return taken;
  OutputFile audit;
  OutputFile rejected;
  OutputFile learnt;
  const bool opened = audit.Open(arguments.audit) && rejected.Open(arguments.rejected) &&
                      learnt.Open(arguments.learnt);
  if (!opened) return kExitCannotCreate;
  const FileStreams streams{.stories = &std::cout,
                            .audit = audit.stream(),
                            .rejected = rejected.stream(),
                            .publishers = learnt.stream()};
  StderrObserver observer;
  return RunPipe({.config = *config,
                  .threads = ThreadsOf(arguments),
                  .publishers = Remembers(arguments) ? &publishers : nullptr},
                 in.stream(), streams, observer);
}

}  // namespace wiresift
