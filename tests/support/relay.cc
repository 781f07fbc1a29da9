#include "support/relay.h"

#include <utility>
#include <vector>

namespace wiresift {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

std::vector<Position> PositionsOf(const std::map<PartitionId, Offset>& offsets) {
  std::vector<Position> positions;
  positions.reserve(offsets.size());
  for (const auto& [partition, offset] : offsets)
    positions.push_back({partition, offset});
  return positions;
}

}  // namespace

Result<std::unique_ptr<Relay>> Relay::Make(RelayOptions options) {
  std::unique_ptr<Relay> relay(new Relay(std::move(options)));
  const RelayOptions& made = relay->options_;
  auto source = KafkaSource::Make(made.kafka, made.member, made.from, made.log);
  if (!source) return std::unexpected(source.error());
  relay->source_ = std::move(*source);
  return relay;
}

Status Relay::Turn(milliseconds wait) {
  if (Status ready = NeedSink(); !ready) return ready;
  Result<std::vector<Record>> records = source_->Poll(options_.poll_records_max, wait, *this);
  if (!records) return std::unexpected(records.error());
  bool is_written = true;
  for (Record& record : *records) {
    first_.try_emplace(record.at.partition, record.at.offset);  // what is not written comes again
    is_written = is_written && Write(std::move(record)).has_value();
  }
  if (!is_written) {
    if (sink_) sink_->Abort();
    RunAgain();
    return {};
  }
  const bool is_due = steady_clock::now() - began_ >= options_.interval;
  if (open_ > 0 && (is_due || open_ >= options_.records_max)) Commit();
  return {};
}

void Relay::Finish() {
  if (open_ > 0) Commit();
  source_->Close();
}

Status Relay::NeedSink() {
  if (sink_ && !sink_->worn()) return {};
  sink_.reset();
  auto sink =
      KafkaSink::Make(options_.kafka, {options_.transactional_id, {{Channel::kClean, options_.to}}},
                      source_.get(), options_.log);
  if (!sink) return std::unexpected(sink.error());
  if (Status opened = (*sink)->Open(); !opened) return opened;
  if (Status sought = SeekBack(); !sought) return sought;
  sink_ = std::move(*sink);
  ++sinks_made_;
  return {};
}

Status Relay::Write(Record record) {
  if (!sink_) return Fail(ErrorCode::kUnavailable, "relay: no sink");
  if (open_++ == 0) began_ = steady_clock::now();
  next_[record.at.partition] = Offset{record.at.offset.value + 1};
  return sink_->Write({.channel = Channel::kClean,
                       .partition = std::nullopt,
                       .key = std::move(record.key).value_or(""),
                       .value = std::move(record.value),
                       .headers = std::move(record.headers)});
}

void Relay::Commit() {
  const std::size_t records = open_;
  const CommitOutcome outcome = sink_->Commit(PositionsOf(next_));
  if (outcome == CommitOutcome::kCommitted) {
    committed_ += records;
    return Forget();
  }
  in_doubt_ = outcome == CommitOutcome::kFenced;
  RunAgain();
}

void Relay::RunAgain() {
  ++aborts_;
  const bool is_usable = sink_ && !sink_->worn();
  if (!is_usable || !SeekBack()) sink_.reset();  // the next one seeks back
}

Status Relay::SeekBack() {
  std::map<PartitionId, Offset> back = first_;
  if (in_doubt_) {
    std::vector<PartitionId> partitions;
    partitions.reserve(first_.size());
    for (const auto& [partition, offset] : first_)
      partitions.push_back(partition);
    const auto committed = source_->Committed(partitions);
    if (!committed) return std::unexpected(committed.error());
    for (const Position& position : *committed)
      back[position.partition] = position.next;
  }
  if (Status sought = source_->Seek(PositionsOf(back)); !sought) return sought;
  in_doubt_ = false;
  Forget();
  return {};
}

void Relay::Forget() {
  open_ = 0;
  first_.clear();
  next_.clear();
}

void Relay::OnAssigned(std::span<const PartitionId> partitions) {
  for (const PartitionId partition : partitions)
    partitions_[partition] = true;
}

void Relay::OnRevoked(std::span<const PartitionId> partitions, bool lost) {
  if (open_ > 0 && !lost) Commit();
  if (open_ > 0 && lost) {
    sink_->Abort();
    RunAgain();
  }
  for (const PartitionId partition : partitions)
    partitions_.erase(partition);
}

}  // namespace wiresift
