#include "metrics/metrics.h"

#include <set>
#include <sstream>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "metrics/table.h"

namespace wiresift {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::size_t IndexOf(Relation relation) {
  return static_cast<std::size_t>(relation);
}

constexpr std::size_t IndexOf(RemovalClass kind) {
  return static_cast<std::size_t>(kind);
}

/// The value of a series as the text has it, "" when it has none.
std::string ValueOf(const std::string& text, const std::string& series) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(series + " ")) return line.substr(series.size() + 1);
  }
  return "";
}

BatchReport StoryBatch() {
  BatchReport report;
  report.stage = StageKind::kStory;
  report.commit_time = std::chrono::milliseconds(30);
  report.records = 10;
  report.record_bytes = 5'000;
  report.verdicts = {{{Verdict::kPublished, ""}, 4},
                     {{Verdict::kCopy, ""}, 5},
                     {{Verdict::kRejected, "no-text"}, 1}};
  report.relations[IndexOf(Relation::kCopy)] = 5;
  report.removals[IndexOf(RemovalClass::kNav)] = 7;
  report.removed_bytes = 700;
  report.guarded = 2;
  report.stories_published = 3;
  report.revisions_published = 1;
  report.prepare_seconds = {.0003, .0015};
  report.decide_seconds = {.000004};
  return report;
}

struct SeriesCase {
  std::string_view series, want;
};

void ExpectSeries(const std::string& text, std::initializer_list<SeriesCase> cases) {
  for (const SeriesCase& c : cases)
    EXPECT_EQ(ValueOf(text, std::string(c.series)), c.want) << c.series;
}

TEST(MetricsTest, CommittedBatchIsCounted) {
  Metrics metrics({.version = "1.2.3", .librdkafka = "2.15.1"});
  metrics.OnBatch(StoryBatch());
  metrics.OnBatch(StoryBatch());
  ExpectSeries(
      metrics.Render(),
      {{R"(wiresift_build_info{librdkafka="2.15.1",version="1.2.3"})", "1"},
       {R"(wiresift_read_records_total{stage="story"})", "20"},
       {R"(wiresift_read_bytes_total{stage="story"})", "10000"},
       {R"(wiresift_articles_total{reason="",stage="story",verdict="published"})", "8"},
       {R"(wiresift_articles_total{reason="",stage="story",verdict="copy"})", "10"},
       {R"(wiresift_articles_total{reason="no-text",stage="story",verdict="rejected"})", "2"},
       {R"(wiresift_relations_total{relation="copy"})", "10"},
       {R"(wiresift_relations_total{relation="roundup"})", "0"},
       {R"(wiresift_removals_total{class="nav"})", "14"},
       {R"(wiresift_removals_total{class="dateline-furniture"})", "0"},
       {"wiresift_removed_bytes_total", "1400"},
       {"wiresift_guarded_articles_total", "4"},
       {"wiresift_published_stories_total", "6"},
       {"wiresift_published_revisions_total", "2"},
       {R"(wiresift_prepare_seconds_count{stage="story"})", "4"},
       {R"(wiresift_prepare_seconds_bucket{stage="story",le="0.0005"})", "2"},
       {R"(wiresift_prepare_seconds_bucket{stage="story",le="+Inf"})", "4"},
       {R"(wiresift_decide_seconds_bucket{stage="story",le="2e-06"})", "0"},
       {R"(wiresift_decide_seconds_bucket{stage="story",le="5e-06"})", "2"},
       {R"(wiresift_commit_seconds_sum{stage="story"})", "0.06"},
       {R"(wiresift_commits_total{outcome="committed",stage="story"})", "2"},
       {R"(wiresift_commits_total{outcome="fenced",stage="story"})", "0"}});
}

BatchReport CleanedBatch(std::initializer_list<std::string> publishers) {
  BatchReport report;
  for (const std::string& publisher : publishers) {
    CleaningCounts& counts = report.publishers[publisher];
    counts.articles = 3;
    counts.guarded = 1;
    counts.kept_bytes = 900;
    counts.removed_bytes[IndexOf(RemovalClass::kAd)] = 40;
  }
  return report;
}

TEST(MetricsTest, CleaningIsCountedByPublisherAndClass) {
  Metrics metrics({});
  metrics.OnBatch(CleanedBatch({"a.example", ""}));
  metrics.OnBatch(CleanedBatch({"a.example"}));
  const std::string text = metrics.Render();
  ExpectSeries(
      text, {{R"(wiresift_publisher_articles_total{publisher="a.example"})", "6"},
             {R"(wiresift_publisher_guarded_articles_total{publisher="a.example"})", "2"},
             {R"(wiresift_publisher_kept_bytes_total{publisher="a.example"})", "1800"},
             {R"(wiresift_publisher_removed_bytes_total{class="ad",publisher="a.example"})", "80"},
             {R"(wiresift_publisher_articles_total{publisher="other"})", "3"}});
  EXPECT_THAT(text, Not(HasSubstr(R"({class="nav",publisher=)")));
}

TEST(MetricsTest, PublishersPastTheBoundAreOther) {
  Metrics metrics({}, nullptr, 2);
  metrics.OnBatch(CleanedBatch({"", "a.example"}));
  metrics.OnBatch(CleanedBatch({"b.example", "c.example", "d.example"}));
  metrics.OnBatch(CleanedBatch({"b.example"}));
  const std::string text = metrics.Render();
  ExpectSeries(text, {{R"(wiresift_publisher_articles_total{publisher="a.example"})", "3"},
                      {R"(wiresift_publisher_articles_total{publisher="b.example"})", "6"},
                      {R"(wiresift_publisher_articles_total{publisher="other"})", "9"}});
  EXPECT_THAT(text, Not(HasSubstr("c.example")));
}

TEST(MetricsTest, NoPublisherNeedHaveSeriesOfItsOwn) {
  Metrics metrics({}, nullptr, 0);
  metrics.OnBatch(CleanedBatch({"a.example", "b.example"}));
  ExpectSeries(metrics.Render(),
               {{R"(wiresift_publisher_articles_total{publisher="other"})", "6"}});
}

TEST(MetricsTest, AbortedBatchCountsItsOutcomeAlone) {
  Metrics metrics({});
  BatchReport report = StoryBatch();
  report.outcome = CommitOutcome::kAborted;
  metrics.OnBatch(report);
  report.outcome = CommitOutcome::kFenced;
  metrics.OnBatch(report);
  const std::string text = metrics.Render();
  ExpectSeries(text, {{R"(wiresift_commits_total{outcome="aborted",stage="story"})", "1"},
                      {R"(wiresift_commits_total{outcome="fenced",stage="story"})", "1"},
                      {R"(wiresift_commits_total{outcome="committed",stage="story"})", "0"},
                      {R"(wiresift_read_records_total{stage="story"})", "0"},
                      {R"(wiresift_prepare_seconds_count{stage="story"})", "0"},
                      {R"(wiresift_commit_seconds_count{stage="story"})", "2"},
                      {"wiresift_published_stories_total", "0"}});
  EXPECT_THAT(text, Not(HasSubstr("wiresift_articles_total{")));
}

StageReport ReadyStage() {
  StageReport report;
  report.stage = StageKind::kStory;
  report.ready = true;
  report.partitions = 2;
  report.in_flight_bytes = 1'024;
  report.paused = true;
  report.restore_remaining = 5;
  report.index_build = std::chrono::milliseconds(2'500);
  report.followed_partitions = 3;
  report.followed_remaining = 6;
  report.index_stories = 100;
  report.index_postings = 2'000;
  report.index_bytes = 30'000;
  report.index_file_bytes = 20'000;
  report.index_evicted_segments = 3;
  report.sinks_made = 1;
  report.lag = {{{"wiresift.clean", 0}, 12}, {{"wiresift.clean", 1}, 0}};
  return report;
}

TEST(MetricsTest, StageIsShown) {
  Metrics metrics({});
  metrics.OnStage(ReadyStage());
  ExpectSeries(
      metrics.Render(),
      {{R"(wiresift_ready{stage="story"})", "1"},
       {R"(wiresift_assigned_partitions{stage="story"})", "2"},
       {R"(wiresift_in_flight_bytes{stage="story"})", "1024"},
       {R"(wiresift_paused{stage="story"})", "1"},
       {R"(wiresift_restore_remaining_records{stage="story"})", "5"},
       {"wiresift_index_build_seconds", "2.5"},
       {R"(wiresift_followed_partitions{stage="story"})", "3"},
       {R"(wiresift_followed_remaining_records{stage="story"})", "6"},
       {"wiresift_index_stories", "100"},
       {"wiresift_index_postings", "2000"},
       {"wiresift_index_bytes", "30000"},
       {"wiresift_index_file_bytes", "20000"},
       {"wiresift_index_evicted_segments_total", "3"},
       {R"(wiresift_producers_made_total{stage="story"})", "1"},
       {R"(wiresift_lag_records{partition="0",stage="story",topic="wiresift.clean"})", "12"},
       {R"(wiresift_lag_records{partition="1",stage="story",topic="wiresift.clean"})", "0"}});
}

/// The stages of one process do not overwrite each other.
TEST(MetricsTest, PublishersOfBothStagesAreShown) {
  Metrics metrics({});
  StageReport clean;
  clean.stage = StageKind::kClean;
  clean.learnt_publishers = 7;
  clean.learnt_blocks = 90;
  StageReport story = ReadyStage();
  story.counted_publishers = 11;
  metrics.OnStage(clean);
  metrics.OnStage(story);
  metrics.OnStage(clean);
  ExpectSeries(metrics.Render(), {{"wiresift_counted_publishers", "11"},
                                  {"wiresift_learnt_publishers", "7"},
                                  {"wiresift_learnt_blocks", "90"}});
}

TEST(MetricsTest, LagOfALostPartitionDisappears) {
  Metrics metrics({});
  StageReport report = ReadyStage();
  metrics.OnStage(report);
  report.lag.erase({"wiresift.clean", 0});
  metrics.OnStage(report);
  EXPECT_THAT(metrics.Render(), Not(HasSubstr("partition=\"0\"")));
  report.lag[{"wiresift.clean", 0}] = 7;
  metrics.OnStage(report);
  ExpectSeries(
      metrics.Render(),
      {{R"(wiresift_lag_records{partition="0",stage="story",topic="wiresift.clean"})", "7"}});
}

TEST(MetricsTest, OneStageDoesNotTouchAnothersLagOrIndex) {
  Metrics metrics({});
  metrics.OnStage(ReadyStage());
  StageReport clean;
  clean.stage = StageKind::kClean;
  clean.lag = {{{"news.raw", 0}, 40}};
  metrics.OnStage(clean);
  ExpectSeries(
      metrics.Render(),
      {{R"(wiresift_lag_records{partition="0",stage="story",topic="wiresift.clean"})", "12"},
       {R"(wiresift_lag_records{partition="0",stage="clean",topic="news.raw"})", "40"},
       {R"(wiresift_ready{stage="clean"})", "0"},
       {"wiresift_index_stories", "100"}});
}

TEST(MetricsTest, TotalsThatStartAgainGoOnRising) {
  Metrics metrics({});
  StageReport report = ReadyStage();
  for (const std::uint64_t made : {1, 2, 2, 1}) {
    report.sinks_made = made;
    report.index_evicted_segments = made * 10;
    metrics.OnStage(report);
  }
  ExpectSeries(metrics.Render(), {{R"(wiresift_producers_made_total{stage="story"})", "3"},
                                  {"wiresift_index_evicted_segments_total", "30"}});
}

TEST(MetricsTest, ReasonsHaveABound) {
  Metrics metrics({});
  BatchReport report;
  for (std::size_t i = 0; i < Metrics::kReasonsMax + 10; ++i) {
    report.verdicts[{Verdict::kRejected, "reason-" + std::to_string(1'000 + i)}] = 1;
  }
  metrics.OnBatch(report);
  metrics.OnBatch(report);
  const std::string text = metrics.Render();
  ExpectSeries(
      text,
      {{R"(wiresift_articles_total{reason="reason-1000",stage="fused",verdict="rejected"})", "2"},
       {R"(wiresift_articles_total{reason="other",stage="fused",verdict="rejected"})", "20"}});
  EXPECT_THAT(text, Not(HasSubstr("reason-1070")));
}

TEST(MetricsTest, MessagesAreCountedAndPassedOn) {
  std::vector<std::string> got;
  Metrics metrics({}, [&](Level level, std::string_view text) {
    got.push_back(std::string(NameOf(level)) + ": " + std::string(text));
  });
  metrics.OnMessage(Level::kInfo, "started");
  metrics.OnMessage(Level::kWarning, "broker away");
  metrics.OnMessage(Level::kError, "what");
  metrics.OnMessage(Level::kDebug, "turned");
  EXPECT_THAT(got, testing::ElementsAre("info: started", "warning: broker away", "error: what"));
  ExpectSeries(metrics.Render(), {{R"(wiresift_messages_total{level="info"})", "1"},
                                  {R"(wiresift_messages_total{level="warning"})", "1"},
                                  {R"(wiresift_messages_total{level="error"})", "1"}});
  Metrics silent({});
  silent.OnMessage(Level::kError, "nobody listens");
  ExpectSeries(silent.Render(), {{R"(wiresift_messages_total{level="error"})", "1"}});
}

/// Every row of the table is in the text, with its type and help, and nothing else is.
TEST(MetricsTest, TextAndTableAgree) {
  Metrics metrics({.version = "1", .librdkafka = "2"});
  metrics.OnBatch(StoryBatch());
  metrics.OnBatch(CleanedBatch({"a.example"}));
  metrics.OnStage(ReadyStage());
  const std::string text = metrics.Render();
  std::set<std::string> typed;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("# TYPE ")) typed.insert(line.substr(7));
  }
  std::set<std::string> want;
  for (const MetricRow& row : MetricTable()) {
    want.insert(std::string(row.name) + " " + std::string(row.type));
    EXPECT_THAT(text, HasSubstr("# HELP " + std::string(row.name) + " " + std::string(row.help)));
    EXPECT_THAT(text, HasSubstr("\n" + std::string(row.name))) << "no sample";
  }
  EXPECT_EQ(typed, want);
}

TEST(MetricsTest, LabelsAreThoseOfTheTable) {
  Metrics metrics({.version = "1", .librdkafka = "2"});
  metrics.OnBatch(StoryBatch());
  metrics.OnBatch(CleanedBatch({"a.example"}));
  metrics.OnStage(ReadyStage());
  const std::string text = metrics.Render();
  for (const MetricRow& row : MetricTable()) {
    const std::string suffix = row.type == "histogram" ? "_count" : "";
    const std::size_t at =
        text.find("\n" + std::string(row.name) + suffix + (row.labels.empty() ? " " : "{"));
    EXPECT_NE(at, std::string::npos) << row.name;
    std::istringstream labels{std::string(row.labels)};
    for (std::string label; std::getline(labels >> std::ws, label, ',');) {
      const std::string line = text.substr(at + 1, text.find('\n', at + 1) - at - 1);
      EXPECT_THAT(line, HasSubstr(label + "=\""));
    }
  }
}

TEST(MetricsTest, AnyThread) {
  Metrics metrics({});
  constexpr int kTurns = 200;
  {
    std::vector<std::jthread> threads;
    for (const StageKind kind : {StageKind::kClean, StageKind::kStory}) {
      threads.emplace_back([&metrics, kind] {
        BatchReport batch = StoryBatch();
        StageReport stage = ReadyStage();
        batch.stage = stage.stage = kind;
        for (int i = 0; i < kTurns; ++i) {
          metrics.OnBatch(batch);
          stage.lag = {{{NameOf(kind).data(), i % 3}, i}};
          metrics.OnStage(stage);
          metrics.OnMessage(Level::kInfo, "turn");
        }
      });
    }
    threads.emplace_back([&metrics] {
      for (int i = 0; i < kTurns / 10; ++i)
        EXPECT_FALSE(metrics.Render().empty());
    });
  }
  ExpectSeries(metrics.Render(), {{R"(wiresift_read_records_total{stage="clean"})", "2000"},
                                  {R"(wiresift_read_records_total{stage="story"})", "2000"},
                                  {R"(wiresift_messages_total{level="info"})", "400"}});
}

}  // namespace
}  // namespace wiresift
