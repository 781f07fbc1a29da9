#include "daemon/command_line.h"

#include <CLI/CLI.hpp>
#include <chrono>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/every_command.h"
#include "support/case_name.h"

namespace wiresift {
namespace {

using std::chrono::hours;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// Where a parse has ended, and what it said.
struct Parsed {
  std::optional<ExitCode> code;
  std::string out, errors;
};

Parsed Parse(CommandLine& line, std::vector<std::string> words) {
  words.insert(words.begin(), "wiresift");
  std::vector<const char*> argv;
  argv.reserve(words.size());
  for (const std::string& word : words)
    argv.push_back(word.c_str());
  std::ostringstream out;
  std::ostringstream errors;
  const auto code = line.Parse(static_cast<int>(argv.size()), argv.data(), out, errors);
  return {code, out.str(), errors.str()};
}

std::vector<std::string> Words(std::string_view text) {
  std::istringstream in{std::string(text)};
  std::vector<std::string> words;
  for (std::string word; in >> word;)
    words.push_back(word);
  return words;
}

/// The arguments of a line that is right.
template <class Arguments>
Arguments Taken(std::string_view words) {
  CommandLine line;
  const Parsed parsed = Parse(line, Words(words));
  EXPECT_FALSE(parsed.code.has_value()) << words << ": " << parsed.errors;
  return line.arguments<Arguments>();
}

TEST(CommandLineTest, PipeTakesItsFiles) {
  const auto pipe = Taken<PipeArguments>(
      "pipe -c w.yaml --audit a --rejected r --publishers p --learnt l --threads 3 in.ndjson");
  EXPECT_EQ(pipe.config, "w.yaml");
  EXPECT_EQ(pipe.input, "in.ndjson");
  EXPECT_EQ(pipe.audit, "a");
  EXPECT_EQ(pipe.rejected, "r");
  EXPECT_EQ(pipe.publishers, "p");
  EXPECT_EQ(pipe.learnt, "l");
  EXPECT_EQ(pipe.threads, 3u);
}

TEST(CommandLineTest, WithoutOptionsDefaultsHold) {
  EXPECT_EQ(Taken<PipeArguments>("pipe").input, "-");
  EXPECT_EQ(Taken<PipeArguments>("pipe").threads, 0u);
  EXPECT_EQ(Taken<CleanArguments>("clean").color, "auto");
  EXPECT_EQ(Taken<MatchArguments>("match").window, std::nullopt);
  EXPECT_EQ(Taken<TopicsArguments>("topics -c f").raw_partitions, 4);
  EXPECT_EQ(Taken<TopicsArguments>("topics -c f").replication, -1);
  EXPECT_EQ(Taken<RedriveArguments>("redrive -c f").limit, 0u);
  EXPECT_EQ(Taken<DemoArguments>("demo").feed, "");
}

TEST(CommandLineTest, ValuesAreTaken) {
  EXPECT_EQ(Taken<MatchArguments>("match --window 72h --cleaned --stats -").window, hours(72));
  EXPECT_EQ(Taken<TopicsArguments>("topics -c f --create --raw-partitions 12").raw_partitions, 12);
  EXPECT_EQ(Taken<TopicsArguments>("topics -c f --replication -1").replication, -1);
  EXPECT_EQ(Taken<RedriveArguments>("redrive -cf --reason=no-text --limit=7").limit, 7u);
  EXPECT_EQ(Taken<RedriveArguments>("redrive -cf --reason=no-text").reason, "no-text");
  EXPECT_EQ(Taken<ReplayArguments>("replay -c f --from 0 --warm-up 0s").warm_up, hours(0));
  EXPECT_EQ(Taken<ExplainArguments>("explain - b.json").article, "-");
  EXPECT_EQ(Taken<PublishersShowArguments>("publishers show a.example --from f").source.from, "f");
  EXPECT_THAT(Taken<PublishersReviewArguments>("publishers review a b --profile p").pages,
              testing::ElementsAre("a", "b"));
}

struct WrongLine {
  std::string_view name, words, says;
};

class WrongLineTest : public testing::TestWithParam<WrongLine> {};

TEST_P(WrongLineTest, IsAUsageErrorOfOneLine) {
  CommandLine line;
  const Parsed parsed = Parse(line, Words(GetParam().words));
  EXPECT_EQ(parsed.code, kExitUsage);
  EXPECT_EQ(parsed.out, "");
  EXPECT_EQ(parsed.errors, "wiresift: " + std::string(GetParam().says) + "\n");
}

constexpr std::string_view kCommands =
    "found no command, expected one of run, demo, check, topics, pipe, clean, match, tune, "
    "explain, publishers, redrive, replay, version. See `wiresift --help`";

INSTANTIATE_TEST_SUITE_P(
    Table, WrongLineTest,
    testing::Values(
        WrongLine{"NoCommand", "", kCommands},
        WrongLine{"UnknownCommand", "claen in",
                  "claen: unknown command; did you mean clean? See `wiresift --help`"},
        WrongLine{"UnknownCommandFarFromAll", "frobnicate",
                  "frobnicate: unknown command. See `wiresift --help`"},
        WrongLine{"UnknownOptionOfTheProgram", "--versoin",
                  "--versoin: unknown option; did you mean --version? See `wiresift --help`"},
        WrongLine{"UnknownOption", "pipe --thread 3",
                  "--thread: unknown option; did you mean --threads? See `wiresift pipe --help`"},
        WrongLine{"UnknownOptionWithAValue", "pipe --audti=x",
                  "--audti: unknown option; did you mean --audit? See `wiresift pipe --help`"},
        WrongLine{"UnknownOptionBeforeAMissingOne", "run --confg x",
                  "--confg: unknown option; did you mean --config? See `wiresift run --help`"},
        WrongLine{"UnknownShortOption", "pipe -x",
                  "-x: unknown option. See `wiresift pipe --help`"},
        WrongLine{"UnknownCommandOfACommand", "publishers shwo a",
                  "shwo: unknown command; did you mean show? See `wiresift publishers --help`"},
        WrongLine{"NoCommandOfACommand", "publishers",
                  "found no command, expected one of review, list, show. See `wiresift publishers "
                  "--help`"},
        WrongLine{"OneWordTooMany", "pipe a b",
                  "found b, expected nothing more. See `wiresift pipe --help`"},
        WrongLine{"MissingOption", "run",
                  "found no --config, expected FILE. See `wiresift run --help`"},
        WrongLine{"MissingWord", "explain a",
                  "found no root, expected FILE. See `wiresift explain --help`"},
        WrongLine{"MissingValue", "pipe --audit",
                  "--audit: found nothing, expected a value. See `wiresift pipe --help`"},
        WrongLine{"OptionAsAValue", "pipe --audit --rejected r",
                  "--audit: found --rejected, expected a path; one with a dash in front is written "
                  "./--rejected. See `wiresift pipe --help`"},
        WrongLine{"Twice", "pipe --threads 1 --threads 2",
                  "--threads: found again, expected once. See `wiresift pipe --help`"},
        WrongLine{"ValueForAFlag", "match --stats=yes",
                  "--stats: found a value, expected none. See `wiresift match --help`"},
        WrongLine{"NegativeThreads", "pipe --threads -3",
                  "--threads: found -3, expected a whole number from 0 to 256. See `wiresift pipe "
                  "--help`"},
        WrongLine{"TooManyThreads", "pipe --threads 1000000",
                  "--threads: found 1000000, expected a whole number from 0 to 256. See `wiresift "
                  "pipe --help`"},
        WrongLine{"NegativeLimit", "redrive -c f --limit -1",
                  "--limit: found -1, expected a whole number from 0 to 1000000000000. See "
                  "`wiresift redrive --help`"},
        WrongLine{"NegativePartitions", "topics -c f --raw-partitions -5",
                  "--raw-partitions: found -5, expected a whole number from 1 to 100000. See "
                  "`wiresift topics --help`"},
        WrongLine{"NoReplicas", "topics -c f --replication 0",
                  "--replication: found 0, expected -1 for the default of the brokers, or 1 and "
                  "more. See `wiresift topics --help`"},
        WrongLine{"UnknownWord", "clean --color alway",
                  "--color: found alway, expected one of auto, always, never; did you mean always? "
                  "See `wiresift clean --help`"},
        WrongLine{"NoDuration", "match --window 72",
                  "--window: found 72, expected a duration from 0s to 36500d, such as 30m, 72h or "
                  "90d. See `wiresift match --help`"},
        WrongLine{"TwoThatExclude", "clean --explain --parsed",
                  "--parsed excludes --explain. See `wiresift clean --help`"}),
    tests::kCaseName);

TEST(CommandLineTest, VersionIsAnOptionToo) {
  CommandLine line;
  const Parsed parsed = Parse(line, {"--version"});
  EXPECT_EQ(parsed.code, kExitOk);
  EXPECT_EQ(parsed.out, VersionText() + "\n");
}

TEST(CommandLineTest, HelpOfTheProgramNamesEveryCommand) {
  CommandLine line;
  const Parsed parsed = Parse(line, {"--help"});
  EXPECT_EQ(parsed.code, kExitOk);
  EXPECT_THAT(parsed.out, AllOf(HasSubstr("Wiresift turns"), HasSubstr("Exit codes")));
  for (const CLI::App* command : line.app().get_subcommands([](const CLI::App*) { return true; }))
    EXPECT_THAT(parsed.out, HasSubstr("\n  " + command->get_name() + " "));
}

TEST(CommandLineTest, HelpOfACommandIsItsOwnAlone) {
  for (const std::vector<std::string>& path : tests::EveryCommand()) {
    CommandLine line;
    std::vector<std::string> words = path;
    words.emplace_back("--help");
    const Parsed parsed = Parse(line, words);
    EXPECT_EQ(parsed.code, kExitOk) << path.back();
    EXPECT_THAT(parsed.out, HasSubstr("Usage: ")) << path.back();
    EXPECT_THAT(parsed.out, Not(HasSubstr("Exit codes"))) << path.back();
    EXPECT_THAT(parsed.out, Not(HasSubstr("Wiresift turns"))) << path.back();
  }
}

TEST(CommandLineTest, WhatWasFoundIsShownInOneLine) {
  CommandLine line;
  const Parsed parsed = Parse(line, {"pipe", "--threads", "1\n2" + std::string(1'000, 'x')});
  EXPECT_LT(parsed.errors.size(), 200u);
  EXPECT_EQ(parsed.errors.find('\n'), parsed.errors.size() - 1);
}

}  // namespace
}  // namespace wiresift
