#include "sim/source.h"

#include <algorithm>

namespace wiresift::sim {
namespace {

constexpr std::size_t kRecordsPerPoll = 8;
constexpr std::int64_t kBackMax = 6;

}  // namespace

Result<std::vector<Record>> SimSource::Poll(std::size_t most, std::chrono::milliseconds wait,
                                            SourceListener& listener) {
  life_.Step("poll");
  on_poll();
  if (!IsMember()) Join(listener);
  group_.CatchUp(member_);
  std::vector<Record> records;
  most = std::min(most, 1 + life_.schedule().random().Below(kRecordsPerPoll));
  if (life_.Strikes(Fault::kRedelivery)) GoBack();
  Deliver(most / 2, records);
  Revoke(records, listener);
  if (IsMember()) Assign(listener);
  Place();
  if (records.empty() && life_.Strikes(Fault::kPollFails)) {
    life_.schedule().Advance(wait);
    return Fail(ErrorCode::kUnavailable, "poll: brokers are away");
  }
  Deliver(most, records);
  if (records.empty()) {
    life_.schedule().Advance(wait);
    life_.Yield();
  }
  return records;
}

void SimSource::Join(SourceListener& listener) {
  if (!next_.empty()) {
    std::vector<PartitionId> lost;
    lost.reserve(next_.size());
    for (const auto& [partition, next] : next_)
      lost.push_back(partition);
    life_.schedule().Note(life_.name(), "all partitions lost");
    listener.OnRevoked(lost, true);
    next_.clear();
    unplaced_.clear();
  }
  member_ = group_.Join(life_.schedule().random());
}

void SimSource::Revoke(std::vector<Record>& records, SourceListener& listener) {
  const std::vector<PartitionId> gone = group_.ToRevoke(member_);
  if (gone.empty()) return;
  std::erase_if(records, [&](const Record& record) {
    return std::ranges::find(gone, record.at.partition) != gone.end();
  });
  life_.schedule().Note(life_.name(), std::to_string(gone.size()) + " partitions revoked");
  listener.OnRevoked(gone, false);
  for (const PartitionId partition : gone) {
    next_.erase(partition);
    unplaced_.erase(partition);
  }
  if (IsMember()) group_.Revoke(member_, gone);
}

void SimSource::Assign(SourceListener& listener) {
  const std::vector<PartitionId> partitions = group_.Assign(member_);
  if (partitions.empty()) return;
  for (const PartitionId partition : partitions) {
    life_.schedule().Note(life_.name(), "partition " + std::to_string(partition.value) + " of " +
                                            topic_ + " assigned");
    next_[partition] = 0;
    unplaced_.insert(partition);
    paused_.erase(partition);
  }
  Place();
  listener.OnAssigned(partitions);
}

void SimSource::Place() {
  std::erase_if(unplaced_, [&](PartitionId partition) {
    bool stable = false;
    const auto position = life_.cluster().StablePosition({topic_, partition}, stable);
    if (stable) {
      next_[partition] = position.value_or(Offset{0}).value;
      first_[partition] = next_[partition];
    }
    return stable;
  });
}

void SimSource::GoBack() {
  for (auto& [partition, next] : next_)
    next = std::min(next, std::max(first_[partition], next - kBackMax));
}

/// A few of each partition in turn.
void SimSource::Deliver(std::size_t most, std::vector<Record>& records) {
  for (auto& [partition, next] : next_) {
    if (paused_.contains(partition) || unplaced_.contains(partition)) continue;
    const std::int64_t end = life_.cluster().log(topic_, partition).end;
    for (Record& record : life_.cluster().Read(topic_, partition, next, end, most,
                                               life_.Has(Defect::kReadUncommitted)))
      records.push_back(std::move(record));
  }
}

Status SimSource::Seek(std::span<const Position> positions) {
  life_.Step("seek");
  if (life_.Strikes(Fault::kSeekFails)) return Fail(ErrorCode::kUnavailable, "seek: timed out");
  if (life_.Has(Defect::kNoReseek)) return {};
  for (const Position& position : positions) {
    if (!Owns(position.partition)) continue;
    next_[position.partition] = position.next.value;
    unplaced_.erase(position.partition);
  }
  return {};
}

Status SimSource::Pause(std::span<const PartitionId> partitions) {
  life_.Step("pause");
  if (life_.Strikes(Fault::kPauseFails)) return Fail(ErrorCode::kUnavailable, "pause: no");
  paused_.insert(partitions.begin(), partitions.end());
  return {};
}

Status SimSource::Resume(std::span<const PartitionId> partitions) {
  life_.Step("resume");
  if (life_.Strikes(Fault::kPauseFails)) return Fail(ErrorCode::kUnavailable, "resume: no");
  for (const PartitionId partition : partitions)
    paused_.erase(partition);
  return {};
}

Result<std::vector<Position>> SimSource::Committed(std::span<const PartitionId> partitions) {
  life_.Step("committed positions");
  if (life_.Strikes(Fault::kCommittedFails))
    return Fail(ErrorCode::kUnavailable, "committed positions: timed out");
  std::vector<Position> positions;
  for (const PartitionId partition : partitions) {
    bool stable = false;
    const auto position = life_.cluster().StablePosition({topic_, partition}, stable);
    if (!stable) return Fail(ErrorCode::kUnavailable, "committed positions: not stable yet");
    if (position) positions.push_back({partition, *position});
  }
  return positions;
}

void SimSource::Leave() {
  group_.Leave(member_, life_.schedule().random());
  next_.clear();
}

}  // namespace wiresift::sim
