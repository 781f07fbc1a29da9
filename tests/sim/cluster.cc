#include "sim/cluster.h"

#include <algorithm>
#include <iterator>

#include "support/article_builder.h"

namespace wiresift::sim {
namespace {

/// Longer than a frozen process sleeps at most times, so that both ends of it happen.
constexpr std::chrono::milliseconds kTransactionTimeout{3'000};

}  // namespace

Timestamp Cluster::Stamp(Time now) const {
  return tests::At(kBegin + ahead_ +
                   std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()));
}

// NOLINTNEXTLINE(readability-function-size): the fields of a request
std::vector<Record> Cluster::Read(const std::string& topic, PartitionId partition,
                                  std::int64_t& next, std::int64_t end, std::size_t most,
                                  bool uncommitted) {
  const Log& from = log(topic, partition);
  std::vector<Record> records;
  auto entry = std::ranges::lower_bound(from.entries, next, {}, [](const Entry& candidate) {
    return candidate.record.at.offset.value;
  });
  for (; entry != from.entries.end() && entry->record.at.offset.value < end; ++entry) {
    if (records.size() == most) return records;
    const TransactionFate fate = fates_[entry->transaction];
    if (fate == TransactionFate::kOpen && !uncommitted) return records;
    if (fate != TransactionFate::kAborted || uncommitted) records.push_back(entry->record);
    next = entry->record.at.offset.value + 1;
  }
  next = std::max(next, std::min(end, from.end));
  return records;
}

std::vector<Entry> Cluster::Committed(const std::string& topic, PartitionId partition) {
  std::vector<Entry> entries;
  std::ranges::copy_if(
      log(topic, partition).entries, std::back_inserter(entries),
      [&](const Entry& entry) { return fates_[entry.transaction] == TransactionFate::kCommitted; });
  return entries;
}

bool Cluster::HasOpen(const std::string& topic, PartitionId partition) {
  return std::ranges::any_of(log(topic, partition).entries, [&](const Entry& entry) {
    return fates_[entry.transaction] == TransactionFate::kOpen;
  });
}

std::optional<Offset> Cluster::StablePosition(const Place& place, bool& stable) const {
  stable = std::ranges::none_of(
      open_, [&](const auto& open) { return open.second.positions.contains(place); });
  const auto found = positions_.find(place);
  if (!stable || found == positions_.end()) return std::nullopt;
  return found->second;
}

Offset Cluster::Append(const std::string& topic, PartitionId partition, Record record,
                       LaneId lane) {
  Log& to = log(topic, partition);
  record.at = {topic, partition, Offset{to.end++}};
  to.entries.push_back({std::move(record), lane, 0});
  return to.entries.back().record.at.offset;
}

Producer Cluster::Open(const std::string& id) {
  if (!fences_) return {id + '#' + std::to_string(++epochs_[id]), 0};
  if (open_.contains(id)) Finish(id, false);
  return {id, ++epochs_[id]};
}

bool Cluster::IsCurrent(const Producer& producer) const {
  const auto found = epochs_.find(producer.id);
  return !fences_ || (found != epochs_.end() && found->second == producer.epoch);
}

Cluster::Transaction& Cluster::OpenTransaction(const Producer& producer, Time now) {
  const auto [open, is_new] = open_.try_emplace(producer.id);
  if (is_new) {
    open->second.number = fates_.size();
    open->second.began = now;
    fates_.push_back(TransactionFate::kOpen);
  }
  return open->second;
}

// NOLINTNEXTLINE(readability-function-size): the fields of a request
Offset Cluster::Write(const Producer& producer, const std::string& topic, PartitionId partition,
                      Record record, LaneId lane, Time now) {
  Transaction& transaction = OpenTransaction(producer, now);
  const Offset at = Append(topic, partition, std::move(record), lane);
  Log& to = log(topic, partition);
  to.entries.back().transaction = transaction.number;
  transaction.logs.insert(&to);
  return at;
}

void Cluster::SendOffsets(const Producer& producer, const std::string& group,
                          std::span<const Position> positions, Time now) {
  Transaction& transaction = OpenTransaction(producer, now);
  for (const Position& position : positions) {
    transaction.positions[{group, position.partition}] = position.next;
  }
}

bool Cluster::End(const Producer& producer, bool commit) {
  if (!IsCurrent(producer)) return false;
  if (open_.contains(producer.id)) Finish(producer.id, commit);
  return true;
}

void Cluster::EndLater(const Producer& producer, bool commit, Time due) {
  late_.push_back({producer, commit, due});
}

void Cluster::Finish(const std::string& id, bool commit) {
  const Transaction transaction = std::move(open_.at(id));
  open_.erase(id);
  fates_[transaction.number] = commit ? TransactionFate::kCommitted : TransactionFate::kAborted;
  for (Log* const touched : transaction.logs)
    ++touched->end;
  if (!commit) return;
  for (const auto& [place, next] : transaction.positions)
    positions_[place] = next;
}

std::vector<std::string> Cluster::Tick(Time now) {
  std::vector<std::string> happened;
  for (const Late& late : late_) {
    if (late.due > now || !IsCurrent(late.producer) || !open_.contains(late.producer.id)) continue;
    happened.push_back("a late request ends the open transaction of " + late.producer.id);
    Finish(late.producer.id, late.commit);
  }
  std::erase_if(late_, [&](const Late& late) { return late.due <= now; });
  std::vector<std::string> timed_out;
  for (const auto& [id, transaction] : open_) {
    if (now - transaction.began > kTransactionTimeout) timed_out.push_back(id);
  }
  for (const std::string& id : timed_out) {
    happened.push_back("the transaction of " + id + " has timed out");
    ++epochs_[id];
    Finish(id, false);
  }
  return happened;
}

void Cluster::Compact(const std::string& topic, PartitionId partition,
                      std::int64_t tombstones_below, tests::Random& random) {
  std::vector<Entry>& entries = log(topic, partition).entries;
  const auto open = std::ranges::find_if(entries, [&](const Entry& entry) {
    return fates_[entry.transaction] == TransactionFate::kOpen;
  });
  const auto below = random.Below(static_cast<std::size_t>(open - entries.begin()) + 1);
  std::set<std::string> later;
  std::vector<Entry> kept;
  for (std::size_t i = entries.size(); i-- > 0;) {
    Entry& entry = entries[i];
    const Record& record = entry.record;
    const bool aborted = fates_[entry.transaction] == TransactionFate::kAborted;
    const bool committed = fates_[entry.transaction] == TransactionFate::kCommitted;
    const bool superseded = committed && !later.insert(record.key.value_or("")).second;
    const bool forgotten = !record.value && record.at.offset.value < tombstones_below;
    if (i < below && (superseded || forgotten || aborted)) continue;
    kept.push_back(std::move(entry));
  }
  std::ranges::reverse(kept);
  entries = std::move(kept);
}

}  // namespace wiresift::sim
