#include "support/fake_broker.h"

#include <algorithm>
#include <set>
#include <utility>

#include "support/article_builder.h"

namespace wiresift::tests {

void FakeBroker::Append(const std::string& topic, PartitionId partition, Record record) {
  std::vector<Record>& log = logs_[{topic, partition}];
  record.at = {topic, partition, Offset{static_cast<std::int64_t>(log.size())}};
  log.push_back(std::move(record));
}

const std::vector<Record>& FakeBroker::Log(const std::string& topic, PartitionId partition) {
  return logs_[{topic, partition}];
}

std::optional<Offset> FakeBroker::Committed(const std::string& topic, PartitionId partition) {
  const auto found = committed_.find({topic, partition});
  if (found == committed_.end()) return std::nullopt;
  return found->second;
}

std::vector<Written> FakeBroker::Outputs(Channel channel) const {
  std::vector<Written> out;
  std::ranges::copy_if(outputs_, std::back_inserter(out),
                       [&](const Written& written) { return written.output.channel == channel; });
  return out;
}

std::vector<Written> FakeBroker::Outputs(Channel channel, LaneId lane) const {
  std::vector<Written> out = Outputs(channel);
  std::erase_if(out, [&](const Written& written) { return written.lane != lane; });
  return out;
}

void FakeBroker::Compact(LaneId lane, Random& random, bool tombstones) {
  std::vector<Record>& records = changelogs_[StoryPartitionOf(lane)].records;
  const std::size_t dirty_from = random.Below(records.size() + 1);
  std::set<std::string> later;
  std::vector<Record> kept;
  for (std::size_t i = records.size(); i-- > 0;) {
    Record& record = records[i];
    const bool superseded = !later.insert(record.key.value_or("")).second;
    const bool forgotten = !record.value && tombstones && random.Chance(1, 2);
    if (i < dirty_from && (superseded || forgotten)) continue;
    kept.push_back(std::move(record));
  }
  std::ranges::reverse(kept);
  records = std::move(kept);
}

Status FakeBroker::Step() {
  if (crashed_) return Dead();
  ++steps_;
  crashed_ = crash_at_ && steps_ >= *crash_at_;
  if (crashed_) return Dead();
  return {};
}

Result<std::uint64_t> FakeBroker::Open(const std::string& writer) {
  if (Status alive = Step(); !alive) return std::unexpected(alive.error());
  if (failing_opens_ > 0) {
    --failing_opens_;
    return Fail(ErrorCode::kUnavailable, "broker: connection refused");
  }
  return ++epochs_[writer];
}

Status FakeBroker::CheckWrite() {
  if (Status alive = Step(); !alive) return alive;
  if (write_faults_.empty()) return {};
  Error error = std::move(write_faults_.front());
  write_faults_.pop_front();
  return std::unexpected(std::move(error));
}

CommitOutcome FakeBroker::Commit(const std::string& writer, std::uint64_t epoch,
                                 const std::string& topic, std::vector<Written> transaction,
                                 std::span<const Position> positions) {
  if (!Step() || !IsCurrent(writer, epoch)) return CommitOutcome::kFenced;
  if (!commit_faults_.empty()) {
    const CommitFault fault = commit_faults_.front();
    commit_faults_.pop_front();
    if (fault == CommitFault::kFencedButCommitted) Apply(topic, std::move(transaction), positions);
    return fault == CommitFault::kAborted ? CommitOutcome::kAborted : CommitOutcome::kFenced;
  }
  Apply(topic, std::move(transaction), positions);
  return Step() ? CommitOutcome::kCommitted : CommitOutcome::kFenced;
}

void FakeBroker::Apply(const std::string& topic, std::vector<Written> transaction,
                       std::span<const Position> positions) {
  std::set<PartitionId> marked;
  for (Written& written : transaction) {
    const Output& output = written.output;
    if (output.channel == Channel::kState) {
      Changelog& log = changelogs_[output.partition.value_or(PartitionId{})];
      log.records.push_back(
          {.at = {"wiresift.state", StoryPartitionOf(written.lane), Offset{log.end++}},
           .timestamp = {},
           .key = output.key,
           .value = output.value,
           .headers = {}});
      marked.insert(output.partition.value_or(PartitionId{}));
    }
    if (output.channel == Channel::kClean) {
      const PartitionId partition = output.partition.value_or(PartitionId{});
      const auto offset = static_cast<std::int64_t>(Log(kCleanTopic, partition).size());
      Append(kCleanTopic, partition,
             {.at = {},
              .timestamp = At(std::chrono::hours(1) + std::chrono::seconds(offset)),
              .key = output.key,
              .value = output.value,
              .headers = output.headers});
    }
    outputs_.push_back(std::move(written));
  }
  for (const PartitionId partition : marked)
    ++changelogs_[partition].end;
  for (const Position& position : positions) {
    committed_[{topic, position.partition}] = position.next;
  }
}

}  // namespace wiresift::tests
