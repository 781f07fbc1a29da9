#include "metrics/table.h"

#include <array>

#include "core/names.h"
#include "dedup/match.h"
#include "pipeline/ports/observer.h"
#include "pipeline/ports/verdict.h"
#include "text/body/removal.h"

namespace wiresift {
namespace {

using enum MetricId;

constexpr std::size_t kRows = static_cast<std::size_t>(kCount);

// A name never changes its meaning: other people's dashboards and alerts hang on it.
constexpr std::array<MetricRow, kRows> kTable = {{
    {kBuildInfo, "wiresift_build_info", "gauge", "1", "version, librdkafka",
     "Always 1; the labels name the versions that run"},
    {kReady, "wiresift_ready", "gauge", "0 or 1", "stage",
     "1 when the stage is assigned, restored and working"},
    {kReadRecords, "wiresift_read_records_total", "counter", "records", "stage",
     "Input records of committed transactions"},
    {kReadBytes, "wiresift_read_bytes_total", "counter", "bytes", "stage",
     "Bytes of the input records of committed transactions"},
    {kArticles, "wiresift_articles_total", "counter", "articles", "stage, verdict, reason",
     "Verdicts, one for each input record; the clean stage counts its rejections alone"},
    {kRelations, "wiresift_relations_total", "counter", "articles", "relation",
     "Articles by their relation to their story"},
    {kRemovals, "wiresift_removals_total", "counter", "spans", "class",
     "Spans that cleaning took out, by class"},
    {kRemovedBytes, "wiresift_removed_bytes_total", "counter", "bytes", "",
     "Bytes of text that cleaning took out"},
    {kGuardedArticles, "wiresift_guarded_articles_total", "counter", "articles", "",
     "Articles kept whole because cleaning would have removed too much"},
    {kPublisherArticles, "wiresift_publisher_articles_total", "counter", "articles", "publisher",
     "Articles cleaned in this process, by publisher"},
    {kPublisherGuarded, "wiresift_publisher_guarded_articles_total", "counter", "articles",
     "publisher", "Of these, articles whose text the over-cleaning guard kept"},
    {kPublisherKeptBytes, "wiresift_publisher_kept_bytes_total", "counter", "bytes", "publisher",
     "Bytes of text that cleaning left, by publisher"},
    {kPublisherRemovedBytes, "wiresift_publisher_removed_bytes_total", "counter", "bytes",
     "publisher, class", "Bytes of text that cleaning took out, by publisher and class"},
    {kPublishedStories, "wiresift_published_stories_total", "counter", "stories", "",
     "New stories published"},
    {kPublishedRevisions, "wiresift_published_revisions_total", "counter", "revisions", "",
     "Later revisions of stories published"},
    {kPrepareSeconds, "wiresift_prepare_seconds", "histogram", "seconds", "stage",
     "Time to parse, clean and sketch one record"},
    {kDecideSeconds, "wiresift_decide_seconds", "histogram", "seconds", "stage",
     "Time to match and decide one article"},
    {kCommitSeconds, "wiresift_commit_seconds", "histogram", "seconds", "stage",
     "Time from the end of a batch to the end of its transaction"},
    {kCommits, "wiresift_commits_total", "counter", "transactions", "stage, outcome",
     "Transactions by how they ended"},
    {kProducersMade, "wiresift_producers_made_total", "counter", "producers", "stage",
     "Producers made, the first included; more means that one failed or was fenced"},
    {kLagRecords, "wiresift_lag_records", "gauge", "records", "stage, topic, partition",
     "Records between the committed position and the end of an assigned partition"},
    {kAssignedPartitions, "wiresift_assigned_partitions", "gauge", "partitions", "stage",
     "Partitions that this process works on"},
    {kInFlightBytes, "wiresift_in_flight_bytes", "gauge", "bytes", "stage",
     "Bytes of records read and not yet committed"},
    {kPaused, "wiresift_paused", "gauge", "0 or 1", "stage",
     "1 while reading is paused because too many bytes are in flight"},
    {kRestoreRecords, "wiresift_restore_remaining_records", "gauge", "records", "stage",
     "Changelog records still to be read before the stage is ready"},
    {kIndexBuild, "wiresift_index_build_seconds", "gauge", "seconds", "",
     "Time that building the index from the store took, at the start or a takeover"},
    {kFollowedPartitions, "wiresift_followed_partitions", "gauge", "partitions", "stage",
     "Partitions of others whose state a standby keeps warm"},
    {kFollowedRecords, "wiresift_followed_remaining_records", "gauge", "records", "stage",
     "Changelog records of these that the standby has not read yet"},
    {kIndexStories, "wiresift_index_stories", "gauge", "stories", "",
     "Stories that a new article can join"},
    {kIndexPostings, "wiresift_index_postings", "gauge", "postings", "",
     "Fingerprints in the index"},
    {kIndexBytes, "wiresift_index_bytes", "gauge", "bytes", "", "Memory of the index"},
    {kIndexFileBytes, "wiresift_index_file_bytes", "gauge", "bytes", "",
     "Of the index, what is in a mapped file (match.words_in_file)"},
    {kIndexEvictedSegments, "wiresift_index_evicted_segments_total", "counter", "segments", "",
     "Index segments dropped before their time because of match.max_bytes"},
    {kCountedPublishers, "wiresift_counted_publishers", "gauge", "publishers", "",
     "Publishers whose repeated blocks are counted, at most 20000 a story partition"},
    {kLearntPublishers, "wiresift_learnt_publishers", "gauge", "publishers", "",
     "Publishers whose repeated blocks cleaning removes"},
    {kLearntBlocks, "wiresift_learnt_blocks", "gauge", "blocks", "", "How many blocks these are"},
    {kMessages, "wiresift_messages_total", "counter", "messages", "level",
     "Messages for the operator, by level; the log has their text"},
    {kResidentBytes, "process_resident_memory_bytes", "gauge", "bytes", "",
     "Resident memory of the process"},
    {kCpuSeconds, "process_cpu_seconds_total", "counter", "seconds", "",
     "User and system CPU time of the process"},
    {kOpenFiles, "process_open_fds", "gauge", "files", "", "Open file descriptors"},
    {kFilesMax, "process_max_fds", "gauge", "files", "", "Most file descriptors allowed"},
    {kStartTime, "process_start_time_seconds", "gauge", "seconds", "",
     "When the process started, in seconds since 1970"},
}};

constexpr bool IsInOrder() {
  for (std::size_t i = 0; i < kTable.size(); ++i) {
    if (static_cast<std::size_t>(kTable[i].id) != i) return false;
  }
  return true;
}

static_assert(IsInOrder());

template <class Names>
std::string Values(std::string_view label, const Names& names) {
  std::string out = "| `" + std::string(label) + "` | ";
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += ", ";
    out += "`" + std::string(names[i]) + "`";
  }
  return out + " |\n";
}

}  // namespace

std::span<const MetricRow> MetricTable() {
  return kTable;
}

const MetricRow& RowOf(MetricId id) {
  return kTable[static_cast<std::size_t>(id)];
}

std::string MetricsDocument() {
  std::string out =
      "# Metrics\n\n"
      "Served as `/metrics` on `admin.listen`, in Prometheus' text format. This page is made by "
      "`build/release/metrics_doc`; the table is in `src/metrics/table.cc`.\n\n"
      "| name | type | unit | labels | meaning |\n|---|---|---|---|---|\n";
  for (const MetricRow& row : kTable) {
    out += "| `" + std::string(row.name) + "` | " + std::string(row.type) + " | " +
           std::string(row.unit) + " | " + std::string(row.labels) + " | " + std::string(row.help) +
           " |\n";
  }
  out += "\n## Labels\n\n| label | values |\n|---|---|\n";
  out += Values("stage", kNames<StageKind>);
  out += Values("verdict", kNames<Verdict>);
  out += Values("relation", kNames<Relation>);
  out += Values("class", kNames<RemovalClass>);
  out += Values("outcome", kNames<CommitOutcome>);
  out += Values("level", kCountedLevelNames);
  out +=
      "| `reason` | the closed table of reasons; empty where the verdict says all; `other` past 64 "
      "different ones |\n"
      "| `publisher` | host of the article's URL without `www.`; the first `metrics.publishers` "
      "(100) that are seen, then `other`, which also counts articles that name none |\n"
      "| `topic`, `partition` | assigned partitions of the input topics |\n"
      "| `version`, `librdkafka` | of the running program |\n";
  return out;
}

}  // namespace wiresift
