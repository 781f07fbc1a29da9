#include "metrics/metrics.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <utility>

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include "core/names.h"
#include "metrics/process.h"
#include "metrics/table.h"

namespace wiresift {
namespace {

using prometheus::Counter;
using prometheus::Family;
using prometheus::Gauge;
using prometheus::Histogram;
using prometheus::Labels;

// Seconds. A record takes 0.1 to 10 ms to prepare and some microseconds to decide; a commit takes
// 10 to 100 ms and, behind a broker in trouble, up to the transaction timeout.
const Histogram::BucketBoundaries kPrepareBuckets = {.00005, .0001, .0002, .0005, .001, .002,
                                                     .005,   .01,   .02,   .05,   .1,   1};
const Histogram::BucketBoundaries kDecideBuckets = {.000002, .000005, .00001, .00002, .00005, .0001,
                                                    .0002,   .0005,   .001,   .005,   .02,    .1};
const Histogram::BucketBoundaries kCommitBuckets = {.002, .005, .01, .02, .05, .1, .2,
                                                    .5,   1,    2,   5,   10,  30};

template <class T>
Family<T>& MakeFamily(prometheus::Registry& registry, MetricId id) {
  const MetricRow& row = RowOf(id);
  if constexpr (std::is_same_v<T, Counter>) {
    assert(row.type == "counter");
    return prometheus::BuildCounter()
        .Name(std::string(row.name))
        .Help(std::string(row.help))
        .Register(registry);
  } else if constexpr (std::is_same_v<T, Gauge>) {
    assert(row.type == "gauge");
    return prometheus::BuildGauge()
        .Name(std::string(row.name))
        .Help(std::string(row.help))
        .Register(registry);
  } else {
    assert(row.type == "histogram");
    return prometheus::BuildHistogram()
        .Name(std::string(row.name))
        .Help(std::string(row.help))
        .Register(registry);
  }
}

/// A counter that follows a total kept elsewhere; the total starts at 0 again with a new owner.
class Follower {
 public:
  void Follow(Counter& counter, std::uint64_t total) {
    counter.Increment(static_cast<double>(total >= last_ ? total - last_ : total));
    last_ = total;
  }

 private:
  std::uint64_t last_ = 0;
};

void Observe(Histogram& histogram, const std::vector<double>& values) {
  for (const double value : values)
    histogram.Observe(value);
}

double ToDouble(std::size_t value) {
  return static_cast<double>(value);
}

}  // namespace

struct Metrics::Impl {
  /// The series of one stage. All exist from its first report on, so that a rate starts at 0.
  struct Stage {
    Counter *records, *bytes, *producers;
    std::array<Counter*, kCountOf<CommitOutcome>> commits;
    Histogram *prepare, *decide, *commit;
    Gauge *ready, *partitions, *in_flight, *paused, *restore, *followed, *followed_records;
    Follower producers_seen, evicted_seen;
    std::map<std::pair<std::string, std::int32_t>, Gauge*> lag;
  };

  /// The series of one publisher; that of a class is made when the class first occurs.
  struct Publisher {
    Counter *articles, *guarded, *kept_bytes;
  };

  explicit Impl(const BuildInfo& build, MessageCallback callback, std::size_t most_publishers);

  void CountVerdicts(const BatchReport& report);
  void CountContent(const BatchReport& report);
  void CountPublisher(const std::string& name, const CleaningCounts& counts);
  Publisher& PublisherOf(const std::string& label);
  void SetLag(Stage& stage, const StageReport& report);
  void SetIndex(Stage& stage, const StageReport& report);
  void SetPublishers(const StageReport& report);
  void SetProcess();
  Stage& StageOf(StageKind kind);
  Stage MakeStage(StageKind kind);
  std::string BoundedReason(const std::string& reason);
  std::string BoundedPublisher(const std::string& name);

  prometheus::Registry registry;
  Family<Gauge>& build_info = MakeFamily<Gauge>(registry, MetricId::kBuildInfo);
  Family<Gauge>& ready = MakeFamily<Gauge>(registry, MetricId::kReady);
  Family<Counter>& records = MakeFamily<Counter>(registry, MetricId::kReadRecords);
  Family<Counter>& bytes = MakeFamily<Counter>(registry, MetricId::kReadBytes);
  Family<Counter>& articles = MakeFamily<Counter>(registry, MetricId::kArticles);
  Family<Counter>& relations = MakeFamily<Counter>(registry, MetricId::kRelations);
  Family<Counter>& removals = MakeFamily<Counter>(registry, MetricId::kRemovals);
  Counter& removed_bytes = MakeFamily<Counter>(registry, MetricId::kRemovedBytes).Add({});
  Counter& guarded = MakeFamily<Counter>(registry, MetricId::kGuardedArticles).Add({});
  Family<Counter>& publisher_articles = MakeFamily<Counter>(registry, MetricId::kPublisherArticles);
  Family<Counter>& publisher_guarded = MakeFamily<Counter>(registry, MetricId::kPublisherGuarded);
  Family<Counter>& publisher_kept = MakeFamily<Counter>(registry, MetricId::kPublisherKeptBytes);
  Family<Counter>& publisher_removed =
      MakeFamily<Counter>(registry, MetricId::kPublisherRemovedBytes);
  Counter& stories = MakeFamily<Counter>(registry, MetricId::kPublishedStories).Add({});
  Counter& revisions = MakeFamily<Counter>(registry, MetricId::kPublishedRevisions).Add({});
  Family<Histogram>& prepare = MakeFamily<Histogram>(registry, MetricId::kPrepareSeconds);
  Family<Histogram>& decide = MakeFamily<Histogram>(registry, MetricId::kDecideSeconds);
  Family<Histogram>& commit = MakeFamily<Histogram>(registry, MetricId::kCommitSeconds);
  Family<Counter>& commits = MakeFamily<Counter>(registry, MetricId::kCommits);
  Family<Counter>& producers = MakeFamily<Counter>(registry, MetricId::kProducersMade);
  Family<Gauge>& lag = MakeFamily<Gauge>(registry, MetricId::kLagRecords);
  Family<Gauge>& partitions = MakeFamily<Gauge>(registry, MetricId::kAssignedPartitions);
  Family<Gauge>& in_flight = MakeFamily<Gauge>(registry, MetricId::kInFlightBytes);
  Family<Gauge>& paused = MakeFamily<Gauge>(registry, MetricId::kPaused);
  Family<Gauge>& restore = MakeFamily<Gauge>(registry, MetricId::kRestoreRecords);
  Family<Gauge>& followed = MakeFamily<Gauge>(registry, MetricId::kFollowedPartitions);
  Family<Gauge>& followed_records = MakeFamily<Gauge>(registry, MetricId::kFollowedRecords);
  Gauge& index_stories = MakeFamily<Gauge>(registry, MetricId::kIndexStories).Add({});
  Gauge& index_postings = MakeFamily<Gauge>(registry, MetricId::kIndexPostings).Add({});
  Gauge& index_bytes = MakeFamily<Gauge>(registry, MetricId::kIndexBytes).Add({});
  Gauge& index_file_bytes = MakeFamily<Gauge>(registry, MetricId::kIndexFileBytes).Add({});
  Gauge& index_build = MakeFamily<Gauge>(registry, MetricId::kIndexBuild).Add({});
  Counter& evicted = MakeFamily<Counter>(registry, MetricId::kIndexEvictedSegments).Add({});
  Gauge& counted_publishers = MakeFamily<Gauge>(registry, MetricId::kCountedPublishers).Add({});
  Gauge& learnt_publishers = MakeFamily<Gauge>(registry, MetricId::kLearntPublishers).Add({});
  Gauge& learnt_blocks = MakeFamily<Gauge>(registry, MetricId::kLearntBlocks).Add({});
  Family<Counter>& messages = MakeFamily<Counter>(registry, MetricId::kMessages);
  Gauge& resident = MakeFamily<Gauge>(registry, MetricId::kResidentBytes).Add({});
  Counter& cpu = MakeFamily<Counter>(registry, MetricId::kCpuSeconds).Add({});
  Gauge& open_files = MakeFamily<Gauge>(registry, MetricId::kOpenFiles).Add({});
  Gauge& files_max = MakeFamily<Gauge>(registry, MetricId::kFilesMax).Add({});
  Gauge& start_time = MakeFamily<Gauge>(registry, MetricId::kStartTime).Add({});

  MessageCallback on_message;
  std::size_t publishers_max;
  std::mutex
      mutex;  // guards: stages, reasons, publishers, and cpu between its reading and its increment
  std::map<StageKind, Stage> stages;
  std::set<std::string> reasons;
  std::map<std::string, Publisher> publishers;  ///< by label
};

Metrics::Impl::Impl(const BuildInfo& build, MessageCallback callback, std::size_t most_publishers)
    : on_message(std::move(callback)), publishers_max(most_publishers) {
  build_info.Add({{"version", build.version}, {"librdkafka", build.librdkafka}}).Set(1);
  for (const std::string_view name : kNames<Relation>)
    relations.Add({{"relation", std::string(name)}});
  for (const std::string_view name : kNames<RemovalClass>)
    removals.Add({{"class", std::string(name)}});
  for (const std::string_view name : kCountedLevelNames)
    messages.Add({{"level", std::string(name)}});
}

Metrics::Impl::Stage Metrics::Impl::MakeStage(StageKind kind) {
  const Labels labels = {{"stage", std::string(NameOf(kind))}};
  Stage stage{};
  stage.records = &records.Add(labels);
  stage.bytes = &bytes.Add(labels);
  stage.producers = &producers.Add(labels);
  for (std::size_t i = 0; i < stage.commits.size(); ++i) {
    Labels with_outcome = labels;
    with_outcome["outcome"] = kNames<CommitOutcome>[i];
    stage.commits[i] = &commits.Add(with_outcome);
  }
  stage.prepare = &prepare.Add(labels, kPrepareBuckets);
  stage.decide = &decide.Add(labels, kDecideBuckets);
  stage.commit = &commit.Add(labels, kCommitBuckets);
  stage.ready = &ready.Add(labels);
  stage.partitions = &partitions.Add(labels);
  stage.in_flight = &in_flight.Add(labels);
  stage.paused = &paused.Add(labels);
  stage.restore = &restore.Add(labels);
  stage.followed = &followed.Add(labels);
  stage.followed_records = &followed_records.Add(labels);
  return stage;
}

Metrics::Impl::Stage& Metrics::Impl::StageOf(StageKind kind) {
  const auto found = stages.find(kind);
  if (found != stages.end()) return found->second;
  return stages.emplace(kind, MakeStage(kind)).first->second;
}

std::string Metrics::Impl::BoundedReason(const std::string& reason) {
  if (reason.empty() || reasons.contains(reason)) return reason;
  if (reasons.size() >= kReasonsMax) return "other";
  reasons.insert(reason);
  return reason;
}

std::string Metrics::Impl::BoundedPublisher(const std::string& name) {
  if (name.empty()) return "other";
  const std::size_t own = publishers.size() - publishers.count("other");
  return publishers.contains(name) || own < publishers_max ? name : "other";
}

Metrics::Impl::Publisher& Metrics::Impl::PublisherOf(const std::string& label) {
  const auto found = publishers.find(label);
  if (found != publishers.end()) return found->second;
  const Labels labels = {{"publisher", label}};
  const Publisher made{.articles = &publisher_articles.Add(labels),
                       .guarded = &publisher_guarded.Add(labels),
                       .kept_bytes = &publisher_kept.Add(labels)};
  return publishers.emplace(label, made).first->second;
}

void Metrics::Impl::CountPublisher(const std::string& name, const CleaningCounts& counts) {
  const std::string label = BoundedPublisher(name);
  Publisher& publisher = PublisherOf(label);
  publisher.articles->Increment(static_cast<double>(counts.articles));
  publisher.guarded->Increment(static_cast<double>(counts.guarded));
  publisher.kept_bytes->Increment(static_cast<double>(counts.kept_bytes));
  for (std::size_t i = 0; i < counts.removed_bytes.size(); ++i) {
    if (counts.removed_bytes[i] == 0) continue;
    publisher_removed.Add({{"publisher", label}, {"class", std::string(kNames<RemovalClass>[i])}})
        .Increment(static_cast<double>(counts.removed_bytes[i]));
  }
}

void Metrics::Impl::CountVerdicts(const BatchReport& report) {
  for (const auto& [key, count] : report.verdicts) {
    articles
        .Add({{"stage", std::string(NameOf(report.stage))},
              {"verdict", std::string(NameOf(key.first))},
              {"reason", BoundedReason(key.second)}})
        .Increment(static_cast<double>(count));
  }
}

void Metrics::Impl::CountContent(const BatchReport& report) {
  for (std::size_t i = 0; i < report.relations.size(); ++i) {
    if (report.relations[i] == 0) continue;
    relations.Add({{"relation", std::string(kNames<Relation>[i])}})
        .Increment(static_cast<double>(report.relations[i]));
  }
  for (std::size_t i = 0; i < report.removals.size(); ++i) {
    if (report.removals[i] == 0) continue;
    removals.Add({{"class", std::string(kNames<RemovalClass>[i])}})
        .Increment(static_cast<double>(report.removals[i]));
  }
  removed_bytes.Increment(static_cast<double>(report.removed_bytes));
  guarded.Increment(static_cast<double>(report.guarded));
  for (const auto& [name, counts] : report.publishers)
    CountPublisher(name, counts);
  stories.Increment(static_cast<double>(report.stories_published));
  revisions.Increment(static_cast<double>(report.revisions_published));
}

/// Removes the series of partitions that went away: their last lag would stand for ever.
void Metrics::Impl::SetLag(Stage& stage, const StageReport& report) {
  std::erase_if(stage.lag, [&](const auto& entry) {
    if (report.lag.contains(entry.first)) return false;
    lag.Remove(entry.second);
    return true;
  });
  for (const auto& [key, records_behind] : report.lag) {
    Gauge*& gauge = stage.lag[key];
    if (gauge == nullptr) {
      gauge = &lag.Add({{"stage", std::string(NameOf(report.stage))},
                        {"topic", key.first},
                        {"partition", std::to_string(key.second)}});
    }
    gauge->Set(static_cast<double>(records_behind));
  }
}

void Metrics::Impl::SetIndex(Stage& stage, const StageReport& report) {
  if (report.stage == StageKind::kClean)
    return;  // without an index, its zeros would hide the story's
  index_stories.Set(ToDouble(report.index_stories));
  index_postings.Set(ToDouble(report.index_postings));
  index_bytes.Set(ToDouble(report.index_bytes));
  index_file_bytes.Set(ToDouble(report.index_file_bytes));
  index_build.Set(std::chrono::duration<double>(report.index_build).count());
  stage.evicted_seen.Follow(evicted, report.index_evicted_segments);
}

/// Which of the two learnt-block figures a stage reports: deciding counts, cleaning knows, a fused
/// stage does both.
void Metrics::Impl::SetPublishers(const StageReport& report) {
  if (report.stage != StageKind::kClean)
    counted_publishers.Set(ToDouble(report.counted_publishers));
  if (report.stage == StageKind::kStory) return;
  learnt_publishers.Set(ToDouble(report.learnt_publishers));
  learnt_blocks.Set(ToDouble(report.learnt_blocks));
}

void Metrics::Impl::SetProcess() {
  const std::optional<ProcessStats> stats = ReadProcessStats();
  if (!stats) return;
  resident.Set(stats->resident_bytes);
  open_files.Set(stats->open_files);
  files_max.Set(stats->files_max);
  start_time.Set(stats->start_seconds);
  cpu.Increment(stats->cpu_seconds - cpu.Value());
}

Metrics::Metrics(const BuildInfo& build, MessageCallback on_message, std::size_t publishers_max)
    : impl_(std::make_unique<Impl>(build, std::move(on_message), publishers_max)) {}

Metrics::~Metrics() = default;

void Metrics::OnBatch(const BatchReport& report) {
  const std::lock_guard lock(impl_->mutex);
  Impl::Stage& stage = impl_->StageOf(report.stage);
  stage.commits[IndexOf(report.outcome)]->Increment();
  stage.commit->Observe(report.commit_time.count());
  if (report.outcome != CommitOutcome::kCommitted) return;
  stage.records->Increment(static_cast<double>(report.records));
  stage.bytes->Increment(static_cast<double>(report.record_bytes));
  Observe(*stage.prepare, report.prepare_seconds);
  Observe(*stage.decide, report.decide_seconds);
  impl_->CountVerdicts(report);
  impl_->CountContent(report);
}

void Metrics::OnStage(const StageReport& report) {
  const std::lock_guard lock(impl_->mutex);
  Impl::Stage& stage = impl_->StageOf(report.stage);
  stage.ready->Set(report.ready ? 1 : 0);
  stage.partitions->Set(ToDouble(report.partitions));
  stage.in_flight->Set(ToDouble(report.in_flight_bytes));
  stage.paused->Set(report.paused ? 1 : 0);
  stage.restore->Set(ToDouble(report.restore_remaining));
  stage.followed->Set(ToDouble(report.followed_partitions));
  stage.followed_records->Set(ToDouble(report.followed_remaining));
  stage.producers_seen.Follow(*stage.producers, report.sinks_made);
  impl_->SetIndex(stage, report);
  impl_->SetPublishers(report);
  impl_->SetLag(stage, report);
}

void Metrics::OnMessage(Level level, std::string_view text) {
  if (level == Level::kDebug) return;  // no message for an operator
  impl_->messages.Add({{"level", std::string(NameOf(level))}}).Increment();
  if (impl_->on_message) impl_->on_message(level, text);
}

std::string Metrics::Render() {
  {
    const std::lock_guard lock(impl_->mutex);
    impl_->SetProcess();
  }
  return prometheus::TextSerializer().Serialize(impl_->registry.Collect());
}

}  // namespace wiresift
