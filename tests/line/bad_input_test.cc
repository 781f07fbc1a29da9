#include <chrono>

#include <gtest/gtest.h>

#include "line/test_line.h"

namespace wiresift {
namespace {

using std::chrono::seconds;

struct BadCase {
  std::string name;
  std::optional<std::string> value;
  std::string verdict;
  std::string reason;
};

const std::string kText =
    "The council of Norhaven voted on Tuesday to close the old bridge for repairs until spring. "
    "Traffic will be led over the eastern dam, the mayor said, and buses will run every ten "
    "minutes.";

std::string Nested(std::size_t depth) {
  return R"({"id":"deep","x":)" + std::string(depth, '[') + std::string(depth, ']') + "}";
}

std::vector<BadCase> BadCases() {
  return {
      {"not-json", "this is no JSON", "rejected", "not-json"},
      {"truncated", R"({"id":"truncated","text":"half a)", "rejected", "not-json"},
      {"bad-utf8", std::string("{\"id\":\"u\",\"text\":\"") + "\xC3\x28\"}", "rejected",
       "bad-utf8"},
      {"wrong-type", R"({"id":"wrong-type","text":42})", "rejected", "wrong-type"},
      {"array", R"([1,2,3])", "rejected", "wrong-type"},
      {"no-text", R"({"id":"no-text","title":"A title alone"})", "rejected", "no-text"},
      {"too-large", R"({"id":"too-large","text":")" + std::string(8 << 20, 'a') + "\"}", "rejected",
       "too-large"},
      {"status", R"({"id":"status","pubStatus":"maybe","text":")" + kText + "\"}", "rejected",
       "unknown-status"},
      {"empty", "", "rejected", "empty-record"},
      {"deep", Nested(100'000), "rejected", "too-deep"},
      {"deletion", std::nullopt, "ignored", "unknown"},
      {"unknown-fields", R"({"id":"unknown-fields","zork":{"a":[1]},"text":")" + kText + "\"}",
       "published", ""},
      {"duplicate-keys", R"({"id":"duplicate-keys","id":"second","text":")" + kText + " Twice.\"}",
       "ignored", ""},
  };
}

std::vector<Record> Records(const std::vector<BadCase>& cases) {
  std::vector<Record> records;
  for (const BadCase& bad : cases) {
    Record good;
    good.key = "good-" + bad.name;
    good.value = R"({"id":"good-)" + bad.name + R"(","source":")" + bad.name +
                 R"(.example","text":")" + "Report " + bad.name +
                 ": nothing in this text is like another one's, said " + bad.name + ".\"}";
    records.push_back(good);
    Record record;
    record.key = bad.name;
    record.value = bad.value;
    records.push_back(record);
  }
  return records;
}

TEST(BadInput, EachHasItsOutcomeAndItsNeighboursAreUntouched) {
  const std::vector<BadCase> cases = BadCases();
  const std::vector<Record> records = Records(cases);
  const TestLine line("bad");
  line.Feed(records);
  const auto daemon = line.Daemon("d");
  daemon->Start();
  ASSERT_TRUE(line.WaitForVerdicts(records.size(), seconds(60))) << daemon->Log();
  EXPECT_EQ(daemon->Terminate(), 0);

  const auto verdicts = VerdictsByInput(line.Read(line.topics.audit));
  std::map<std::string, Record> letters;
  for (Record& letter : line.Read(line.topics.rejected))
    letters[*letter.key] = letter;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    SCOPED_TRACE(cases[i].name);
    const auto of = [&](std::size_t offset) {
      return verdicts.at(line.topics.raw + "/0/" + std::to_string(offset));
    };
    EXPECT_EQ(JsonText(of(2 * i), "verdict"), "published");
    if (cases[i].name == "duplicate-keys") {
      EXPECT_EQ(JsonText(of(2 * i + 1), "article"), "duplicate-keys") << "the first key wins";
      continue;
    }
    EXPECT_EQ(JsonText(of(2 * i + 1), "verdict"), cases[i].verdict);
    EXPECT_EQ(JsonText(of(2 * i + 1), "reason"), cases[i].reason);
    if (cases[i].verdict != "rejected") continue;
    ASSERT_TRUE(letters.contains(cases[i].name)) << "no dead letter";
    EXPECT_TRUE(letters[cases[i].name].value == cases[i].value) << "not the original bytes";
    EXPECT_EQ(HeaderText(letters[cases[i].name], "ws-error-reason"), cases[i].reason);
    EXPECT_NE(HeaderText(letters[cases[i].name], "ws-error-detail"), "");
  }
}

}  // namespace
}  // namespace wiresift
