#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "line/test_line.h"

namespace wiresift {
namespace {

using std::chrono::seconds;

std::filesystem::path Seeds() {
  const char* corpus = std::getenv("WIRESIFT_CORPUS");
  const std::filesystem::path root =
      corpus != nullptr ? corpus
                        : std::filesystem::path(WIRESIFT_SOURCE_DIR) / ".." / "shared" / "corpus";
  return root / "seeds";
}

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The five sample articles as plain-text records, keyed by the number in their names.
std::vector<Record> SeedRecords() {
  std::map<std::string, Record> records;
  for (const auto& entry : std::filesystem::directory_iterator(Seeds())) {
    if (entry.path().extension() != ".txt") continue;
    const std::string number = entry.path().filename().string().substr(0, 3);
    records[number].key = number;
    records[number].value = ReadFile(entry.path());
  }
  std::vector<Record> list;
  list.reserve(records.size());
  for (auto& [number, record] : records)
    list.push_back(std::move(record));
  return list;
}

/// The findings of the validator in these lines; empty when all is well.
std::string Validate(const std::string& schema, const std::vector<Record>& records) {
  const std::filesystem::path lines =
      std::filesystem::path(testing::TempDir()) / (schema + ".ndjson");
  std::ofstream out(lines);
  for (const Record& record : records)
    out << *record.value << '\n';
  out.close();
  const std::string said = lines.string() + ".said";
  const std::string command = std::string("python3 ") + WIRESIFT_SOURCE_DIR +
                              "/tests/schema/validate.py " + schema + " < " + lines.string() +
                              " > " + said + " 2>&1";
  return std::system(command.c_str()) == 0 ? "" : ReadFile(said);
}

TEST(Seeds, FiveArticlesGiveFourStoriesAndFiveVerdicts) {
  if (!std::filesystem::exists(Seeds())) {
    GTEST_SKIP() << "the corpus is absent: " << Seeds() << " (set WIRESIFT_CORPUS)";
  }
  const TestLine line("seeds");
  line.Feed(SeedRecords());
  const auto daemon = line.Daemon("d");
  daemon->Start();
  ASSERT_TRUE(line.WaitForVerdicts(5, seconds(60))) << daemon->Log();
  EXPECT_EQ(daemon->Terminate(), 0);

  const auto stories = line.Read(line.topics.stories);
  const auto audit = line.Read(line.topics.audit);
  EXPECT_EQ(stories.size(), 4U);
  EXPECT_EQ(Validate("story", stories), "");
  EXPECT_EQ(Validate("audit", audit), "");
  std::map<std::string, std::string> verdicts;
  for (const Record& record : audit) {
    verdicts[*record.key] = JsonText(*record.value, "verdict") + " " +
                            JsonText(*record.value, "relation") + " " +
                            JsonText(*record.value, "of");
  }
  const std::map<std::string, std::string> want = {{"000", "published original "},
                                                   {"001", "published original "},
                                                   {"002", "published original "},
                                                   {"003", "copy embeds 001"},
                                                   {"004", "published original "}};
  EXPECT_EQ(verdicts, want);
}

}  // namespace
}  // namespace wiresift
