#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <span>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/command_line.h"
#include "daemon/every_command.h"
#include "daemon/program.h"

// Every option of every command, as the parser has them, with values that it did not expect: the
// program answers with an exit code of its own and a message, and neither dies nor hangs.

namespace wiresift::tests {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

const std::array<std::string, 8> kOddValues = {
    "-1", "0", "18446744073709551616", "word", "", "[]", "a\nb", "\xFF\xFE"};

/// What a command needs beside the option that is tried, such that it ends by itself: files that
/// are there, a configuration without brokers, a feed that is not there.
Words Needed(const KnownCommand& command, const CLI::Option* tried) {
  const std::string& name = command.path.back();
  Words words;
  for (const CLI::Option* option : command.app->get_options()) {
    if (!option->get_required() || option == tried) continue;
    if (!option->get_positional()) words.push_back(option->get_name());
    words.push_back(option->get_name() == "--config"    ? "empty.yaml"
                    : option->get_name() == "--profile" ? "profile.ndjson"
                    : option->get_name() == "--from"    ? "earliest"
                                                        : "article.json");
  }
  const bool tries_feed = tried != nullptr && tried->get_name() == "--feed";
  if (name == "demo" && !tries_feed) words.insert(words.end(), {"--feed", "missing"});
  if (name == "replay") words.emplace_back("--dry-run");
  return words;
}

/// The ways to give `value` to the option: behind it, and with an equals sign.
std::vector<Words> WaysToGive(const CLI::Option& option, const std::string& value) {
  if (option.get_positional()) return {{value}};
  return {{option.get_name(), value}, {option.get_name() + "=" + value}, {option.get_name()}};
}

/// Calls with a command line for each command, option, value and way.
template <class Try>
void ForEachOddLine(const std::vector<KnownCommand>& commands, std::span<const std::string> values,
                    Try try_line) {
  for (const KnownCommand& command : commands) {
    for (const CLI::Option* option : command.app->get_options()) {
      for (const std::string& value : values) {
        for (const Words& given : WaysToGive(*option, value)) {
          Words words = command.path;
          const Words needed = Needed(command, option);
          words.insert(words.end(), needed.begin(), needed.end());
          words.insert(words.end(), given.begin(), given.end());
          try_line(words);
        }
      }
    }
  }
}

/// What the parser says of a line: nothing when it takes it.
std::optional<ExitCode> Parse(const Words& words, std::string& said) {
  std::vector<const char*> argv{"wiresift"};
  for (const std::string& word : words)
    argv.push_back(word.c_str());
  CommandLine line;
  std::ostringstream out;
  std::ostringstream errors;
  const auto code = line.Parse(static_cast<int>(argv.size()), argv.data(), out, errors);
  said = errors.str();
  return code;
}

TEST(OddValuesTest, TheParserTakesThemOrSaysWhatIsWrong) {
  const CommandLine known;
  std::size_t tried = 0;
  ForEachOddLine(CommandsOf(known), kOddValues, [&](const Words& words) {
    std::string errors;
    const auto code = Parse(words, errors);
    ++tried;
    if (!code || *code == kExitOk) return;
    SCOPED_TRACE(testing::PrintToString(words));
    EXPECT_EQ(*code, kExitUsage);
    EXPECT_THAT(errors, testing::StartsWith("wiresift: "));
    EXPECT_EQ(std::ranges::count(errors, '\n'), 1);
    EXPECT_THAT(errors, testing::HasSubstr(" --help`"));
  });
  EXPECT_GT(tried, 1'000u);
}

/// The lines that the parser takes are run.
TEST(OddValuesTest, TheProgramEndsWithACodeOfItsOwnAndAMessage) {
  const std::set<int> codes = {0, 64, 65, 66, 69, 73, 78};
  const std::array<std::string, 5> values = {"-1", "0", "18446744073709551616", "word", ""};
  const fs::path folder = NewFolder("odd-values");
  const CommandLine known;
  ForEachOddLine(CommandsOf(known), values, [&](const Words& words) {
    std::string ignored;
    if (Parse(words, ignored)) return;
    WriteFile(folder / "empty.yaml", "");
    WriteFile(folder / "article.json", R"({"id":"1","title":"A","text":"Some words here."})");
    const ProgramEnd end = RunProgram(folder, words);
    SCOPED_TRACE(testing::PrintToString(words));
    EXPECT_TRUE(codes.contains(end.code)) << end.code << ": " << end.errors;
    EXPECT_TRUE(end.code == 0 || !(end.errors + end.out).empty());
  });
  fs::remove_all(folder);
}

}  // namespace
}  // namespace wiresift::tests
