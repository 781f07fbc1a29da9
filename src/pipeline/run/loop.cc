#include "pipeline/run/loop.h"

#include <algorithm>
#include <utility>

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// Records of one task of the pool: enough to make hand-over cheap, few enough for all threads to
/// have work and for the order to be caught up soon.
constexpr std::size_t kChunkRecords = 32;

/// Chunks taken before the source is asked for more, so that the pool has work all the time.
constexpr std::size_t kChunksPerTurn = 16;

/// While more is at hand than was taken, a transaction may be this many times as long: a commit
/// takes as long as some hundreds of records, and nobody waits for the first of a backlog.
constexpr int kBacklogIntervals = 5;

constexpr milliseconds kIdleWait{100};
constexpr milliseconds kBusyWait{1};
constexpr milliseconds kReportInterval{1'000};
constexpr milliseconds kFirstPause{100};
constexpr milliseconds kLongestPause{5'000};

}  // namespace

/// Records of one poll that are prepared together.
struct Loop::Chunk {
  std::vector<Record> records;
  std::vector<std::uint64_t> readings;  ///< of each record's partition when it was polled
  std::vector<Prepared> prepared;
  std::size_t bytes = 0;
  std::atomic<bool> done = false;
};

Loop::Loop(const Stage& stage, const LaneOptions& lanes, const LoopOptions& options, Source& source,
           LanePorts& ports, Pool& pool, Observer& observer, Clock clock)
    : stage_(stage),
      lane_options_(lanes),
      options_(options),
      source_(source),
      ports_(ports),
      pool_(pool),
      observer_(observer),
      clock_(std::move(clock)),
      next_report_(clock_()) {}

Loop::~Loop() {
  for (const auto& chunk : chunks_)
    chunk->done.wait(false);
}

Status Loop::Run(const std::stop_token& stop) {
  bool finished = false;
  while (!finished && !stop.stop_requested()) {
    if (Status turned = Turn(); !turned) return turned;
    turns_.fetch_add(1, std::memory_order_relaxed);
    if (!IsDone()) continue;
    CommitDue(true);
    finished = IsDone();  // a failed commit leaves records to be read again
  }
  CommitDue(true);
  Report();
  return {};
}

bool Loop::IsDone() const {
  return joined_ && source_.AtEnd() && chunks_.empty() && AllReady();
}

Status Loop::Turn() {
  if (Status lanes = PrepareLanes(); !lanes) return lanes;
  if (Status polled = Poll(); !polled) return polled;
  if (Status taken = TakeFinished(); !taken) return taken;
  CommitDue(false);
  if (clock_() >= next_report_) Report();
  return {};
}

// --- Records in -----------------------------------------------------------------------------

Status Loop::Poll() {
  if (in_flight_bytes_ >= options_.in_flight_bytes_max && !chunks_.empty()) {
    chunks_.front()->done.wait(false);
    return {};
  }
  if (source_.AtEnd() && !chunks_.empty()) chunks_.front()->done.wait(false);
  auto records = source_.Poll(options_.poll_records_max, TimeToWait(), *this);
  if (records) Submit(*records);
  ReadAgainWhatWasNoted();
  if (!records) return FailedPoll(records.error());
  if (source_.waiting_for().empty()) poll_complaint_.clear();
  return {};
}

/// Not within the poll: what it still delivered must be stale too.
void Loop::ReadAgainWhatWasNoted() {
  for (const LaneId id : std::exchange(read_again_, {})) {
    if (const auto lane = lanes_.find(id); lane != lanes_.end()) ReadAgain(id, *lane->second);
  }
}

Status Loop::FailedPoll(const Error& error) {
  if (error.code == ErrorCode::kFatal) return std::unexpected(error);
  Complain(error, poll_complaint_);
  return {};
}

void Loop::Submit(std::span<Record> records) {
  while (!records.empty()) {
    const std::size_t count = std::min(kChunkRecords, records.size());
    auto chunk = MakeChunk(records.first(count));
    records = records.subspan(count);
    in_flight_bytes_ += chunk->bytes;
    pool_.Submit([this, chunk] { Prepare(*chunk); });
    chunks_.push_back(std::move(chunk));
  }
}

std::shared_ptr<Loop::Chunk> Loop::MakeChunk(std::span<Record> records) {
  auto chunk = std::make_shared<Chunk>();
  for (Record& record : records) {
    const PartitionId partition = record.at.partition;
    chunk->bytes += record.value ? record.value->size() : 0;
    LaneFor(LaneOf(partition)).Adopt(partition, record.at.offset);
    chunk->readings.push_back(assigned_[partition]);
    chunk->records.push_back(std::move(record));
  }
  return chunk;
}

void Loop::Prepare(Chunk& chunk) const {
  chunk.prepared.reserve(chunk.records.size());
  for (const Record& record : chunk.records) {
    const auto started = clock_();
    chunk.prepared.push_back(Prepare(record));
    chunk.prepared.back().took = clock_() - started;
  }
  chunk.done.store(true);
  chunk.done.notify_all();
}

Prepared Loop::Prepare(const Record& record) const {
  if (options_.guard == nullptr) return stage_.Prepare(record);
  const auto& [topic, partition, offset] = record.at;
  if (!options_.guard->Enter(partition, offset)) return stage_.Refuse(record);
  Prepared prepared = stage_.Prepare(record);
  options_.guard->Leave(partition, offset, false);
  return prepared;
}

// --- Records through ------------------------------------------------------------------------

Status Loop::TakeFinished() {
  for (std::size_t chunks = 0; chunks < kChunksPerTurn && HasFinished(); ++chunks) {
    const std::shared_ptr<Chunk> chunk = std::move(chunks_.front());
    chunks_.pop_front();
    in_flight_bytes_ -= chunk->bytes;
    if (Status taken = TakeChunk(*chunk); !taken) return taken;
  }
  return {};
}

Status Loop::TakeChunk(Chunk& chunk) {
  for (std::size_t i = 0; i < chunk.prepared.size(); ++i) {
    const PartitionId partition = chunk.prepared[i].partition;
    const auto reading = assigned_.find(partition);
    const bool stale = reading == assigned_.end() || reading->second != chunk.readings[i];
    if (stale) continue;
    Lane& lane = LaneFor(LaneOf(partition));
    // A pause may fail: what comes all the same is read again once the lane is ready. And clients
    // have gone back by themselves, after a rebalance or a pause: what a decision has been made on
    // is not decided twice.
    if (!lane.ready() || lane.HasTaken(partition, chunk.prepared[i].offset)) continue;
    if (Status taken = Take(std::move(chunk.prepared[i]), lane); !taken) return taken;
  }
  return {};
}

Status Loop::Take(Prepared&& record, Lane& lane) {
  const LaneId id = LaneOf(record.partition);
  const Status processed = Process(std::move(record), lane);
  if (!processed) return GiveUp(id, lane, processed.error());
  const bool full = lane.records() >= std::min(options_.commit.max_records, lane.records_max());
  if (full && !CommitLane(lane)) ReadAgain(id, lane);
  return {};
}

/// The open transaction cannot be finished.
Status Loop::GiveUp(LaneId id, Lane& lane, const Error& error) {
  if (error.code == ErrorCode::kFatal) {
    lane.Abort();
    return std::unexpected(error);
  }
  observer_.OnMessage(Level::kWarning, "transaction given up and run again: " + error.detail);
  lane.Abort();
  ReadAgain(id, lane);
  return {};
}

Status Loop::Process(Prepared&& record, Lane& lane) {
  const PartitionId partition = record.partition;
  const Offset offset = record.offset;
  const bool entered = options_.guard != nullptr && options_.guard->Enter(partition, offset);
  Status processed = lane.Process(std::move(record));
  if (entered) options_.guard->Leave(partition, offset, true);
  return processed;
}

bool Loop::HasFinished() const {
  return !chunks_.empty() && chunks_.front()->done.load();
}

// --- Transactions ---------------------------------------------------------------------------

void Loop::CommitDue(bool all) {
  const auto interval = options_.commit.interval * (HasFinished() ? kBacklogIntervals : 1);
  for (auto& [id, lane] : lanes_) {
    if (!lane->open()) continue;
    const bool due = all || clock_() - lane->opened_at() >= interval;
    if (due && !CommitLane(*lane)) ReadAgain(id, *lane);
  }
}

bool Loop::CommitLane(Lane& lane) {
  const BatchReport report = lane.Commit();
  observer_.OnBatch(report);
  const bool committed = report.outcome == CommitOutcome::kCommitted;
  if (!committed) {
    observer_.OnMessage(Level::kWarning, "transaction not committed; its records are run again");
  }
  return committed && lane.ready();
}

/// What was polled for the lane is stale: its partitions are read again from what is committed, at
/// once where the lane is ready, else as soon as it is.
void Loop::ReadAgain(LaneId id, Lane& lane) {
  const std::vector<PartitionId> partitions = PartitionsOf(id);
  BeginReadings(partitions);
  if (lane.ready()) {
    const Status sought = source_.Seek(lane.positions());
    if (sought) return;
    observer_.OnMessage(Level::kWarning, "seek: " + sought.error().detail);
    lane.Renew();
  }
  Pause(partitions);
}

/// What comes all the same is dropped by TakeChunk.
void Loop::Pause(std::span<const PartitionId> partitions) {
  const Status paused = source_.Pause(partitions);
  if (!paused) observer_.OnMessage(Level::kWarning, "pause: " + paused.error().detail);
}

void Loop::BeginReadings(std::span<const PartitionId> partitions) {
  for (const PartitionId partition : partitions)
    assigned_[partition] = ++last_reading_;
}

// --- Lanes ----------------------------------------------------------------------------------

Status Loop::PrepareLanes() {
  waiting_for_.clear();
  FollowTheRest();
  for (auto& [id, lane] : lanes_) {
    if (lane->ready()) continue;
    if (Status stepped = StepLane(id, *lane); !stepped) return stepped;
  }
  if (!joined_) waiting_for_ = "the consumer group to assign partitions";
  return {};
}

/// Partitions that the group has given to others, once it has given us ours.
void Loop::FollowTheRest() {
  if (!joined_ || lanes_.size() >= static_cast<std::size_t>(options_.followed_partitions)) return;
  for (LaneId id{0}; id.value < options_.followed_partitions; ++id.value) {
    if (!lanes_.contains(id)) LaneFor(id).Follow();
  }
}

Status Loop::StepLane(LaneId id, Lane& lane) {
  Retry& retry = retries_[id];
  if (clock_() < retry.next) {
    waiting_for_ = retry.last_complaint;
    return {};
  }
  Status stepped = lane.Step();
  if (stepped && lane.ready()) stepped = StartReading(id, lane);
  if (!stepped) return FailedStep(id, stepped.error());
  if (lane.ready() || lane.warm()) {
    retries_.erase(id);
    return {};
  }
  waiting_for_ =
      "the state to be restored, " + std::to_string(lane.restore_remaining()) + " records left";
  return {};
}

/// The broker may be away for hours: that is no reason to exit. What cannot heal is tried a few
/// times, since a new producer mends most of it.
Status Loop::FailedStep(LaneId id, const Error& error) {
  Retry& retry = retries_[id];
  ++retry.failures;
  const bool hopeless =
      error.code != ErrorCode::kUnavailable && retry.failures > options_.sink_attempts_max;
  if (hopeless) return std::unexpected(error);
  const int doublings = std::min(retry.failures - 1, 6);
  retry.next = clock_() + std::min(kFirstPause * (1 << doublings), kLongestPause);
  waiting_for_ = error.detail;
  Complain(error, retry.last_complaint);
  return {};
}

Status Loop::StartReading(LaneId id, Lane& lane) {
  Status reading = ReadFromCommitted(PartitionsOf(id), lane);
  if (!reading) lane.Renew();
  return reading;
}

Status Loop::ReadFromCommitted(std::span<const PartitionId> partitions, Lane& lane) {
  if (lane.in_doubt()) {
    const auto committed = source_.Committed(partitions);
    if (!committed) return std::unexpected(committed.error());
    lane.Settle(*committed);
  }
  if (const Status sought = source_.Seek(lane.positions()); !sought) return sought;
  BeginReadings(partitions);
  return source_.Resume(partitions);
}

LaneId Loop::LaneOf(PartitionId partition) const {
  return {stage_.kind() == StageKind::kClean ? 0 : partition.value};
}

Lane& Loop::LaneFor(LaneId id) {
  auto& lane = lanes_[id];
  if (!lane) lane = std::make_unique<Lane>(id, stage_, lane_options_, ports_, clock_);
  return *lane;
}

std::vector<PartitionId> Loop::PartitionsOf(LaneId lane) const {
  std::vector<PartitionId> partitions;
  for (const auto& [partition, reading] : assigned_) {
    if (LaneOf(partition) == lane) partitions.push_back(partition);
  }
  return partitions;
}

bool Loop::AllReady() const {
  return std::ranges::all_of(
      lanes_, [](const auto& lane) { return lane.second->ready() || lane.second->warm(); });
}

// --- Partitions come and go -----------------------------------------------------------------

void Loop::OnAssigned(std::span<const PartitionId> partitions) {
  joined_ = true;
  for (const PartitionId partition : partitions) {
    BeginReadings({&partition, 1});
    const LaneId id = LaneOf(partition);
    Lane& lane = LaneFor(id);
    if (lane.following()) {
      lane.TakeOver();
      retries_.erase(id);
    }
    if (!lane.ready()) Pause({&partition, 1});
  }
}

void Loop::OnRevoked(std::span<const PartitionId> partitions, bool lost) {
  for (const PartitionId partition : partitions) {
    const LaneId id = LaneOf(partition);
    const auto lane = lanes_.find(id);
    if (lane == lanes_.end() || !lane->second->open()) continue;
    if (lost) lane->second->Abort();
    if (lost || !CommitLane(*lane->second)) read_again_.insert(id);
  }
  for (const PartitionId partition : partitions)
    Forget(partition);
}

void Loop::Forget(PartitionId partition) {
  assigned_.erase(partition);
  const LaneId id = LaneOf(partition);
  const auto lane = lanes_.find(id);
  if (lane == lanes_.end()) return;
  lane->second->Drop(partition);
  if (stage_.kind() == StageKind::kClean) return;
  read_again_.erase(id);
  retries_.erase(id);
  if (options_.followed_partitions > 0) {
    lane->second->Follow();
  } else {
    sinks_made_before_ += lane->second->sinks_made();
    lanes_.erase(lane);
  }
}

// --- Telling ---------------------------------------------------------------------------------

milliseconds Loop::TimeToWait() const {
  if (!chunks_.empty()) return kBusyWait;
  milliseconds wait = AllReady() ? kIdleWait : kFirstPause / 10;
  for (const auto& [id, lane] : lanes_) {
    if (!lane->open()) continue;
    const auto due = lane->opened_at() + options_.commit.interval - clock_();
    wait = std::clamp(std::chrono::duration_cast<milliseconds>(due), milliseconds(0), wait);
  }
  return wait;
}

void Loop::Complain(const Error& error, std::string& last) {
  waiting_for_ = error.detail;
  if (std::exchange(last, error.detail) == error.detail) return;
  observer_.OnMessage(Level::kWarning, error.detail + "; trying again");
}

void Loop::Report() {
  next_report_ = clock_() + kReportInterval;
  observer_.OnStage(Describe());
}

StageReport Loop::Describe() const {
  StageReport report;
  report.stage = stage_.kind();
  const std::string source_waits_for = source_.waiting_for();
  report.ready = joined_ && AllReady() && source_waits_for.empty();
  report.waiting_for = source_waits_for.empty() ? waiting_for_ : source_waits_for;
  report.partitions = assigned_.size();
  report.in_flight_bytes = in_flight_bytes_;
  report.paused = in_flight_bytes_ >= options_.in_flight_bytes_max;
  report.sinks_made = sinks_made_before_;
  for (const auto& [id, lane] : lanes_)
    lane->Describe(report);
  if (const PublisherTable* publishers = stage_.publishers(); publishers != nullptr) {
    report.learnt_publishers = publishers->size().publishers;
    report.learnt_blocks = publishers->size().blocks;
  }
  for (const Lag& lag : source_.lag())
    report.lag[{lag.topic, lag.partition.value}] = lag.records;
  return report;
}

}  // namespace wiresift
