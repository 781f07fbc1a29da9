#include "command/tune/tune.h"

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "command/files/match.h"
#include "command/tune/labelled_line.h"
#include "config/stage_options.h"
#include "core/json.h"
#include "support/json_path.h"
#include "support/lines.h"

namespace wiresift {
namespace {

using tests::Joined;
using tests::JsonAt;
using tests::LinesOf;

std::string SamplePairs() {
  std::ifstream in(std::string(WIRESIFT_SOURCE_DIR) + "/deploy/sample/pairs.ndjson");
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

struct TuneRun {
  ExitCode code = kExitOk;
  std::string out, errors, svg;
};

TuneRun RunOn(const std::string& input, TuneCommand command = {}) {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream errors;
  std::ostringstream svg;
  command.name = "pairs.ndjson";
  command.svg = &svg;
  const ExitCode code = RunTune(command, in, out, errors);
  return {code, out.str(), errors.str(), svg.str()};
}

/// True when a line of the table begins with the threshold and ends with the mark.
bool HasRow(const std::string& table, std::string_view threshold, std::string_view mark) {
  for (const std::string& line : LinesOf(table)) {
    if (line.starts_with("  " + std::string(threshold)) && line.ends_with(mark)) return true;
  }
  return false;
}

TEST(TuneCommand, TellsAboutTheSample) {
  const TuneRun run = RunOn(SamplePairs());
  EXPECT_EQ(run.code, kExitOk);
  EXPECT_EQ(run.errors, "");
  EXPECT_TRUE(run.out.starts_with("6 duplicates, 3 different, 3 related\n")) << run.out;
  EXPECT_TRUE(HasRow(run.out, "0.43", "  present")) << run.out;
  EXPECT_TRUE(HasRow(run.out, "0.50", "  suggested")) << run.out;
  EXPECT_TRUE(HasRow(run.out, "0.80", "")) << run.out;
  EXPECT_TRUE(run.out.contains("join: 0.5 suggested, the middle of 0.2 to 0.8")) << run.out;
  EXPECT_TRUE(run.out.contains("Too few pairs to tell")) << run.out;
  EXPECT_TRUE(run.out.contains("match:\n  join: 0.5")) << run.out;
  EXPECT_TRUE(run.out.contains("\n      8  over-reported  different  related   veto:numbers"))
      << run.out;
  EXPECT_TRUE(run.out.contains("lakeside:weather-0611  lakeside:weather-0610\n")) << run.out;
}

TEST(TuneCommand, MarksASettingThatIsTheSuggestion) {
  TuneCommand command;
  command.config.match.join = 0.5;
  const TuneRun run = RunOn(SamplePairs(), command);
  EXPECT_TRUE(HasRow(run.out, "0.50", "  present, suggested")) << run.out;
  EXPECT_TRUE(run.out.contains("join: 0.5       # as it is")) << run.out;
  command.config.match.join = 0.9;
  EXPECT_TRUE(HasRow(RunOn(SamplePairs(), command).out, "0.90", "  present"));
}

TEST(TuneCommand, SkipsAndCountsWrongLines) {
  const TuneRun run = RunOn("?\n\n" + SamplePairs() + R"({"label":"same"})" + "\n");
  EXPECT_EQ(run.code, kExitOk);
  const auto errors = LinesOf(run.errors);
  ASSERT_EQ(errors.size(), 3U) << run.errors;
  EXPECT_TRUE(errors[0].starts_with("pairs.ndjson:1: not JSON")) << errors[0];
  EXPECT_TRUE(errors[1].starts_with("pairs.ndjson:15: label: found \"same\"")) << errors[1];
  EXPECT_EQ(errors[2], "wiresift: 2 lines skipped");
  EXPECT_TRUE(run.out.starts_with("6 duplicates, 3 different, 3 related; 2 lines skipped\n"));
}

TEST(TuneCommand, NeedsAUsableLine) {
  for (const std::string_view input : {"", "\n", "?\n"}) {
    const TuneRun run = RunOn(std::string(input));
    EXPECT_EQ(run.code, kExitData);
    EXPECT_EQ(run.out, "");
    EXPECT_TRUE(run.errors.ends_with(
        "wiresift: pairs.ndjson: found no labelled pair, expected one a line\n"))
        << run.errors;
  }
}

TEST(TuneCommand, SuggestsNothingForOneKindOfPairs) {
  std::vector<std::string> duplicates = LinesOf(SamplePairs());
  duplicates.resize(6);
  const TuneRun run = RunOn(Joined(duplicates));
  EXPECT_EQ(run.code, kExitOk);
  EXPECT_TRUE(run.out.starts_with("6 duplicates, 0 different, 0 related\n"));
  EXPECT_TRUE(run.out.contains("\njoin: nothing to suggest")) << run.out;
  EXPECT_TRUE(run.out.contains("\nrelated: nothing to suggest")) << run.out;
  EXPECT_TRUE(run.out.contains("join: 0.43      # as it is\n")) << run.out;
}

TEST(TuneCommand, AnswersInJson) {
  TuneCommand command;
  command.json = true;
  const TuneRun run = RunOn(SamplePairs() + "?\n", command);
  EXPECT_EQ(JsonAt(run.out, "pairs.duplicate"), "6");
  EXPECT_EQ(JsonAt(run.out, "pairs.skipped"), "1");
  EXPECT_EQ(JsonAt(run.out, "join.present.threshold"), "0.43");
  EXPECT_EQ(JsonAt(run.out, "join.suggested.threshold"), "0.5");
  EXPECT_EQ(JsonAt(run.out, "join.suggested.stretch"), "[0.2,0.8]");
  EXPECT_EQ(JsonAt(run.out, "join.suggested.advice"), "too-few-pairs");
  EXPECT_EQ(JsonAt(run.out, "join.curve.0.threshold"), "0.2");
  EXPECT_EQ(JsonAt(run.out, "join.curve.60.missed"), "1");
  EXPECT_EQ(JsonAt(run.out, "related.suggested.advice"), "too-few-pairs");
  EXPECT_EQ(JsonAt(run.out, "wrong.2.line"), "8");
  EXPECT_EQ(JsonAt(run.out, "wrong.2.rule"), "veto:numbers");
  EXPECT_EQ(JsonAt(run.out, "wrong.3"), "(none)");
}

/// Two articles in a file of their own, as `wiresift match` answers.
std::string MatchAnswer(JsonValue pair, double join, double related) {
  MatchCommand command;
  command.config.match.join = join;
  command.config.match.related = related;
  std::istringstream in(Minified(*Find(pair, "b")) + '\n' + Minified(*Find(pair, "a")) + '\n');
  std::ostringstream out;
  std::ostringstream errors;
  EXPECT_EQ(RunMatch(command, in, out, errors), kExitOk) << errors.str();
  return LinesOf(out.str()).at(1);
}

/// What is tuned is what the line does: the index, the engine and the cleaning included.
TEST(TuneCommand, DecidesAsTheLineDoes) {
  const LabelledInput input{.prepare = PrepareOptionsOf({})};
  for (const std::string& text : LinesOf(SamplePairs())) {
    const auto line = ReadLabelledLine(text, 1, input);
    const auto document = JsonDocument::Parse(text);
    ASSERT_TRUE(line && document);
    for (const double join : {0.2, 0.3, 0.4, 0.43, 0.5, 0.6, 0.8}) {
      const std::string answer = MatchAnswer(document->root(), join, join / 2);
      const Outcome decision = DecideAt(line->pair.compared, join, join / 2);
      EXPECT_EQ(NameOf(decision.relation), JsonAt(answer, "relation")) << answer;
      EXPECT_EQ(NameOf(decision.rule), JsonAt(answer, "rule")) << answer;
    }
  }
}

}  // namespace
}  // namespace wiresift
