#include "daemon/program.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/exit_code.h"
#include "support/case_name.h"

// The program as a user runs it: exit codes, and what goes where.

namespace wiresift::tests {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;
using Words = std::vector<std::string>;

constexpr std::string_view kArticle =
    R"({"id":"1","title":"Ferry fares","text":"Fares on the island ferry rise in May."})";

/// A folder with one article, `article.json`, and a configuration without brokers, `empty.yaml`.
class ProgramTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = NewFolder("program");
    WriteFile(folder_ / "article.json", std::string(kArticle) + "\n");
    WriteFile(folder_ / "empty.yaml", "");
    WriteFile(folder_ / "brokers.yaml", "kafka: {bootstrap.servers: \"127.0.0.1:1\"}\n");
    WriteFile(folder_ / "file", "");
  }

  void TearDown() override { fs::remove_all(folder_); }

  ProgramEnd Run(const Words& words, const std::string& input = "") {
    return RunProgram(folder_, words, input);
  }

  fs::path folder_;
};

struct FileCase {
  std::string_view name;
  Words words;
  ExitCode want;
};

class FileCaseTest : public ProgramTest, public testing::WithParamInterface<FileCase> {};

TEST_P(FileCaseTest, NamesTheFileAndEndsWithTheCode) {
  const ProgramEnd end = Run(GetParam().words);
  EXPECT_EQ(end.code, GetParam().want) << end.errors;
  EXPECT_THAT(end.errors, HasSubstr("missing"));
  EXPECT_EQ(std::ranges::count(end.errors, '\n'), 1) << end.errors;
}

INSTANTIATE_TEST_SUITE_P(
    MissingInputs, FileCaseTest,
    testing::Values(
        FileCase{"Pipe", {"pipe", "missing"}, kExitNoInput},
        FileCase{"Clean", {"clean", "missing"}, kExitNoInput},
        FileCase{"Match", {"match", "missing"}, kExitNoInput},
        FileCase{"Tune", {"tune", "missing"}, kExitNoInput},
        FileCase{"ExplainArticle", {"explain", "missing", "article.json"}, kExitNoInput},
        FileCase{"ExplainRoot", {"explain", "article.json", "missing"}, kExitNoInput},
        FileCase{"PipePublishers", {"pipe", "--publishers", "missing"}, kExitNoInput},
        FileCase{"CleanPublishers", {"clean", "--publishers", "missing"}, kExitNoInput},
        FileCase{"CleanProfile", {"clean", "--profile", "missing"}, kExitNoInput},
        FileCase{"ExplainProfile",
                 {"explain", "article.json", "article.json", "--profile", "missing"},
                 kExitNoInput},
        FileCase{"ReviewPage", {"publishers", "review", "missing", "--profile", "p"}, kExitNoInput},
        FileCase{
            "ReviewDecisions",
            {"publishers", "review", "article.json", "--profile", "p", "--decisions", "missing"},
            kExitNoInput},
        FileCase{"List", {"publishers", "list", "--from", "missing"}, kExitNoInput},
        FileCase{"Show", {"publishers", "show", "a.example", "--from", "missing"}, kExitNoInput},
        FileCase{"Demo", {"demo", "--feed", "missing"}, kExitNoInput}),
    kCaseName);

INSTANTIATE_TEST_SUITE_P(
    OutputsThatCannotBeMade, FileCaseTest,
    testing::Values(FileCase{"PipeAudit", {"pipe", "--audit", "missing/a"}, kExitCannotCreate},
                    FileCase{
                        "PipeRejected", {"pipe", "--rejected", "missing/a"}, kExitCannotCreate},
                    FileCase{"PipeLearnt", {"pipe", "--learnt", "missing/a"}, kExitCannotCreate},
                    FileCase{"CleanHtml", {"clean", "--html", "missing/a"}, kExitCannotCreate},
                    FileCase{"TuneSvg", {"tune", "--svg", "missing/a"}, kExitCannotCreate},
                    FileCase{"ExplainHtml",
                             {"explain", "article.json", "article.json", "--html", "missing/a"},
                             kExitCannotCreate},
                    FileCase{"ReplayWork",
                             {"replay", "-c", "brokers.yaml", "--from", "earliest", "--dry-run",
                              "--work", "file/missing"},
                             kExitCannotCreate}),
    kCaseName);

// A configuration is no input: its absence is a wrong configuration, whatever the command.
INSTANTIATE_TEST_SUITE_P(
    MissingConfigurations, FileCaseTest,
    testing::Values(
        FileCase{"Run", {"run", "-c", "missing"}, kExitConfig},
        FileCase{"Check", {"check", "-c", "missing"}, kExitConfig},
        FileCase{"Topics", {"topics", "-c", "missing"}, kExitConfig},
        FileCase{"Redrive", {"redrive", "-c", "missing"}, kExitConfig},
        FileCase{"Replay", {"replay", "-c", "missing", "--from", "0"}, kExitConfig},
        FileCase{"Pipe", {"pipe", "-c", "missing"}, kExitConfig},
        FileCase{"Clean", {"clean", "-c", "missing"}, kExitConfig},
        FileCase{"Match", {"match", "-c", "missing"}, kExitConfig},
        FileCase{"Tune", {"tune", "-c", "missing"}, kExitConfig},
        FileCase{"Explain", {"explain", "article.json", "file", "-c", "missing"}, kExitConfig},
        FileCase{"List", {"publishers", "list", "-c", "missing"}, kExitConfig}),
    kCaseName);

TEST_F(ProgramTest, AProfileThatCannotBeSavedIsAnOutputThatCannotBeMade) {
  WriteFile(folder_ / "page.html",
            "<html><head><link rel=canonical href=https://a.example/1></head><body><p>Fares on the "
            "island ferry rise in May.</p></body></html>");
  const ProgramEnd end =
      Run({"publishers", "review", "page.html", "--profile", "file/p.ndjson", "--accept"});
  EXPECT_EQ(end.code, kExitCannotCreate) << end.errors;
  EXPECT_THAT(end.errors, HasSubstr("file/p.ndjson"));
}

TEST_F(ProgramTest, WhatCheckShowsIsReadAgainAndTheVerdictIsElsewhere) {
  WriteFile(folder_ / "a.yaml",
            "kafka: {bootstrap.servers: \"h:1\", client.id: \"a # b: $${c}\"}\n"
            "state_dir: \"/a: b #c\"\nmatch: {window: 36h}\n");
  const ProgramEnd shown = Run({"check", "--show", "-c", "a.yaml"});
  EXPECT_EQ(shown.code, 0) << shown.errors;
  EXPECT_EQ(shown.errors, "ok\n");
  WriteFile(folder_ / "b.yaml", shown.out);
  const ProgramEnd again = Run({"check", "--show", "-c", "b.yaml"});
  EXPECT_EQ(again.code, 0) << again.errors;
  EXPECT_EQ(again.out, shown.out);
  EXPECT_EQ(Run({"check", "-c", "b.yaml"}).out, "ok\n");
}

TEST_F(ProgramTest, VersionIsSaidInBothWays) {
  const ProgramEnd version = Run({"version"});
  EXPECT_EQ(version.code, 0);
  EXPECT_THAT(version.out, StartsWith("wiresift "));
  EXPECT_EQ(Run({"--version"}).out, version.out);
}

TEST_F(ProgramTest, MatchReadsStandardInput) {
  const ProgramEnd end = Run({"match"}, std::string(kArticle) + "\n");
  EXPECT_EQ(end.code, 0);
  EXPECT_THAT(end.out, HasSubstr(R"("relation":"original")"));
  EXPECT_THAT(end.errors, IsEmpty());
}

}  // namespace
}  // namespace wiresift::tests
