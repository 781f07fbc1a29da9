#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "pipeline/ports/ports.h"
#include "support/fake_broker.h"
#include "support/fake_clock.h"

namespace wiresift::tests {

/// A consumer of one topic of a FakeBroker. It never sleeps: a poll that finds nothing moves the
/// clock by the time it was given. One thread.
class FakeSource final : public Source {
 public:
  /// Reads `partitions`, which the first poll assigns. Broker and clock outlive the source.
  FakeSource(FakeBroker& broker, FakeClock& clock, std::string topic, std::int32_t partitions)
      : broker_(broker), clock_(clock), topic_(std::move(topic)) {
    for (std::int32_t id = 0; id < partitions; ++id)
      assign_next_.push_back(PartitionId{id});
  }

  // --- Commands ---
  /// Happens in the middle of the poll by which `after` records or more have been delivered.
  void revoke(std::vector<PartitionId> partitions, bool lost, std::size_t after) {
    rebalances_.push_back({std::move(partitions), false, lost, after});
  }

  /// Happens as a revoke does.
  void assign(std::vector<PartitionId> partitions, std::size_t after) {
    rebalances_.push_back({std::move(partitions), true, false, after});
  }

  void fail_next_polls(int polls, ErrorCode code) {
    failing_polls_ = polls;
    poll_error_ = code;
  }

  void fail_next_seek() { ++failing_seeks_; }

  /// The partitions go on delivering.
  void fail_next_pause() { ++failing_pauses_; }

  void fail_next_committed() { ++failing_committed_; }

  /// The source is never at its end: more may come.
  bool endless = false;
  /// Records that a poll delivers at most.
  std::size_t records_per_poll = 50;
  /// Called at the start of each poll with its number, from 1.
  std::function<void(std::size_t)> on_poll;

  // --- Source ---
  Result<std::vector<Record>> Poll(std::size_t most, std::chrono::milliseconds wait,
                                   SourceListener& listener) override {
    if (on_poll) on_poll(++polls_);
    if (broker_.crashed()) return FakeBroker::Dead();
    if (failing_polls_ > 0) {
      --failing_polls_;
      clock_.Advance(wait);
      return Fail(poll_error_, "broker: away");
    }
    if (!assign_next_.empty()) Assign(std::exchange(assign_next_, {}), listener);
    std::vector<Record> records;
    Deliver(std::min(most, records_per_poll), records);
    Rebalance(records, listener);
    delivered_ += records.size();
    if (records.empty()) {
      clock_.Advance(wait);
      std::this_thread::yield();
    }
    return records;
  }

  Status Seek(std::span<const Position> positions) override {
    if (Status alive = broker_.Step(); !alive) return alive;
    if (failing_seeks_ > 0) {
      --failing_seeks_;
      return Fail(ErrorCode::kUnavailable, "seek: timed out");
    }
    for (const Position& position : positions) {
      if (const auto at = next_.find(position.partition); at != next_.end()) {
        at->second = position.next;
      }
    }
    return {};
  }

  Status Pause(std::span<const PartitionId> partitions) override {
    if (failing_pauses_ > 0) {
      --failing_pauses_;
      return Fail(ErrorCode::kUnavailable, "pause: unknown partition");
    }
    paused_.insert(partitions.begin(), partitions.end());
    return {};
  }

  Status Resume(std::span<const PartitionId> partitions) override {
    for (const PartitionId partition : partitions)
      paused_.erase(partition);
    return {};
  }

  Result<std::vector<Position>> Committed(std::span<const PartitionId> partitions) override {
    if (Status alive = broker_.Step(); !alive) return std::unexpected(alive.error());
    if (failing_committed_ > 0) {
      --failing_committed_;
      return Fail(ErrorCode::kUnavailable, "committed positions: timed out");
    }
    std::vector<Position> positions;
    for (const PartitionId partition : partitions) {
      if (const auto at = broker_.Committed(topic_, partition))
        positions.push_back({partition, *at});
    }
    return positions;
  }

  [[nodiscard]] std::vector<Lag> lag() const override {
    std::vector<Lag> lag;
    lag.reserve(next_.size());
    for (const auto& [partition, next] : next_) {
      lag.push_back({topic_, partition, End(partition) - next.value});
    }
    return lag;
  }

  [[nodiscard]] bool AtEnd() const override {
    if (endless || !assign_next_.empty() || !rebalances_.empty()) return false;
    return std::ranges::all_of(
        next_, [&](const auto& entry) { return entry.second.value == End(entry.first); });
  }

 private:
  struct Change {
    std::vector<PartitionId> partitions;
    bool is_assign = false;
    bool lost = false;
    std::size_t after = 0;
  };

  [[nodiscard]] std::int64_t End(PartitionId partition) const {
    return static_cast<std::int64_t>(broker_.Log(topic_, partition).size());
  }

  void Assign(const std::vector<PartitionId>& partitions, SourceListener& listener) {
    for (const PartitionId id : partitions) {
      next_[id] = broker_.Committed(topic_, id).value_or(Offset{0});
      paused_.erase(id);
    }
    listener.OnAssigned(partitions);
  }

  /// A record of each partition in turn, as a consumer of several might see them.
  void Deliver(std::size_t most, std::vector<Record>& records) {
    for (bool some = true; some && records.size() < most;) {
      some = false;
      for (auto& [id, next] : next_) {
        if (paused_.contains(id) || next.value >= End(id) || records.size() >= most) continue;
        records.push_back(broker_.Log(topic_, id)[static_cast<std::size_t>(next.value++)]);
        some = true;
      }
    }
  }

  /// What a revoked partition had in this poll is not handed out, as with Kafka.
  void Rebalance(std::vector<Record>& records, SourceListener& listener) {
    while (!rebalances_.empty() && delivered_ + records.size() >= rebalances_.front().after) {
      const Change change = std::move(rebalances_.front());
      rebalances_.pop_front();
      if (change.is_assign) {
        Assign(change.partitions, listener);
        continue;
      }
      const std::set<PartitionId> gone(change.partitions.begin(), change.partitions.end());
      std::erase_if(records,
                    [&](const Record& record) { return gone.contains(record.at.partition); });
      listener.OnRevoked(change.partitions, change.lost);
      for (const PartitionId id : gone)
        next_.erase(id);
    }
  }

  FakeBroker& broker_;
  FakeClock& clock_;
  std::string topic_;
  std::vector<PartitionId> assign_next_;
  std::deque<Change> rebalances_;
  std::map<PartitionId, Offset> next_;
  std::set<PartitionId> paused_;
  std::size_t polls_ = 0;
  std::size_t delivered_ = 0;
  int failing_polls_ = 0;
  ErrorCode poll_error_ = ErrorCode::kUnavailable;
  int failing_seeks_ = 0;
  int failing_pauses_ = 0;
  int failing_committed_ = 0;
};

}  // namespace wiresift::tests
