#include "daemon/observatory.h"

#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "config/stage_options.h"
#include "daemon/notify.h"
#include "kafka/version.h"

namespace wiresift {
namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;

/// Empty when the stage is ready.
std::string WhatItWaitsFor(const StageReport& report) {
  if (report.ready) return {};
  return fmt::format("{}: {}", NameOf(report.stage),
                     report.waiting_for.empty() ? "starting" : report.waiting_for);
}

std::string StatusOf(const std::vector<std::string>& waiting) {
  if (waiting.empty()) return "Ready: all stages are at work";
  return fmt::format("Waiting: {}", fmt::join(waiting, "; "));
}

}  // namespace

Observatory::Observatory(const Config& config)
    : logger_(config.log),
      metrics_({.version = std::string(kProgramVersion), .librdkafka = LibrdkafkaVersion()},
               nullptr, config.metrics_publishers) {}

void Observatory::OnBatch(const BatchReport& report) {
  metrics_.OnBatch(report);
  if (!logger_.Logs(Level::kDebug)) return;
  logger_.Log(Level::kDebug,
              fmt::format("{}: {} {} records of {} bytes in {:.1f} ms", NameOf(report.stage),
                          NameOf(report.outcome), report.records, report.record_bytes,
                          Milliseconds(report.commit_time).count()));
}

void Observatory::OnStage(const StageReport& report) {
  metrics_.OnStage(report);
  const std::string waits_for = WhatItWaitsFor(report);
  const std::lock_guard lock(mutex_);
  Standing& known = standings_[report.stage];
  TellOfPartitions(report, known);
  if (!known.waits_for.empty() && waits_for.empty())
    logger_.Log(Level::kInfo, fmt::format("{}: ready", NameOf(report.stage)));
  known.waits_for = waits_for;
  const std::string status = StatusOf(NotReady());
  if (std::exchange(status_, status) != status) NotifyStatus(status);
}

void Observatory::TellOfPartitions(const StageReport& report, Standing& known) {
  if (std::exchange(known.partitions, report.partitions) == report.partitions) return;
  logger_.Log(Level::kDebug,
              fmt::format("{}: {} partitions assigned", NameOf(report.stage), report.partitions));
}

void Observatory::OnMessage(Level level, std::string_view text) {
  metrics_.OnMessage(level, text);
  logger_.Log(level, text);
}

void Observatory::Expect(StageKind stage) {
  const std::lock_guard lock(mutex_);
  standings_[stage].waits_for = fmt::format("{}: starting", NameOf(stage));
}

std::vector<std::string> Observatory::WaitingFor() const {
  const std::lock_guard lock(mutex_);
  return NotReady();
}

std::vector<std::string> Observatory::NotReady() const {
  std::vector<std::string> waiting;
  for (const auto& [stage, standing] : standings_) {
    if (!standing.waits_for.empty()) waiting.push_back(standing.waits_for);
  }
  return waiting;
}

}  // namespace wiresift
