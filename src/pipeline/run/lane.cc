#include "pipeline/run/lane.h"

#include <algorithm>
#include <utility>

#include "core/names.h"
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

}  // namespace

Lane::Lane(LaneId id, const Stage& stage, LaneOptions options, LanePorts& ports, Clock clock)
    : id_(id), stage_(stage), options_(options), ports_(ports), clock_(std::move(clock)) {
  batch_.stage = stage.kind();
}

Status Lane::Step() {
  switch (phase_) {
    case Phase::kFollowing:
      return FollowLog();
    case Phase::kOpening:
      return OpenSink();
    case Phase::kRestoring:
      return Restore();
    case Phase::kReady:
      return {};
  }
  return {};
}

Status Lane::OpenSink() {
  auto sink = ports_.MakeSink(id_);
  if (!sink) return std::unexpected(sink.error());
  ++sinks_made_;
  if (Status opened = (*sink)->Open(); !opened) return opened;
  sink_ = std::move(*sink);
  limits_ = LimitsOf(*sink_);
  const bool restores = decides() && (!state_ || is_behind_);
  if (restores) {
    if (Status opened = OpenLog(); !opened) return opened;
  }
  phase_ = restores ? Phase::kRestoring : Phase::kReady;
  return {};
}

Status Lane::OpenLog() {
  if (!store_) {
    auto store = ports_.OpenStore(id_);
    if (!store) return std::unexpected(store.error());
    store_ = std::move(*store);
  }
  auto changelog = ports_.OpenChangelog(id_, store_->changelog_next());
  if (!changelog && changelog.error().code == ErrorCode::kInvalid) {
    // The log does not reach back to where the store ends: the store is a cache, begin anew.
    DropState();
    if (Status cleared = store_->Clear(); !cleared) return cleared;
    changelog = ports_.OpenChangelog(id_, Offset{0});
  }
  if (!changelog) return std::unexpected(changelog.error());
  changelog_ = std::move(*changelog);
  return {};
}

Status Lane::Restore() {
  if (changelog_ && !changelog_->AtEnd()) return ReadLog(kRestoreWait);
  if (!state_) {
    if (Status loaded = LoadState(); !loaded) return loaded;
  }
  changelog_.reset();
  is_behind_ = false;
  phase_ = Phase::kReady;
  return {};
}

/// Never waits: other lanes of the same loop may be at work.
Status Lane::FollowLog() {
  if (!changelog_) return OpenLog();
  if (!changelog_->AtEnd()) return ReadLog(milliseconds(0));
  if (!state_) {
    if (Status loaded = LoadState(); !loaded) return loaded;
  }
  return changelog_->GoOn();
}

Status Lane::ReadLog(milliseconds wait) {
  auto records = changelog_->Read(kRestoreRecordsPerStep, wait);
  if (!records) {
    if (following()) Renew();
    return std::unexpected(records.error());
  }
  if (records->empty()) return {};
  std::vector<Delta> deltas;
  deltas.reserve(records->size());
  for (Record& record : *records) {
    deltas.push_back({std::move(record.key).value_or(std::string()), std::move(record.value)});
  }
  const Offset next{records->back().at.offset.value + 1};
  Status taken = state_ ? state_->Follow(deltas, next) : store_->Write(deltas, next);
  if (taken) return {};
  // This reader will not give them again: the next one begins where the store ends.
  DropState();
  Renew();
  return taken;
}

Status Lane::LoadState() {
  const auto started = clock_();
  auto state =
      std::make_unique<State>(options_.match, options_.story, *store_, ports_.MakeWordMemory(id_));
  if (Status loaded = state->Load(); !loaded) {
    if (loaded.error().code == ErrorCode::kMalformed) Wipe();
    return loaded;
  }
  state_ = std::move(state);
  decider_ = std::make_unique<Decider>(options_.match, stage_.render(), id_, *state_);
  index_build_ = std::chrono::duration_cast<milliseconds>(clock_() - started);
  return {};
}

void Lane::DropState() {
  decider_.reset();
  state_.reset();
}

void Lane::Follow() {
  sink_.reset();
  changelog_.reset();
  committed_.clear();
  is_behind_ = true;
  in_doubt_ = false;
  phase_ = Phase::kFollowing;
}

void Lane::TakeOver() {
  changelog_.reset();
  phase_ = Phase::kOpening;
}

std::size_t Lane::restore_remaining() const {
  return changelog_ ? changelog_->remaining() : 0;
}

Status Lane::Process(Prepared&& record) {
  if (!open()) opened_at_ = clock_();
  Result<std::vector<Output>> outputs = record.article ? Decide(record) : Pass(record);
  if (!outputs) return std::unexpected(outputs.error());
  if (Status written = Write(std::move(*outputs)); !written) return written;
  Count(record);
  processed_[record.partition] = Offset{record.offset.value + 1};
  return {};
}

Result<std::vector<Output>> Lane::Pass(Prepared& record) {
  std::vector<Output> outputs = std::move(record.outputs);
  for (Output& output : outputs) {
    if (output.channel == Channel::kRejected) CutDeadLetter(output, limits_.at(output.channel));
  }
  const Status fits = CheckSizes(outputs, limits_);
  if (fits) return outputs;
  record.rejected = fits.error().reason;
  return RefusalOf(record.raw, record.article_id, fits.error(), limits_, stage_.render());
}

Result<std::vector<Output>> Lane::Decide(Prepared& record) {
  const auto begin = clock_();
  Result<Decided> decided =
      decider_->Decide(*record.article, record.tokens, record.stream_time, limits_);
  if (!decided) {
    damaged_ = decided.error().code == ErrorCode::kMalformed;
    return std::unexpected(decided.error());
  }
  batch_.decide_seconds.push_back(Seconds(clock_() - begin).count());
  if (decided->decision) {
    Count(record, *decided->decision);
  } else {
    record.rejected = Reason::kTooLarge;
  }
  return std::move(decided->outputs);
}

Status Lane::Write(std::vector<Output> outputs) {
  for (Output& output : outputs) {
    if (Status written = sink_->Write(std::move(output)); !written) return written;
  }
  return {};
}

void Lane::Count(const Prepared& record) {
  ++batch_.records;
  batch_.record_bytes += record.bytes;
  batch_.prepare_seconds.push_back(record.took.count());
  if (record.rejected)
    ++batch_.verdicts[{Verdict::kRejected, std::string(NameOf(*record.rejected))}];
  if (record.cleaning.articles > 0) batch_.publishers[record.publisher] += record.cleaning;
}

void Lane::Count(const Prepared& record, const Decision& decision) {
  ++batch_.verdicts[{decision.verdict, std::string(ReasonOf(decision.cause))}];
  if (decision.relation) ++batch_.relations[IndexOf(*decision.relation)];
  for (const Removal& removal : record.article->removed) {
    ++batch_.removals[IndexOf(removal.kind)];
  }
  batch_.removed_bytes += record.article->removed_bytes;
  batch_.guarded += record.article->guarded ? 1 : 0;
  for (const Publication& publication : decision.publications) {
    const bool first = publication.action == Action::kPublish;
    ++(first ? batch_.stories_published : batch_.revisions_published);
  }
}

CommitOutcome Lane::Commit(BatchReport& report) {
  const auto begin = clock_();
  const Status sealed = state_ ? Write(DeltaOutputs(state_->Seal(), id_)) : Status();
  std::vector<Position> positions;
  for (const auto& [partition, next] : processed_)
    positions.push_back({partition, next});
  const CommitOutcome outcome = sealed ? sink_->Commit(positions) : sink_->Abort();
  batch_.outcome = outcome;
  batch_.commit_time = clock_() - begin;
  report = std::exchange(batch_, BatchReport{.stage = stage_.kind()});

  if (outcome != CommitOutcome::kCommitted) {
    if (state_) state_->Abort();
    processed_.clear();
    CutSmaller(report.records);
    if (outcome == CommitOutcome::kFenced) {
      // Nobody knows whether it was committed: only the log can say, so begin again from it.
      Renew();
      DropState();
      in_doubt_ = true;
    }
    return outcome;
  }
  for (const auto& [partition, next] : processed_)
    committed_[partition] = next;
  processed_.clear();
  if (records_max_ <= report.records) records_max_ *= 2;
  if (state_ && !state_->Commit(sink_->state_next())) {
    // The log has it; the local copy has not. Read it back from the log.
    Renew();
    DropState();
    store_.reset();
  } else if (sink_->worn()) {
    Renew();
  }
  return outcome;
}

// What a slow broker does not take within a transaction's time would be run again for ever: the
// next is half as long.
void Lane::CutSmaller(std::size_t records) {
  if (records == 0) return;
  records_max_ = std::max<std::size_t>(std::min(records, records_max_) / 2, 1);
}

void Lane::Abort() {
  if (state_) state_->Abort();
  processed_.clear();
  CutSmaller(records());
  batch_ = BatchReport{.stage = stage_.kind()};
  if (sink_ && sink_->Abort() == CommitOutcome::kFenced) Renew();
  if (std::exchange(damaged_, false)) Wipe();
}

void Lane::Adopt(PartitionId partition, Offset next) {
  committed_.try_emplace(partition, next);
}

void Lane::Drop(PartitionId partition) {
  committed_.erase(partition);
  processed_.erase(partition);
}

bool Lane::HasTaken(PartitionId partition, Offset offset) const {
  const auto open = processed_.find(partition);
  if (open != processed_.end()) return offset < open->second;
  const auto committed = committed_.find(partition);
  return committed != committed_.end() && offset < committed->second;
}

std::vector<Position> Lane::positions() const {
  std::vector<Position> positions;
  for (const auto& [partition, next] : committed_)
    positions.push_back({partition, next});
  return positions;
}

void Lane::Renew() {
  sink_.reset();
  changelog_.reset();
  if (!following()) phase_ = Phase::kOpening;
}

void Lane::Wipe() {
  DropState();
  if (!store_->Clear()) store_.reset();
  Renew();
}

void Lane::Describe(StageReport& report) const {
  report.sinks_made += sinks_made_;
  report.followed_partitions += warm() ? 1 : 0;
  (following() ? report.followed_remaining : report.restore_remaining) += restore_remaining();
  if (!state_) return;
  report.index_build = std::max(report.index_build, index_build_);
  report.index_stories += state_->index().stories();
  report.index_postings += state_->index().postings();
  const IndexMemory memory = state_->index().memory();
  report.index_bytes += memory.total();
  report.index_file_bytes += memory.in_file;
  report.index_evicted_segments += state_->index().evicted_segments();
  report.counted_publishers += state_->publisher_ages().size();
}

}  // namespace wiresift
