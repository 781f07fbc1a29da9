#include "sim/sink.h"

#include <algorithm>
#include <utility>

namespace wiresift::sim {
namespace {

/// How much later a repeated request arrives, at most.
constexpr std::size_t kLateMsMax = 150;

}  // namespace

std::string TopicOf(Channel channel) {
  switch (channel) {
    case Channel::kClean:
      return "clean";
    case Channel::kStories:
      return "stories";
    case Channel::kAudit:
      return "audit";
    case Channel::kRejected:
      return "rejected";
    case Channel::kState:
      return "state";
    case Channel::kPublishers:
      return "publishers";
    case Channel::kRaw:
      break;  // only redrive writes there
  }
  return {};
}

Status SimSink::Open() {
  life_.Step("open " + id_);
  if (life_.Strikes(Fault::kOpenFails))
    return Fail(ErrorCode::kUnavailable, "open: connection refused");
  producer_ = life_.cluster().Open(id_);
  life_.Point();
  return {};
}

Status SimSink::Write(Output output) {
  life_.Step("write to " + TopicOf(output.channel) + " " + output.key.substr(0, 1) + " for " + id_);
  if (!is_broken_ && !life_.cluster().IsCurrent(producer_)) Break();
  if (is_broken_) return Fail(ErrorCode::kUnavailable, "write: this producer is fenced");
  if (SizeOf(output) > output_bytes_max(output.channel))
    return Fail(ErrorCode::kTooLarge, "write: more than the topic takes");
  if (life_.Strikes(Fault::kOutputTooLarge)) return Fail(ErrorCode::kTooLarge, "write: too large");
  is_open_ = true;
  if (doomed_ || life_.Strikes(Fault::kWriteFails)) {
    doomed_ = true;
    return Fail(ErrorCode::kUnavailable, "write: timed out");
  }
  const bool is_delta = output.channel == Channel::kState;
  if (is_delta) on_delta_(output);
  const Offset at = Append(std::move(output));
  if (is_delta) state_written_ = Offset{at.value + 1};
  return {};
}

Offset SimSink::Append(Output output) {
  const std::string topic = TopicOf(output.channel);
  const PartitionId partition = output.partition.value_or(PartitionId{0});
  const auto now = life_.schedule().now();
  Record record{.at = {},
                .timestamp = life_.cluster().Stamp(now),
                .key = std::move(output.key),
                .value = std::move(output.value),
                .headers = std::move(output.headers)};
  if (life_.Has(Defect::kDeltasApart) && output.channel == Channel::kState)
    return life_.cluster().Append(topic, partition, std::move(record), lane_);
  return life_.cluster().Write(producer_, topic, partition, std::move(record), lane_, now);
}

CommitOutcome SimSink::Commit(std::span<const Position> positions) {
  life_.Step("commit of " + id_);
  if (is_broken_) return CommitOutcome::kFenced;
  if (!is_open_ && positions.empty()) return CommitOutcome::kCommitted;
  is_open_ = true;
  if (life_.Has(Defect::kOffsetsApart)) {
    for (const Position& position : positions)
      life_.cluster().SetPosition({source_.topic(), position.partition}, position.next);
    life_.Point();
  }
  if (!MayCommit(positions)) doomed_ = true;
  if (source_.IsBehind() && life_.Strikes(Fault::kStaleMember)) doomed_ = true;
  if (life_.Strikes(Fault::kAbort)) doomed_ = true;
  if (doomed_) return Abort();
  if (!life_.cluster().IsCurrent(producer_)) return Break();
  life_.cluster().SendOffsets(producer_, source_.topic(), positions, life_.schedule().now());
  life_.Point();
  return End();
}

bool SimSink::MayCommit(std::span<const Position> positions) const {
  if (life_.Has(Defect::kRevokedCommits) || positions.empty()) return true;
  return source_.IsMember() && std::ranges::all_of(positions, [&](const Position& position) {
           return source_.Owns(position.partition);
         });
}

CommitOutcome SimSink::End() {
  if (life_.Strikes(Fault::kReplyLostAborted)) return LoseReply();
  if (!life_.cluster().End(producer_, true)) return Break();
  if (life_.Strikes(Fault::kReplyLostCommitted)) return Break();
  is_open_ = false;
  state_next_ = std::max(state_next_, state_written_);
  if (life_.Strikes(Fault::kSlowCommit)) RepeatLate(true);
  life_.Point();
  return CommitOutcome::kCommitted;
}

/// The request never comes, or is still on its way when this producer is given up.
CommitOutcome SimSink::LoseReply() {
  if (life_.schedule().random().Chance(1, 2)) RepeatLate(true);
  return Break();
}

CommitOutcome SimSink::Abort() {
  life_.Step("abort of " + id_);
  if (is_broken_) return CommitOutcome::kFenced;
  if (!is_open_) return CommitOutcome::kAborted;
  if (!life_.cluster().End(producer_, false)) return Break();
  is_open_ = false;
  doomed_ = false;
  state_written_ = state_next_;
  if (life_.Strikes(Fault::kSlowAbort)) {
    RepeatLate(false);
    if (worn_) return Break();
  }
  life_.Point();
  return CommitOutcome::kAborted;
}

CommitOutcome SimSink::Break() {
  is_broken_ = true;
  worn_ = true;
  is_open_ = false;
  return CommitOutcome::kFenced;
}

void SimSink::RepeatLate(bool commit) {
  const std::chrono::milliseconds later(life_.schedule().random().Below(kLateMsMax));
  life_.cluster().EndLater(producer_, commit, life_.schedule().now() + later);
  worn_ = !life_.Has(Defect::kNoRenewal);
}

}  // namespace wiresift::sim
