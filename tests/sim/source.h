#pragma once

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "pipeline/ports/ports.h"
#include "sim/group.h"
#include "sim/life.h"

namespace wiresift::sim {

/// A member of a consumer group, with the manners of KafkaSource: partitions start at the stable
/// committed position, what a revoked one had in this poll is not handed out, a member that was
/// thrown out loses all and joins again. One thread.
class SimSource final : public Source {
 public:
  /// `topic` is also the group's name.
  SimSource(Life& life, Group& group, std::string topic)
      : life_(life), group_(group), topic_(std::move(topic)) {}

  /// Called at each poll: what the pool has done by then.
  std::function<void()> on_poll;

  Result<std::vector<Record>> Poll(std::size_t most, std::chrono::milliseconds wait,
                                   SourceListener& listener) override;
  Status Seek(std::span<const Position> positions) override;
  Status Pause(std::span<const PartitionId> partitions) override;
  Status Resume(std::span<const PartitionId> partitions) override;
  Result<std::vector<Position>> Committed(std::span<const PartitionId> partitions) override;

  [[nodiscard]] std::vector<Lag> lag() const override { return {}; }

  /// More may always come.
  [[nodiscard]] bool AtEnd() const override { return false; }

  /// Gives the partitions back, as the end of a process does.
  void Leave();

  [[nodiscard]] bool Owns(PartitionId partition) const { return next_.contains(partition); }

  [[nodiscard]] bool IsMember() const { return group_.Knows(member_); }

  [[nodiscard]] bool IsBehind() const { return IsMember() && group_.IsBehind(member_); }

  [[nodiscard]] const std::string& topic() const { return topic_; }

 private:
  void Join(SourceListener& listener);
  void Revoke(std::vector<Record>& records, SourceListener& listener);
  void Assign(SourceListener& listener);
  void Place();
  void GoBack();
  void Deliver(std::size_t most, std::vector<Record>& records);

  Life& life_;
  Group& group_;
  std::string topic_;
  Group::Member member_ = 0;
  std::map<PartitionId, std::int64_t> next_;  ///< of what is assigned
  std::map<PartitionId, std::int64_t>
      first_;                       ///< where delivery began: no client goes back further
  std::set<PartitionId> unplaced_;  ///< whose committed position is not known yet
  std::set<PartitionId> paused_;
};

}  // namespace wiresift::sim
