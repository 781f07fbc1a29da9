#include "command/operate/publishers.h"

#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "publisher/memory.h"

namespace wiresift {
namespace {

std::string Block(std::string_view hash) {
  return R"({"hash":"00000000000000)" + std::string(hash) + R"(","sample":"block )" +
         std::string(hash) +
         R"(","stories":3,"articles":5,"first":"2025-03-01","last":"2025-03-09"})";
}

std::string Line(const std::string& domain, int scope, const std::string& learnt,
                 const std::string& candidates = "") {
  return R"({"domain":")" + domain + R"(","scope":")" + std::to_string(scope) + R"(","learnt":[)" +
         learnt + R"(],"candidates":[)" + candidates + "]}";
}

struct Printed {
  ExitCode code;
  std::string out, errors;
};

Printed List(const LearntLines& lines, const LearntCommand& command = {}) {
  std::ostringstream out, errors;
  const ExitCode code = RunPublishersList(command, lines, out, errors);
  return {code, out.str(), errors.str()};
}

Printed Show(const std::string& domain, const LearntLines& lines,
             const LearntCommand& command = {}) {
  std::ostringstream out, errors;
  const ExitCode code = RunPublishersShow(command, domain, lines, out, errors);
  return {code, out.str(), errors.str()};
}

const LearntLines kLines = {
    Line("b.example", 0, Block("01")), Line("a.example", 0, Block("02"), Block("03")),
    Line("a.example", 1, Block("03")), Line("b.example", 0, ""), Line("c.example", 0, Block("04"))};

TEST(PublishersList, IsTheLatestOfEach) {
  EXPECT_EQ(List(kLines).out, "a.example  " + MemoryVersion({2, 3}) +
                                  "  2 blocks  1 candidates\n"
                                  "c.example  " +
                                  MemoryVersion({4}) + "  1 blocks  0 candidates\n");
}

TEST(PublishersList, AsJsonFillsTheSameTable) {
  const Printed printed = List(kLines, {.overruled = {}, .version = {}, .json = true});
  PublisherTable all, latest;
  ASSERT_TRUE(ApplyAll(kLines, "all", all));
  std::istringstream lines(printed.out);
  for (std::string line; std::getline(lines, line);)
    ASSERT_TRUE(latest.ApplyLine(line));
  EXPECT_EQ(latest.size().publishers, 2U);
  EXPECT_EQ(latest.Find("a.example")->name(), all.Find("a.example")->name());
}

TEST(PublishersShow, TellsBlocksAndWhatIsOverruled) {
  const Printed printed =
      Show("a.example", kLines, {.overruled = {.off = {"a.example"}, .keep = {2}}, .version = {}});
  EXPECT_EQ(
      printed.out,
      "a.example  " + MemoryVersion({3}) +
          "  off by the configuration\n"
          "learnt: 2\n"
          "  0000000000000002  3 or more stories, 5 articles, 2025-03-01 to 2025-03-09, "
          "kept by the configuration  block 02\n"
          "  0000000000000003  3 or more stories, 5 articles, 2025-03-01 to 2025-03-09  block 03\n"
          "candidates: 0\n");
}

/// A replay of old clean records asks for the version that they name.
TEST(PublishersShow, GoesBackToAVersion) {
  const Printed printed =
      Show("b.example", kLines, {.overruled = {}, .version = MemoryVersion({1}), .json = true});
  EXPECT_EQ(printed.code, kExitOk);
  EXPECT_EQ(printed.out, kLines[0] + "\n");
}

TEST(PublishersShow, SaysWhichVersionsThereWere) {
  const Printed printed = Show("b.example", kLines, {.overruled = {}, .version = "00000000"});
  EXPECT_EQ(printed.code, kExitNoInput);
  EXPECT_EQ(printed.errors, "wiresift: b.example: found versions " + MemoryVersion({1}) +
                                ", expected version 00000000\n");
}

TEST(PublishersShow, UnknownAndForgottenAreNot) {
  for (const char* domain : {"b.example", "z.example"}) {
    const Printed printed = Show(domain, kLines);
    EXPECT_EQ(printed.code, kExitNoInput);
    EXPECT_TRUE(printed.out.empty());
    EXPECT_TRUE(printed.errors.contains(domain)) << printed.errors;
  }
}

TEST(Publishers, ABadRecordIsNamed) {
  const Printed printed = List({kLines[0], "?"});
  EXPECT_EQ(printed.code, kExitData);
  EXPECT_TRUE(printed.errors.contains("record 2: publishers: record")) << printed.errors;
  PublisherTable table;
  const Status applied = ApplyAll({kLines[0], "?"}, "file", table);
  ASSERT_FALSE(applied);
  EXPECT_TRUE(applied.error().detail.starts_with("file:2: ")) << applied.error().detail;
}

TEST(LearntFile, IsReadByLines) {
  const std::string path = testing::TempDir() + "/learnt.ndjson";
  std::ofstream(path) << kLines[0] << '\n' << kLines[1] << '\n';
  const auto lines = ReadLearntFile(path);
  ASSERT_TRUE(lines);
  EXPECT_EQ(*lines, (LearntLines{kLines[0], kLines[1]}));
  const auto absent = ReadLearntFile(path + ".absent");
  ASSERT_FALSE(absent);
  EXPECT_TRUE(absent.error().detail.contains("learnt.ndjson.absent: cannot read"))
      << absent.error().detail;
}

}  // namespace
}  // namespace wiresift
