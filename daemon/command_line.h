#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <ostream>
#include <tuple>

#include "core/exit_code.h"
#include "daemon/commands/check.h"
#include "daemon/commands/clean.h"
#include "daemon/commands/demo.h"
#include "daemon/commands/explain.h"
#include "daemon/commands/match.h"
#include "daemon/commands/pipe.h"
#include "daemon/commands/publishers_list.h"
#include "daemon/commands/publishers_review.h"
#include "daemon/commands/publishers_show.h"
#include "daemon/commands/redrive.h"
#include "daemon/commands/replay.h"
#include "daemon/commands/run.h"
#include "daemon/commands/topics.h"
#include "daemon/commands/tune.h"
#include "daemon/commands/version.h"

namespace wiresift {

/// All commands with their arguments, and the one that a command line has chosen. Parses once. One
/// thread.
class CommandLine {
 public:
  CommandLine();
  ~CommandLine();
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  /// Nothing when there is a command to run. Else the exit code: help or the version is in `out`,
  /// or one line in `errors` says what is wrong and where help is.
  [[nodiscard]] std::optional<ExitCode> Parse(int argc, const char* const* argv, std::ostream& out,
                                              std::ostream& errors);

  /// Runs the command that Parse has found.
  [[nodiscard]] ExitCode Run() const { return run_(); }

  /// What has been parsed for one command.
  template <class Arguments>
  [[nodiscard]] const Arguments& arguments() const {
    return std::get<Arguments>(arguments_);
  }

  /// All commands and options, for help and tests.
  [[nodiscard]] const CLI::App& app() const { return *app_; }

 private:
  template <class Arguments>
  void Add(CLI::App& parent, CLI::App* (*add)(CLI::App&, Arguments&));

  std::unique_ptr<CLI::App> app_;
  std::function<ExitCode()> run_;
  std::tuple<RunArguments, DemoArguments, CheckArguments, TopicsArguments, PipeArguments,
             CleanArguments, MatchArguments, TuneArguments, ExplainArguments,
             PublishersReviewArguments, PublishersListArguments, PublishersShowArguments,
             RedriveArguments, ReplayArguments, VersionArguments>
      arguments_;
};

}  // namespace wiresift
