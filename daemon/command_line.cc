#include "daemon/command_line.h"

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "core/nearest.h"
#include "daemon/commands/publishers.h"
#include "daemon/commands/usage_error.h"

namespace wiresift {
namespace {

constexpr const char* kAbout =
    "Wiresift turns a raw news feed into a clean one: it takes the boilerplate off articles,\n"
    "recognises copies of the same wire story, and publishes one canonical article per story.";

constexpr const char* kMore =
    "Try it without anything else:\n"
    "  wiresift demo                              a sample feed on a broker inside the process\n"
    "  wiresift clean < articles.ndjson           clean text, and what was removed and why\n"
    "  wiresift clean --explain page.html         the same, shown\n"
    "  wiresift match < articles.ndjson           which article is a copy of which story\n"
    "  wiresift explain copy.json story.json      how one article stands to another, and why\n"
    "  wiresift pipe < raw.ndjson > stories.ndjson\n"
    "  wiresift tune pairs.ndjson                 which thresholds suit labelled pairs of yours\n"
    "On Kafka:\n"
    "  wiresift topics --create -c wiresift.yaml  make the topics, once\n"
    "  wiresift check --connect -c wiresift.yaml  is all well?\n"
    "  wiresift run -c wiresift.yaml              the service\n"
    "  wiresift redrive -c wiresift.yaml          dead letters back on the raw topic\n"
    "  wiresift replay -c new.yaml --from 2026-11-25T00:00Z --dry-run --diff\n"
    "                                             what would new.yaml do to news already "
    "published?\n\n"
    "An article is a JSON object a line; {\"id\":\"1\",\"title\":\"…\",\"text\":\"…\"} is enough, "
    "and the\n"
    "field names of ninjs, schema.org and most crawlers are understood.\n"
    "Exit codes: 0 all well, 64 usage, 65 data, 66 no input, 69 unavailable, 70 internal,\n"
    "73 an output cannot be made, 78 config.";

/// The command that was parsed last: `wiresift publishers show` is the app of `show`.
const CLI::App& Chosen(const CLI::App& app) {
  const CLI::App* chosen = &app;
  while (!chosen->get_subcommands().empty())
    chosen = chosen->get_subcommands().front();
  return *chosen;
}

/// `publishers show`; empty for the program itself.
std::string PathOf(const CLI::App& command) {
  std::string path;
  for (const CLI::App* app = &command; app->get_parent() != nullptr; app = app->get_parent())
    path.insert(0, app->get_name() + (path.empty() ? "" : " "));
  return path;
}

std::vector<std::string> OptionNames(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames())
      names.push_back("--" + name);
  }
  return names;
}

std::vector<std::string> CommandNames(const CLI::App& parent) {
  std::vector<std::string> names;
  for (const CLI::App* command : parent.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  return names;
}

/// A word that nothing takes.
std::string Unexpected(const CLI::App& command, const std::string& word) {
  if (word.starts_with('-')) {
    const std::string name = word.substr(0, word.find('='));
    return Shown(name) + ": unknown option" + DidYouMean(name, OptionNames(command));
  }
  const std::vector<std::string> commands = CommandNames(command);
  if (commands.empty()) return fmt::format("found {}, expected nothing more", Shown(word));
  return Shown(word) + ": unknown command" + DidYouMean(word, commands);
}

/// What a command line lacks that has no unknown words.
std::string Missing(const CLI::App& command) {
  for (const CLI::Option* option : command.get_options()) {
    if (!option->get_required() || option->count() > 0) continue;
    return fmt::format("found no {}, expected {}", option->get_name(), option->get_type_name());
  }
  return fmt::format("found no command, expected one of {}",
                     fmt::join(CommandNames(command), ", "));
}

/// CLI11's texts for a wrong number of values, as ours.
std::string WrongCount(const std::string& said) {
  const std::string name = said.substr(0, said.find_first_of(": "));
  if (said.ends_with("missing")) return fmt::format("{}: found nothing, expected a value", name);
  if (said.contains("At Most")) return fmt::format("{}: found again, expected once", name);
  if (said.contains("flag override"))
    return fmt::format("--{}: found a value, expected none", name);
  return said;
}

std::string Explain(const CLI::ParseError& error, const CLI::App& app) {
  const CLI::App& command = Chosen(app);
  const std::vector<std::string> unexpected = app.remaining(true);
  if (!unexpected.empty()) return Unexpected(command, unexpected.front());
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) return Missing(command);
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr)
    return WrongCount(error.what());
  return error.what();
}

}  // namespace

CommandLine::CommandLine() : app_(std::make_unique<CLI::App>(kAbout, "wiresift")) {
  app_->require_subcommand(1);
  app_->option_defaults()->disable_flag_override();
  Add(*app_, AddRun);
  Add(*app_, AddDemo);
  Add(*app_, AddCheck);
  Add(*app_, AddTopics);
  Add(*app_, AddPipe);
  Add(*app_, AddClean);
  Add(*app_, AddMatch);
  Add(*app_, AddTune);
  Add(*app_, AddExplain);
  CLI::App& publishers = *AddPublishers(*app_);
  Add(publishers, AddPublishersReview);
  Add(publishers, AddPublishersList);
  Add(publishers, AddPublishersShow);
  Add(*app_, AddRedrive);
  Add(*app_, AddReplay);
  Add(*app_, AddVersion);
  // Commands made after these would have them too.
  app_->set_version_flag("--version", VersionText, "The same as `wiresift version`");
  app_->footer(kMore);
}

CommandLine::~CommandLine() = default;

template <class Arguments>
void CommandLine::Add(CLI::App& parent, CLI::App* (*add)(CLI::App&, Arguments&)) {
  Arguments& arguments = std::get<Arguments>(arguments_);
  add(parent, arguments)->callback([this, &arguments] {
    run_ = [&arguments] { return wiresift::Run(arguments); };
  });
}

std::optional<ExitCode> CommandLine::Parse(int argc, const char* const* argv, std::ostream& out,
                                           std::ostream& errors) {
  try {
    app_->parse(argc, argv);
    return std::nullopt;
  } catch (const CLI::Success& help) {
    app_->exit(help, out, errors);
    return kExitOk;
  } catch (const CLI::ParseError& error) {
    return UsageError(PathOf(Chosen(*app_)), Explain(error, *app_), errors);
  }
}

}  // namespace wiresift
