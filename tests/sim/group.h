#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <vector>

#include "core/ids.h"
#include "support/random.h"

namespace wiresift::sim {

/// A consumer group of one topic with cooperative rebalances: a partition changes hands only once
/// its owner has given it back, or has been thrown out.
class Group {
 public:
  using Member = std::uint64_t;

  explicit Group(std::int32_t partitions) : partitions_(partitions) {}

  Member Join(tests::Random& random);
  void Leave(Member member, tests::Random& random);
  /// Deals the partitions anew.
  void Rebalance(tests::Random& random);

  [[nodiscard]] bool Knows(Member member) const { return members_.contains(member); }

  /// Has not polled since the last rebalance: the coordinator may refuse its offsets.
  [[nodiscard]] bool IsBehind(Member member) const { return members_.at(member).behind; }

  /// Any member, for a fault to pick; there is one.
  [[nodiscard]] Member Any(tests::Random& random) const;

  [[nodiscard]] std::size_t size() const { return members_.size(); }

  // --- When a member polls ---
  void CatchUp(Member member) { members_.at(member).behind = false; }

  [[nodiscard]] std::vector<PartitionId> ToRevoke(Member member) const;
  void Revoke(Member member, const std::vector<PartitionId>& partitions);
  /// What it was dealt and nobody has any more; its own from now on.
  std::vector<PartitionId> Assign(Member member);

 private:
  struct Holding {
    std::set<PartitionId> dealt;
    std::set<PartitionId> owned;
    bool behind = true;
  };

  std::int32_t partitions_;
  Member last_member_ = 0;
  std::map<Member, Holding> members_;
};

}  // namespace wiresift::sim
