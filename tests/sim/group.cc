#include "sim/group.h"

#include <algorithm>
#include <iterator>

namespace wiresift::sim {

Group::Member Group::Join(tests::Random& random) {
  members_.try_emplace(++last_member_);
  Rebalance(random);
  return last_member_;
}

void Group::Leave(Member member, tests::Random& random) {
  if (members_.erase(member) > 0) Rebalance(random);
}

void Group::Rebalance(tests::Random& random) {
  for (auto& [id, holding] : members_) {
    holding.dealt.clear();
    holding.behind = true;
  }
  if (members_.empty()) return;
  for (std::int32_t id = 0; id < partitions_; ++id)
    members_.at(Any(random)).dealt.insert(PartitionId{id});
}

Group::Member Group::Any(tests::Random& random) const {
  return std::next(members_.begin(), static_cast<std::ptrdiff_t>(random.Below(members_.size())))
      ->first;
}

std::vector<PartitionId> Group::ToRevoke(Member member) const {
  const Holding& holding = members_.at(member);
  std::vector<PartitionId> partitions;
  std::ranges::set_difference(holding.owned, holding.dealt, std::back_inserter(partitions));
  return partitions;
}

void Group::Revoke(Member member, const std::vector<PartitionId>& partitions) {
  for (const PartitionId partition : partitions)
    members_.at(member).owned.erase(partition);
}

std::vector<PartitionId> Group::Assign(Member member) {
  Holding& holding = members_.at(member);
  std::vector<PartitionId> partitions;
  for (const PartitionId partition : holding.dealt) {
    const bool taken = std::ranges::any_of(
        members_, [&](const auto& other) { return other.second.owned.contains(partition); });
    if (!taken) partitions.push_back(partition);
  }
  holding.owned.insert(partitions.begin(), partitions.end());
  return partitions;
}

}  // namespace wiresift::sim
