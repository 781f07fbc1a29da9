#include <algorithm>
#include <chrono>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "kafka/broker.h"
#include "kafka/log_positions.h"
#include "line/test_line.h"
#include "support/article_builder.h"
#include "support/generated_feed.h"
#include "support/invented_text.h"

// `wiresift replay` over a line that runs: it says what would change, and leaves no trace.

namespace wiresift {
namespace {

using std::chrono::seconds;
using testing::AssertionFailure;
using testing::AssertionResult;
using testing::AssertionSuccess;
using Changes = std::map<std::string, std::string>;

constexpr std::size_t kGenerated = 400;
const std::string kNarrow = "input: {max_bytes: 16KiB}\n";
const std::string kStrict = "match: {join: 0.97}\n";
const std::string kDiff = "replay --from earliest --dry-run --diff";

/// Copies, broken records, and at the end an article that is too large for kNarrow, with a copy of
/// its first half that is not.
std::vector<Record> Feed() {
  std::vector<std::string> feed = GenerateFeed(kGenerated, 21);
  feed.insert(feed.begin(), "broken from the start {");
  feed.insert(feed.begin() + 100, R"({"id":"broken","body":")");
  const std::string half = tests::StoryText(77, 50);
  const std::string whole = half + "\n\n" + tests::StoryText(78, 70);
  EXPECT_LT(half.size(), 15'000U);
  EXPECT_GT(whole.size(), 17'000U);
  feed.push_back(
      tests::JsonArticle{.id = "whole", .title = "Whole", .body = whole, .source = "a.example"}
          .Json());
  feed.push_back(
      tests::JsonArticle{.id = "half", .title = "Half", .body = half, .source = "b.example"}
          .Json());
  feed.push_back("broken at the end {");
  std::vector<Record> records(feed.size());
  for (std::size_t i = 0; i < feed.size(); ++i) {
    // The last ones in one partition, which keeps their order.
    records[i].key = std::to_string(std::min(i, kGenerated));
    records[i].value = feed[i];
  }
  return records;
}

/// The lines of changes by raw coordinate.
Changes ChangesIn(const std::string& text) {
  Changes changes;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with('{')) continue;
    EXPECT_TRUE(changes.emplace(JsonText(line, "raw"), line).second) << "twice: " << line;
  }
  return changes;
}

std::string OutcomeIn(const std::string& json, const std::string& prefix) {
  return JsonText(json, prefix + "verdict") + " " + JsonText(json, prefix + "reason") + " " +
         JsonText(json, prefix + "relation") + " " + JsonText(json, prefix + "story");
}

AssertionResult Says(const CommandResult& result, const std::string& text) {
  if (result.text.contains(text)) return AssertionSuccess();
  return AssertionFailure() << "no '" << text << "' in:\n" << result.text;
}

AssertionResult SaysNothingHasChanged(const CommandResult& result, std::size_t compared) {
  const std::string count = std::to_string(compared);
  if (result.code != 0) return AssertionFailure() << result.code << ": " << result.text;
  return Says(result, "compared: " + count + "\nsame: " + count + "\nchanged: 0\n");
}

/// The ends of all topics of the line and of the broker's own on groups and transactions.
std::map<std::string, std::vector<std::int64_t>> EndsOf(const TestLine& line) {
  std::map<std::string, std::vector<std::int64_t>> ends;
  for (const std::string& topic : {line.topics.raw, line.topics.clean, line.topics.stories,
                                   line.topics.audit, line.topics.rejected, line.topics.state,
                                   line.topics.publishers, std::string("__transaction_state")}) {
    const auto log = LogPositions::Make(Broker().options(), topic);
    EXPECT_TRUE(log) << log.error().detail;
    if (!log) continue;
    for (PartitionId id{0}; id.value < (*log)->partitions(); ++id.value)
      ends[topic].push_back((*log)->Ends(id).value().end.value);
  }
  return ends;
}

/// Records on this line's groups: commits of offsets, and members that come and go.
std::size_t GroupRecords(const TestLine& line) {
  const auto log = LogPositions::Make(Broker().options(), "__consumer_offsets");
  EXPECT_TRUE(log) << log.error().detail;
  std::size_t count = 0;
  for (const Record& record : line.Read("__consumer_offsets", (*log)->partitions())) {
    if (record.key && record.key->contains(line.group)) ++count;
  }
  return count;
}

/// The verdicts of an undisturbed story stage with other settings over the same clean log.
Changes Verdicts(const TestLine& line, const std::string& extra, std::size_t count) {
  TestLine other("other");
  other.topics.clean = line.topics.clean;
  const auto daemon = other.Daemon("other", "roles: [story]\n" + extra);
  daemon->Start();
  EXPECT_TRUE(other.WaitForVerdicts(count, seconds(120))) << daemon->Log();
  return VerdictsByInput(other.Read(other.topics.audit));
}

/// A line with its feed, decided, and still running.
class Replay : public testing::Test {
 protected:
  void SetUp() override {
    line_.Feed(feed_);
    daemon_ = line_.Daemon("d", kNarrow);
    daemon_->Start();
    ASSERT_TRUE(line_.WaitForVerdicts(feed_.size(), seconds(180))) << daemon_->Log();
  }

  const std::vector<Record> feed_ = Feed();
  const TestLine line_{"replay", 2};
  std::unique_ptr<DaemonProcess> daemon_;
};

TEST_F(Replay, SaysWhatWouldChangeAndTouchesNothing) {
  // Another match setting: against a second real run.
  const auto was = VerdictsByInput(line_.Read(line_.topics.audit));
  const auto want = Verdicts(line_, kNarrow + kStrict, line_.Read(line_.topics.clean).size());

  const auto ends = EndsOf(line_);
  const std::size_t group_records = GroupRecords(line_);
  ASSERT_GT(group_records, 0U);
  EXPECT_TRUE(SaysNothingHasChanged(line_.Command(kDiff, kNarrow), feed_.size()));
  const auto strict = line_.Command(kDiff, kNarrow + kStrict);
  EXPECT_EQ(strict.code, 0) << strict.text;
  Changes expected;
  Changes found;
  for (const auto& [raw, json] : want) {
    const std::string now = OutcomeIn(json, "");
    if (now != OutcomeIn(was.at(raw), "")) expected[raw] = now;
  }
  for (const auto& [raw, json] : ChangesIn(strict.text)) {
    found[raw] = OutcomeIn(json, "now.");
    EXPECT_EQ(OutcomeIn(json, "was."), OutcomeIn(was.at(raw), "")) << raw;
  }
  EXPECT_GT(expected.size(), 0U) << "the setting changes too little to prove anything";
  EXPECT_EQ(found, expected);
  EXPECT_TRUE(Says(strict, "changed: " + std::to_string(expected.size()) + "\n"));

  EXPECT_EQ(EndsOf(line_), ends) << "a record was written";
  EXPECT_EQ(GroupRecords(line_), group_records) << "a group was joined or an offset committed";
  EXPECT_EQ(daemon_->Terminate(), 0) << daemon_->Log();
}

/// A raw record that was rejected is parsed again in its place, so that its copy joins it.
TEST_F(Replay, CleansRawRecordsAgainAlsoRejectedOnes) {
  const auto result = line_.Command(kDiff);
  EXPECT_EQ(result.code, 0) << result.text;
  Changes by_article;
  for (const auto& [raw, json] : ChangesIn(result.text))
    by_article[JsonText(json, "article_id")] = JsonText(json, "change");
  const Changes want = {{"whole", "rejected too-large -> published"},
                        {"half", "published -> copy"}};
  EXPECT_EQ(by_article, want) << result.text;
}

TEST_F(Replay, BuildsItsMemoryBeforeWhereItCompares) {
  const auto warm = line_.Command("replay --from 200 --dry-run --diff", kNarrow);
  EXPECT_EQ(warm.code, 0) << warm.text;
  EXPECT_TRUE(Says(warm, "the memory is built from 0 on"));
  EXPECT_TRUE(Says(warm, "\nchanged: 0\n"));
  EXPECT_TRUE(ChangesIn(warm.text).empty()) << warm.text;

  const auto cold = line_.Command("replay --from 200 --warm-up 0s --dry-run --diff", kNarrow);
  EXPECT_TRUE(Says(cold, "\nchanged: 0\n"));
  EXPECT_TRUE(Says(cold, "does not know older stories"));
  const Changes older = ChangesIn(cold.text);
  EXPECT_GT(older.size(), 0U);
  for (const auto& [raw, json] : older)
    EXPECT_TRUE(json.contains("\"older\":true")) << json;
}

TEST_F(Replay, TakesTheCleanTextOfThenWhereTheRawRecordIsGone) {
  TestLine without = line_;
  without.topics.raw = NewTopic("empty-raw");
  const auto result = without.Command(kDiff, kNarrow);
  const std::size_t cleaned = line_.Read(line_.topics.clean).size();
  EXPECT_TRUE(SaysNothingHasChanged(result, cleaned));
  EXPECT_TRUE(Says(
      result, "raw record gone, decided on the clean text of then: " + std::to_string(cleaned)));
}

TEST_F(Replay, PrintsTheNewVerdictsWithoutDiff) {
  const auto result = line_.Command("replay --from earliest --to 50 --dry-run", kNarrow);
  EXPECT_EQ(result.code, 0) << result.text;
  const auto was = VerdictsByInput(line_.Read(line_.topics.audit));
  std::size_t lines = 0;
  std::istringstream text(result.text);
  for (std::string line; std::getline(text, line);) {
    if (!line.starts_with('{')) continue;
    ++lines;
    const std::string raw = JsonText(line, "input.topic") + "/" +
                            JsonText(line, "input.partition") + "/" +
                            JsonText(line, "input.offset");
    EXPECT_EQ(OutcomeIn(line, ""), OutcomeIn(was.at(raw), ""));
  }
  EXPECT_GT(lines, 30U) << "50 offsets, the ends of transactions among them";
  EXPECT_TRUE(Says(result, "replayed: " + std::to_string(lines) + ", and 0 before them"));
}

TEST(ReplayFused, FollowsTheRawPartition) {
  const TestLine line("replay-fused");
  const std::string fused = "input: {is_scope_partitioned: true}\n";
  const auto feed = Feed();
  line.Feed(feed);
  const auto daemon = line.Daemon("d", fused);
  daemon->Start();
  ASSERT_TRUE(line.WaitForVerdicts(feed.size(), seconds(120))) << daemon->Log();
  EXPECT_TRUE(SaysNothingHasChanged(line.Command(kDiff, fused), feed.size()));
  // The long article would be refused, and its copy would be a story of its own.
  const auto narrow =
      line.Command(kDiff, "input: {is_scope_partitioned: true, max_bytes: 16KiB}\n");
  EXPECT_EQ(narrow.code, 0) << narrow.text;
  EXPECT_EQ(ChangesIn(narrow.text).size(), 2U) << narrow.text;
}

TEST(ReplayMessages, SayWhereWhatWasFoundAndWhatWasExpected) {
  const TestLine line("replay-messages");
  const auto run = [&](const std::string& words) {
    return line.Command("replay --dry-run " + words);
  };
  EXPECT_EQ(run("--from soon").code, 64);
  EXPECT_TRUE(
      Says(run("--from soon"), "--from: found soon, expected earliest, an offset or a time"));
  EXPECT_EQ(run("--from 5 --to 4").code, 64);
  EXPECT_TRUE(Says(run("--from 5 --to 4"), "--to: found 4, expected a place behind --from 5"));
  EXPECT_EQ(run("--from 7").code, 66);
  EXPECT_TRUE(Says(run("--from 7"), "found offset 7, expected one of its log, 0 to 0"));
  EXPECT_TRUE(Says(run("--from earliest"), "nothing to replay"));
  EXPECT_EQ(run("--from earliest").code, 0);

  const TestLine missing("replay-missing", 1, false);
  const auto no_topic = missing.Command("replay --dry-run --from earliest");
  EXPECT_EQ(no_topic.code, 69);
  EXPECT_TRUE(Says(no_topic, "topic '" + missing.topics.clean + "' does not exist"));

  TestLine away = line;
  away.kafka = "bootstrap.servers: \"127.0.0.1:1\"";
  const auto no_broker = away.Command("replay --dry-run --from earliest");
  EXPECT_EQ(no_broker.code, 69);
  EXPECT_TRUE(Says(no_broker, "127.0.0.1:1"));
}

}  // namespace
}  // namespace wiresift
