#include "daemon/options.h"

#include <CLI/CLI.hpp>

#include "core/exit_code.h"

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
    "Exit codes: 0 all well, 64 usage, 65 data, 66 no input, 69 unavailable, 70 internal, 78 "
    "config.";

void AddConfig(CLI::App& command, Options& options, bool required) {
  auto* option = command.add_option("-c,--config", options.config,
                                    "Configuration file (YAML); see deploy/config.example");
  if (required) option->required();
}

void AddInput(CLI::App& command, Options& options) {
  command
      .add_option("input", options.input, "File with a JSON article a line; - is standard input")
      ->capture_default_str();
}

void AddPublishers(CLI::App& command, Options& options) {
  command.add_option("--publishers", options.publishers,
                     "File of publishers' repeated blocks, which are removed: what `pipe --learnt` "
                     "or `publishers list --json` has written");
}

void AddTune(CLI::App& app, Options& options) {
  auto* tune =
      app.add_subcommand("tune", "The thresholds of the matcher that suit your labelled pairs");
  AddConfig(*tune, options, false);
  tune->add_option("input", options.input,
                   "File with {\"a\": ARTICLE, \"b\": earlier ARTICLE, \"label\": \"duplicate\", "
                   "\"different\" or \"related\"} a line; - is standard input")
      ->capture_default_str();
  tune->add_flag("--cleaned", options.cleaned, "The bodies are clean text already");
  tune->add_option("--svg", options.svg, "File for a picture of the curves");
  tune->add_flag("--json", options.json, "The report as one JSON object");
  tune->callback([&] { options.command = Command::kTune; });
}

void AddColor(CLI::App& command, Options& options) {
  command.add_option("--color", options.color, "auto: on a terminal, unless NO_COLOR is set")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
}

void AddExplain(CLI::App& app, Options& options) {
  auto* explain = app.add_subcommand(
      "explain", "How one article stands to another, with the scores and the shared passages");
  AddConfig(*explain, options, false);
  explain
      ->add_option("article", options.article,
                   "File with one article: JSON, or a page *.html or *.txt; - is standard input")
      ->required();
  explain->add_option("root", options.root, "The same with the earlier article, a story's root")
      ->required();
  explain->add_flag("--cleaned", options.cleaned, "The bodies are clean text already");
  explain->add_flag("--json", options.json, "One JSON object, with offsets into both clean texts");
  AddColor(*explain, options);
  explain->add_option("--html", options.html, "Also write a page with the two texts side by side");
  explain->add_option("--profile", options.profile,
                      "Publisher profile, or a folder of them; see `publishers review`");
  explain->callback([&] { options.command = Command::kExplain; });
}

void AddFileCommands(CLI::App& app, Options& options) {
  auto* pipe = app.add_subcommand("pipe", "Raw articles in, canonical stories out, between files");
  AddConfig(*pipe, options, false);
  AddInput(*pipe, options);
  pipe->add_option("--audit", options.audit, "File for one verdict per input line");
  pipe->add_option("--rejected", options.rejected, "File for lines that are no articles");
  AddPublishers(*pipe, options);
  pipe->add_option("--learnt", options.learnt,
                   "File for what is learnt of publishers' repeated blocks, for --publishers");
  pipe->add_option("--threads", options.threads, "Threads that parse and clean; 0: one a core");
  pipe->callback([&] { options.command = Command::kPipe; });

  auto* clean =
      app.add_subcommand("clean", "Clean text of each article, with all that was removed");
  AddConfig(*clean, options, false);
  clean
      ->add_option(
          "input", options.input,
          "File with a JSON article a line, or a page *.html or *.txt; - is standard input")
      ->capture_default_str();
  auto* parsed = clean->add_flag("--parsed", options.parsed,
                                 "Also print the parsed body, which offsets count in");
  clean->add_flag("--explain", options.explain, "Show the articles with their removals, for people")
      ->excludes(parsed);
  clean->add_option("--color", options.color, "For --explain; auto: on a terminal, unless NO_COLOR")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
  clean->add_option("--html", options.html,
                    "Also write a page that shows what was removed, and why");
  clean->add_option("--profile", options.profile,
                    "Publisher profile, or a folder of them; see `publishers review`");
  AddPublishers(*clean, options);
  clean->callback([&] { options.command = Command::kClean; });

  auto* match = app.add_subcommand("match", "The story of each article, and how it relates to it");
  AddConfig(*match, options, false);
  AddInput(*match, options);
  match->add_flag("--cleaned", options.cleaned, "The bodies are clean text already");
  match->add_option("--window", options.window,
                    "How long a story can be joined, like 72h; "
                    "default: for ever");
  match->add_flag("--stats", options.stats, "At the end, a table of the run on standard error");
  match->callback([&] { options.command = Command::kMatch; });
  AddTune(app, options);
  AddExplain(app, options);
}

void AddReview(CLI::App& publishers, Options& options) {
  auto* review = publishers.add_subcommand(
      "review",
      "Shows pages' blocks with the verdicts, to be accepted or turned, and saves a profile");
  AddConfig(*review, options, false);
  review->add_option("pages", options.pages, "Pages *.html, or files with a JSON article a line")
      ->required();
  review->add_option("--profile", options.profile, "The publisher's profile, DOMAIN.ndjson")
      ->required();
  review->add_option("--domain", options.domain, "Of a new profile; default: the first page's");
  auto* accept = review->add_flag("--accept", options.accept, "Take all verdicts for right");
  review
      ->add_option("--decisions", options.decisions,
                   "File whose line N answers page N: empty, numbers to turn, s or q")
      ->excludes(accept);
  review->add_flag("--again", options.again, "Also pages that the profile holds already");
  AddColor(*review, options);
  review->callback([&] { options.command = Command::kPublishersReview; });
}

void AddLearntInput(CLI::App& command, Options& options) {
  AddConfig(command, options, false);
  command.add_option("--from", options.from,
                     "File that `pipe --learnt` or --json has written; default: the topic "
                     "publishers of the configuration");
  command.add_flag("--json", options.json, "The records, a line each, for `clean --publishers`");
}

void AddLearnt(CLI::App& publishers, Options& options) {
  auto* list = publishers.add_subcommand(
      "list", "The publishers whose repeated blocks are learnt, with the version and the number");
  AddLearntInput(*list, options);
  list->callback([&] { options.command = Command::kPublishersList; });
  auto* show = publishers.add_subcommand(
      "show", "The blocks that a publisher's pages repeat, learnt ones and candidates");
  show->add_option("domain", options.domain, "Registrable domain, like lakeside.example")
      ->required();
  AddLearntInput(*show, options);
  show->add_option("--version", options.version,
                   "As it was at this version, which audit records name after the @");
  show->callback([&] { options.command = Command::kPublishersShow; });
}

void AddPublisherCommands(CLI::App& app, Options& options) {
  auto* publishers = app.add_subcommand("publishers", "What is known of single publishers");
  publishers->require_subcommand(1);
  AddReview(*publishers, options);
  AddLearnt(*publishers, options);
}

void AddKafkaCommands(CLI::App& app, Options& options) {
  auto* run = app.add_subcommand("run", "The service: from Kafka to Kafka, exactly once");
  AddConfig(*run, options, true);
  run->callback([&] { options.command = Command::kRun; });

  auto* demo = app.add_subcommand("demo", "The service on a sample feed, told story by story");
  demo->add_option("--bootstrap", options.bootstrap,
                   "A real Kafka to run on (topics demo.*); default: a broker inside the process");
  demo->add_option("--feed", options.feed, "Another feed: a JSON article a line");
  demo->add_flag("--stay", options.stay, "Go on serving /metrics after the feed, until Ctrl-C");
  demo->callback([&] { options.command = Command::kDemo; });

  auto* check = app.add_subcommand("check", "Says what is wrong with a configuration");
  AddConfig(*check, options, true);
  check->add_flag("--connect", options.connect, "Also try the brokers and look at the topics");
  check->add_flag("--show", options.show, "Print the configuration in effect, without secrets");
  check->callback([&] { options.command = Command::kCheck; });

  auto* topics =
      app.add_subcommand("topics", "Prints the topics with their settings, or makes them");
  AddConfig(*topics, options, true);
  topics->add_flag("--create", options.create,
                   "Create what is missing; change nothing that exists");
  topics->add_option("--raw-partitions", options.raw_partitions, "Partitions of the raw topic")
      ->capture_default_str();
  topics->add_option("--replication", options.replication, "Replicas; -1: the broker's default")
      ->capture_default_str();
  topics->callback([&] { options.command = Command::kTopics; });
}

void AddRedrive(CLI::App& app, Options& options) {
  auto* redrive = app.add_subcommand(
      "redrive", "Puts dead letters back on the raw topic, exactly once; each run takes new ones");
  AddConfig(*redrive, options, true);
  redrive->add_option("--reason", options.reason,
                      "Only letters of this reason, like crashed or no-text; it has a progress of "
                      "its own");
  redrive->add_option("--limit", options.limit, "At most so many; 0: all");
  redrive->add_flag("--dry-run", options.dry_run, "Only count, write nothing");
  redrive->callback([&] { options.command = Command::kRedrive; });
}

void AddReplay(CLI::App& app, Options& options) {
  auto* replay = app.add_subcommand(
      "replay",
      "What this version with this configuration would make of news that is published already. "
      "Reads the topics of the running line and cleans and decides all again, in the same order; "
      "joins no group and writes nothing to Kafka");
  AddConfig(*replay, options, true);
  replay
      ->add_option("--from", options.from,
                   "Where to begin: earliest, a time such as 2026-11-26T10:00Z, or an offset of "
                   "the topic that gives the order: the clean topic, in a fused line the raw one")
      ->required();
  replay->add_option("--to", options.to, "Where to end, the same; default: the end as of now");
  replay->add_option("--warm-up", options.warm_up,
                     "How much before --from is decided too, so that its stories are known; "
                     "default: match.window");
  replay->add_flag("--dry-run", options.dry_run, "Write nothing to Kafka; required");
  replay->add_flag("--diff", options.diff,
                   "Print what differs from the audit topic, a JSON object a line, and a summary "
                   "on standard error; without it, all new verdicts as audit records");
  replay->add_option("--work", options.work,
                     "Folder for what does not fit into memory; default: $TMPDIR or /tmp");
  replay->callback([&] { options.command = Command::kReplay; });
}

}  // namespace

ParsedOptions ParseOptions(int argc, const char* const* argv) {
  ParsedOptions parsed;
  CLI::App app{kAbout, "wiresift"};
  app.footer(kMore);
  app.require_subcommand(1);
  AddKafkaCommands(app, parsed.options);
  AddFileCommands(app, parsed.options);
  AddPublisherCommands(app, parsed.options);
  AddRedrive(app, parsed.options);
  AddReplay(app, parsed.options);
  app.add_subcommand("version", "Versions of this program and of its libraries")->callback([&] {
    parsed.options.command = Command::kVersion;
  });
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    parsed.exit_code = app.exit(error) == 0 ? kExitOk : kExitUsage;
  }
  return parsed;
}

}  // namespace wiresift
