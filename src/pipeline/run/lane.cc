#include "pipeline/run/lane.h"

#include <algorithm>
#include <utility>

#include "pipeline/decide/decider.h"
#include "pipeline/publish/audit.h"

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using Seconds = std::chrono::duration<double>;

/// Changelog records that one step of a restore takes.
constexpr std::size_t kRestoreRecordsPerStep = 5'000;
constexpr milliseconds kRestoreWait{200};

OutputLimits LimitsOf(const Sink& sink) {
  OutputLimits limits;
  for (std::size_t i = 0; i < kCountOf<Channel>; ++i) {
    const auto channel = static_cast<Channel>(i);
    limits[channel] = sink.output_bytes_max(channel);
  }
  return limits;
}

Status WriteTo(Sink& sink, std::vector<Output> outputs) {
  for (Output& output : outputs) {
    if (Status written = sink.Write(std::move(output)); !written) return written;
  }
  return {};
}

}  // namespace

Lane::Lane(LaneId id, const Stage& stage, const LaneOptions& options, LanePorts& ports, Clock clock)
    : id_(id), stage_(stage), ports_(ports), clock_(std::move(clock)) {
  if (stage.kind() != StageKind::kClean) state_.emplace(id, options, stage.render(), ports, clock_);
}

// --- Life ---------------------------------------------------------------------------------------

// A step that leads to another phase does so last: its own is gone then.
Status Lane::Step() {
  return std::visit([this](auto& phase) { return Step(phase); }, phase_);
}

/// Never waits: other lanes of the same loop may be at work.
Status Lane::Step(Following& following) {
  if (!following.log) {
    auto log = state_->OpenLog();
    if (!log) return std::unexpected(log.error());
    following.log = std::move(*log);
    return {};
  }
  if (!following.log->AtEnd()) return ReadLog(*following.log, milliseconds(0));
  if (Status loaded = LoadState(); !loaded) return loaded;
  return following.log->GoOn();
}

Status Lane::Step(Opening& /*opening*/) {
  auto sink = OpenSink();
  if (!sink) return std::unexpected(sink.error());
  if (!state_ || state_->is_current()) {
    Begin(std::move(*sink));
    return {};
  }
  auto log = state_->OpenLog();
  if (!log) return std::unexpected(log.error());
  phase_ = Restoring{std::move(*sink), std::move(*log)};
  return {};
}

Status Lane::Step(Restoring& restoring) {
  if (restoring.log && !restoring.log->AtEnd()) return ReadLog(*restoring.log, kRestoreWait);
  if (Status loaded = LoadState(); !loaded) return loaded;
  state_->Join();
  Begin(std::move(restoring.sink));
  return {};
}

Status Lane::Step(Ready& /*ready*/) {
  return {};
}

Result<std::unique_ptr<Sink>> Lane::OpenSink() {
  auto sink = ports_.MakeSink(id_);
  if (!sink) return sink;
  ++sinks_made_;
  if (const Status opened = (*sink)->Open(); !opened) return std::unexpected(opened.error());
  return sink;
}

void Lane::Begin(std::unique_ptr<Sink> sink) {
  OutputLimits limits = LimitsOf(*sink);
  phase_ = Ready{std::move(sink), std::move(limits), Batch(stage_.kind())};
}

Status Lane::ReadLog(Changelog& log, milliseconds wait) {
  auto records = log.Read(kRestoreRecordsPerStep, wait);
  if (!records) {
    if (following()) Renew();
    return std::unexpected(records.error());
  }
  Status taken = state_->Take(std::move(*records));
  // This reader will not give them again: the next one begins where the store ends.
  if (!taken) Renew();
  return taken;
}

Status Lane::LoadState() {
  Status loaded = state_->Load();
  if (!loaded && loaded.error().code == ErrorCode::kMalformed) Wipe();
  return loaded;
}

void Lane::Wipe() {
  state_->Wipe();
  Renew();
}

void Lane::Renew() {
  if (following()) {
    phase_ = Following{};
  } else {
    phase_ = Opening{};
  }
}

void Lane::Follow() {
  progress_ = {};
  state_->Leave();
  phase_ = Following{};
}

void Lane::TakeOver() {
  phase_ = Opening{};
}

// --- The transaction ----------------------------------------------------------------------------

Status Lane::Process(Prepared&& record) {
  Ready& ready = std::get<Ready>(phase_);
  if (!open()) ready.batch.opened_at = clock_();
  auto* to_decide = std::get_if<ToDecide>(&record.made);
  auto outputs =
      to_decide != nullptr ? Decide(*to_decide, ready) : Pass(std::get<ToPass>(record.made), ready);
  if (!outputs) return std::unexpected(outputs.error());
  if (Status written = WriteTo(*ready.sink, std::move(*outputs)); !written) return written;
  ready.batch.Count(record);
  return {};
}

Result<std::vector<Output>> Lane::Pass(ToPass& record, Ready& ready) {
  for (Output& output : record.outputs) {
    if (output.channel == Channel::kRejected)
      CutDeadLetter(output, ready.limits.at(output.channel));
  }
  if (const Status fits = CheckSizes(record.outputs, ready.limits); !fits) {
    ready.batch.CountRejected(fits.error().reason);
    return FittingRefusal(record.raw, record.article_id, fits.error(), ready.limits,
                          stage_.render());
  }
  if (record.rejected) ready.batch.CountRejected(*record.rejected);
  return std::move(record.outputs);
}

Result<std::vector<Output>> Lane::Decide(const ToDecide& record, Ready& ready) {
  const auto begin = clock_();
  Result<Decided> decided =
      state_->decider().Decide(record.record, record.tokens, record.stream_time, ready.limits);
  if (!decided) {
    ready.batch.has_met_damage = decided.error().code == ErrorCode::kMalformed;
    return std::unexpected(decided.error());
  }
  ready.batch.report.decide_seconds.push_back(Seconds(clock_() - begin).count());
  if (decided->decision) {
    ready.batch.CountDecided(record.record, *decided->decision);
  } else {
    ready.batch.CountRejected(Reason::kTooLarge);
  }
  return std::move(decided->outputs);
}

BatchReport Lane::Commit() {
  const auto begin = clock_();
  Ready& ready = std::get<Ready>(phase_);
  const CommitOutcome outcome = EndTransaction(ready);
  Batch batch = CloseBatch(ready);
  batch.report.outcome = outcome;
  batch.report.commit_time = clock_() - begin;
  if (outcome == CommitOutcome::kCommitted) {
    Keep(batch, ready);
  } else {
    TakeBack(batch);
  }
  // Nobody knows whether it was committed: only the log can say, so begin again from it.
  if (outcome == CommitOutcome::kFenced) {
    progress_.Doubt();
    if (state_) state_->Drop();
    Renew();
  }
  return std::move(batch.report);
}

CommitOutcome Lane::EndTransaction(Ready& ready) {
  if (state_) {
    const Status sealed = WriteTo(*ready.sink, state_->Seal());
    if (!sealed) return ready.sink->Abort();
  }
  return ready.sink->Commit(ready.batch.processed.positions());
}

Batch Lane::CloseBatch(Ready& ready) {
  return std::exchange(ready.batch, Batch(stage_.kind()));
}

void Lane::Keep(const Batch& batch, Ready& ready) {
  progress_.Advance(batch.processed.positions());
  if (records_max_ <= batch.records()) records_max_ *= 2;
  // What the log has and the local copy has not is read back from the log.
  const bool kept = !state_ || state_->Commit(ready.sink->state_next());
  if (!kept || ready.sink->worn()) Renew();
}

void Lane::TakeBack(const Batch& batch) {
  if (state_) state_->Abort();
  CutSmaller(batch.records());
}

// What a slow broker does not take within a transaction's time would be run again for ever: the
// next is half as long.
void Lane::CutSmaller(std::size_t records) {
  if (records == 0) return;
  records_max_ = std::max<std::size_t>(std::min(records, records_max_) / 2, 1);
}

void Lane::Abort() {
  Ready& ready = std::get<Ready>(phase_);
  const Batch batch = CloseBatch(ready);
  TakeBack(batch);
  if (ready.sink->Abort() == CommitOutcome::kFenced) Renew();
  if (batch.has_met_damage) Wipe();
}

// --- Telling ------------------------------------------------------------------------------------

std::size_t Lane::records() const {
  const Ready* ready = std::get_if<Ready>(&phase_);
  return ready == nullptr ? 0 : ready->batch.records();
}

std::chrono::steady_clock::time_point Lane::opened_at() const {
  return std::get<Ready>(phase_).batch.opened_at;
}

void Lane::Drop(PartitionId partition) {
  progress_.Drop(partition);
  if (Ready* ready = std::get_if<Ready>(&phase_)) ready->batch.processed.Drop(partition);
}

bool Lane::HasTaken(PartitionId partition, Offset offset) const {
  const Ready* ready = std::get_if<Ready>(&phase_);
  return progress_.IsCommitted(partition, offset) ||
         (ready != nullptr && ready->batch.processed.HasPassed(partition, offset));
}

std::size_t Lane::restore_remaining() const {
  const Changelog* log = nullptr;
  if (const auto* following = std::get_if<Following>(&phase_)) log = following->log.get();
  if (const auto* restoring = std::get_if<Restoring>(&phase_)) log = restoring->log.get();
  return log == nullptr ? 0 : log->remaining();
}

void Lane::Describe(StageReport& report) const {
  report.sinks_made += sinks_made_;
  report.followed_partitions += warm() ? 1 : 0;
  (following() ? report.followed_remaining : report.restore_remaining) += restore_remaining();
  if (state_) state_->Describe(report);
}

}  // namespace wiresift
