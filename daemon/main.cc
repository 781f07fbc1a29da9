#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string_view>
#include <thread>
#include <unistd.h>

#include "command/explain/explain.h"
#include "command/files/clean.h"
#include "command/files/match.h"
#include "command/files/pipe.h"
#include "command/operate/check.h"
#include "command/operate/learnt_lines.h"
#include "command/operate/publishers.h"
#include "command/operate/redrive.h"
#include "command/operate/topics.h"
#include "command/replay/replay.h"
#include "command/review/publisher_review.h"
#include "command/show/color.h"
#include "command/show/page_input.h"
#include "command/tune/tune.h"
#include "config/load.h"
#include "config/profiles.h"
#include "config/show.h"
#include "config/stage_options.h"
#include "config/units.h"
#include "daemon/app.h"
#include "daemon/demo.h"
#include "daemon/logger.h"
#include "daemon/options.h"
#include "kafka/version.h"

namespace wiresift {
namespace {

/// Opens what is named; "-" is standard input. Says what is wrong and gives null.
std::istream* OpenInput(const std::string& path, std::ifstream& file) {
  if (path == "-") return &std::cin;
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    std::cerr << "wiresift: " << path << ": found a folder, expected a file\n";
    return nullptr;
  }
  file.open(path, std::ios::binary);
  if (file) return &file;
  std::cerr << "wiresift: " << path << ": cannot be read\n";
  return nullptr;
}

bool OpenOutput(const std::string& path, std::ofstream& file, std::ostream*& stream) {
  if (path.empty()) return true;
  file.open(path, std::ios::binary);
  stream = &file;
  if (!file) std::cerr << "wiresift: " << path << ": cannot be written\n";
  return file.good();
}

/// Messages of a file run go to standard error, plainly.
class StderrObserver final : public Observer {
 public:
  void OnBatch(const BatchReport& /*report*/) override {}

  void OnStage(const StageReport& /*report*/) override {}

  void OnMessage(Level level, std::string_view text) override {
    std::cerr << "wiresift: " << NameOf(level) << ": " << text << '\n';
  }
};

/// The table of `--publishers`, empty without it. Says what is wrong and gives false.
bool TakePublishers(const std::string& path, PublisherTable& table) {
  if (path.empty()) return true;
  const Result<LearntLines> lines = ReadLearntFile(path);
  const Status applied = lines ? ApplyAll(*lines, path, table) : std::unexpected(lines.error());
  if (!applied) std::cerr << "wiresift: " << applied.error().detail << '\n';
  return applied.has_value();
}

ExitCode Pipe(const Options& options, const Config& config, std::istream& in) {
  const bool remembers = !options.publishers.empty() || !options.learnt.empty();
  if (config.publisher_memory && !remembers) {
    std::cerr << "wiresift: clean.publisher_memory: found true; between files, say where: "
                 "--publishers FILE, --learnt FILE or both\n";
    return kExitConfig;
  }
  PublisherTable publishers(config.publisher_table);
  if (!TakePublishers(options.publishers, publishers)) return kExitData;
  std::ofstream audit;
  std::ofstream rejected;
  std::ofstream learnt;
  FileStreams streams{.stories = &std::cout};
  if (!OpenOutput(options.audit, audit, streams.audit)) return kExitNoInput;
  if (!OpenOutput(options.rejected, rejected, streams.rejected)) return kExitNoInput;
  if (!OpenOutput(options.learnt, learnt, streams.publishers)) return kExitNoInput;
  StderrObserver observer;
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  return RunPipe({.config = config,
                  .threads = options.threads == 0 ? cores : options.threads,
                  .publishers = remembers ? &publishers : nullptr},
                 in, streams, observer);
}

ExitCode Match(const Options& options, Config config, std::istream& in) {
  if (!options.window.empty()) {
    const auto window = ParseDuration(options.window);
    if (!window) {
      std::cerr << "wiresift: --window: found " << options.window
                << ", expected a time like 72h or 30m\n";
      return kExitUsage;
    }
    config.match.window = *window;
  }
  return RunMatch({.config = std::move(config),
                   .cleaned = options.cleaned,
                   .has_window = !options.window.empty(),
                   .stats = options.stats ? &std::cerr : nullptr},
                  in, std::cout);
}

std::string_view Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

bool ShowsColor(const Options& options) {
  return WantsColor(options.color, {.is_terminal = isatty(STDOUT_FILENO) != 0,
                                    .no_color = Environment("NO_COLOR"),
                                    .term = Environment("TERM")});
}

/// `--profile` stands in for the profiles that the configuration names.
bool TakeProfiles(const Options& options, Config& config) {
  if (options.profile.empty()) return true;
  LoadedProfiles loaded = LoadProfiles(options.profile);
  for (const std::string& error : loaded.errors)
    std::cerr << error << '\n';
  config.profiles = std::move(loaded.profiles);
  return loaded.errors.empty();
}

ExitCode Clean(const Options& options, Config config, std::istream& in) {
  if (!TakeProfiles(options, config)) return kExitConfig;
  if (ShapeOfInput(options.input, in) == InputShape::kUnknown) {
    std::cerr << "wiresift: " << UnknownInput(options.input).detail << '\n';
    return kExitData;
  }
  PublisherTable publishers(config.publisher_table);
  if (!TakePublishers(options.publishers, publishers)) return kExitData;
  std::ofstream file;
  std::ostream* html = nullptr;
  if (!OpenOutput(options.html, file, html)) return kExitNoInput;
  return RunClean({.config = std::move(config),
                   .parsed = options.parsed,
                   .name = options.input,
                   .explain = options.explain,
                   .color = ShowsColor(options),
                   .publishers = &publishers,
                   .html = html},
                  in, std::cout);
}

ExitCode Tune(const Options& options, Config config, std::istream& in) {
  std::ofstream file;
  std::ostream* svg = nullptr;
  if (!OpenOutput(options.svg, file, svg)) return kExitNoInput;
  return RunTune({.config = std::move(config),
                  .name = options.input == "-" ? "standard input" : options.input,
                  .cleaned = options.cleaned,
                  .json = options.json,
                  .svg = svg},
                 in, std::cout, std::cerr);
}

ExitCode Explain(const Options& options, Config config) {
  if (options.article == "-" && options.root == "-") {
    std::cerr << "wiresift: found - twice, expected a file for one of the two articles\n";
    return kExitUsage;
  }
  if (!TakeProfiles(options, config)) return kExitConfig;
  std::ifstream article_file;
  std::ifstream root_file;
  std::istream* article = OpenInput(options.article, article_file);
  std::istream* root = OpenInput(options.root, root_file);
  if (article == nullptr || root == nullptr) return kExitNoInput;
  std::ofstream file;
  std::ostream* html = nullptr;
  if (!OpenOutput(options.html, file, html)) return kExitNoInput;
  return RunExplain({.config = std::move(config),
                     .a_name = options.article,
                     .b_name = options.root,
                     .cleaned = options.cleaned,
                     .json = options.json,
                     .color = ShowsColor(options),
                     .html = html},
                    *article, *root, std::cout, std::cerr);
}

ExitCode ReviewPublisher(const Options& options, const Config& config) {
  const ReviewCommand command{.config = config,
                              .pages = options.pages,
                              .profile = options.profile,
                              .domain = options.domain,
                              .again = options.again};
  if (options.accept) {
    AcceptingReviewer reviewer;
    return RunPublisherReview(command, reviewer, std::cout, std::cerr);
  }
  if (options.decisions.empty()) {
    AskingReviewer reviewer(std::cin, std::cout, ShowsColor(options));
    return RunPublisherReview(command, reviewer, std::cout, std::cerr);
  }
  std::ifstream file;
  std::istream* decisions = OpenInput(options.decisions, file);
  if (decisions == nullptr) return kExitNoInput;
  ScriptedReviewer reviewer(*decisions, options.decisions);
  return RunPublisherReview(command, reviewer, std::cout, std::cerr);
}

/// What is learnt, from the file or the topic, as `publishers list` and `show` print it.
ExitCode ShowPublishers(const Options& options, const Config& config) {
  if (options.from.empty() && options.config.empty()) {
    std::cerr << "wiresift: found neither --config nor --from, expected one of them\n";
    return kExitUsage;
  }
  const Result<LearntLines> lines =
      options.from.empty() ? ReadLearntTopic(config) : ReadLearntFile(options.from);
  if (!lines) {
    std::cerr << "wiresift: " << lines.error().detail << '\n';
    return ExitCodeOf(lines.error().code);
  }
  const LearntCommand command{
      .overruled = config.publisher_table, .version = options.version, .json = options.json};
  return options.command == Command::kPublishersList
             ? RunPublishersList(command, *lines, std::cout, std::cerr)
             : RunPublishersShow(command, options.domain, *lines, std::cout, std::cerr);
}

ExitCode RunOnFile(const Options& options, const Config& config) {
  std::ifstream file;
  std::istream* in = OpenInput(options.input, file);
  if (in == nullptr) return kExitNoInput;
  switch (options.command) {
    case Command::kPipe:
      return Pipe(options, config, *in);
    case Command::kMatch:
      return Match(options, config, *in);
    case Command::kTune:
      return Tune(options, config, *in);
    default:
      return Clean(options, config, *in);
  }
}

ExitCode Check(const Options& options, const Config& config) {
  if (options.show) std::cout << ShowConfig(config);
  return RunCheck(config, options.connect, std::cout);
}

/// The file that `--config` names, or what holds without one.
LoadedConfig ReadConfig(const Options& options) {
  if (options.config.empty()) return {.config = DefaultConfig(), .errors = {}};
  return LoadConfig(options.config);
}

ExitCode Run(const Options& options, const Config& config) {
  BlockSignals();
  for (const std::string& problem : RunProblems(config)) {
    std::cerr << "wiresift: " << problem << '\n';
    return kExitConfig;
  }
  App app(config, StateKeeping::kDisk, [&options] { return ReadConfig(options); });
  if (const Status started = app.Start(); !started) {
    app.observatory().OnMessage(Level::kError, started.error().detail);
    return ExitCodeOf(started.error().code);
  }
  return app.Serve();
}

ExitCode Replay(const Options& options, const Config& config) {
  for (const std::string& problem : RunProblems(config)) {
    std::cerr << "wiresift: " << problem << '\n';
    return kExitConfig;
  }
  // Its files are to be removed also when it is stopped.
  BlockSignals();
  std::error_code ignored;
  return RunReplay({.config = config,
                    .from = options.from,
                    .to = options.to,
                    .warm_up = options.warm_up,
                    .dry_run = options.dry_run,
                    .diff = options.diff,
                    .work = options.work.empty() ? std::filesystem::temp_directory_path(ignored)
                                                 : std::filesystem::path(options.work),
                    .is_stopped = StopAsked},
                   std::cout, std::cerr);
}

ExitCode PrintVersion() {
  std::cout << "wiresift " << kProgramVersion << "\nlibrdkafka " << LibrdkafkaVersion()
            << "\nrules " << CleanRulesVersion() << '\n';
  return kExitOk;
}

ExitCode Dispatch(const Options& options) {
  if (options.command == Command::kVersion) return PrintVersion();
  const LoadedConfig loaded = ReadConfig(options);
  for (const std::string& error : loaded.errors)
    std::cerr << error << '\n';
  if (!loaded.ok()) return kExitConfig;
  switch (options.command) {
    case Command::kRun:
      return Run(options, loaded.config);
    case Command::kDemo:
      return RunDemo(options, loaded.config);
    case Command::kCheck:
      return Check(options, loaded.config);
    case Command::kTopics:
      return RunTopics(
          {loaded.config,
           options.create,
           {.raw_partitions = options.raw_partitions, .replication = options.replication}},
          std::cout);
    case Command::kExplain:
      return Explain(options, loaded.config);
    case Command::kRedrive:
      return RunRedrive({.config = loaded.config,
                         .reason = options.reason,
                         .limit = options.limit,
                         .dry_run = options.dry_run},
                        std::cout, std::cerr);
    case Command::kReplay:
      return Replay(options, loaded.config);
    case Command::kPublishersReview:
      return ReviewPublisher(options, loaded.config);
    case Command::kPublishersList:
    case Command::kPublishersShow:
      return ShowPublishers(options, loaded.config);
    default:
      return RunOnFile(options, loaded.config);
  }
}

}  // namespace
}  // namespace wiresift

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  const wiresift::ParsedOptions parsed = wiresift::ParseOptions(argc, argv);
  if (parsed.exit_code >= 0) return parsed.exit_code;
  return wiresift::Dispatch(parsed.options);
}
