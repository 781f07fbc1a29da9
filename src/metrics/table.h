#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "core/level.h"

namespace wiresift {

/// Levels whose messages are counted: debug lines are not for operators.
inline constexpr std::array<std::string_view, 3> kCountedLevelNames = {
    NameOf(Level::kInfo), NameOf(Level::kWarning), NameOf(Level::kError)};

/// Every metric there is, in the order of the table.
enum class MetricId : std::size_t {
  kBuildInfo,
  kReady,
  kReadRecords,
  kReadBytes,
  kArticles,
  kRelations,
  kRemovals,
  kRemovedBytes,
  kGuardedArticles,
  kPublisherArticles,
  kPublisherGuarded,
  kPublisherKeptBytes,
  kPublisherRemovedBytes,
  kPublishedStories,
  kPublishedRevisions,
  kPrepareSeconds,
  kDecideSeconds,
  kCommitSeconds,
  kCommits,
  kProducersMade,
  kLagRecords,
  kAssignedPartitions,
  kInFlightBytes,
  kPaused,
  kRestoreRecords,
  kIndexBuild,
  kFollowedPartitions,
  kFollowedRecords,
  kIndexStories,
  kIndexPostings,
  kIndexBytes,
  kIndexFileBytes,
  kIndexEvictedSegments,
  kCountedPublishers,
  kLearntPublishers,
  kLearntBlocks,
  kMessages,
  kResidentBytes,
  kCpuSeconds,
  kOpenFiles,
  kFilesMax,
  kStartTime,
  kCount,
};

/// One row: what `/metrics`, monitoring/METRICS.md and the dashboards have to agree on.
struct MetricRow {
  MetricId id;
  std::string_view name;
  std::string_view type;    ///< counter, gauge or histogram
  std::string_view unit;    ///< what one is: a base unit, or the thing counted
  std::string_view labels;  ///< names with commas between; empty when there are none
  std::string_view help;
};

/// All rows, each at the index of its id.
[[nodiscard]] std::span<const MetricRow> MetricTable();

/// The row of a metric.
[[nodiscard]] const MetricRow& RowOf(MetricId id);

/// monitoring/METRICS.md.
[[nodiscard]] std::string MetricsDocument();

}  // namespace wiresift
