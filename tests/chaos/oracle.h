#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "chaos/record_log.h"
#include "config/config.h"
#include "pipeline/decide/engine.h"
#include "pipeline/ports/output_size.h"
#include "pipeline/prepare/stage.h"
#include "story/state_store.h"

namespace wiresift::chaos {

/// Logs by channel.
using ChannelLogs = std::map<Channel, RecordLog>;

/// Adds a record to its channel's log, under the name by which it can be found again whatever
/// partition and transaction it went through: the raw coordinate for clean records, verdicts and
/// dead letters, the key for the others.
void AddTo(ChannelLogs& logs, Channel channel, std::string_view key,
           const std::optional<std::string>& value, const std::vector<Header>& headers);

/// What the service must have written, found without any of its transactions: each raw record
/// through the clean stage, and each record of the clean log, in its order, through one engine a
/// partition. One thread.
class Oracle {
 public:
  /// `limits`: the largest output of the channels whose topics take less than a producer sends.
  Oracle(const Config& config, OutputLimits limits);
  ~Oracle();

  /// The next record of a raw partition.
  Status TakeRaw(const Record& record);
  /// The next record of a clean partition. In a fused line there is none.
  Status TakeClean(const Record& record);
  /// After the last record.
  void Finish();

  [[nodiscard]] const ChannelLogs& logs() const { return logs_; }

 private:
  struct Decider;
  Status Take(const Stage& stage, const Record& record);
  Status Decide(const ToDecide& to_decide, LaneId lane);
  Status Commit(Decider& decider);
  void Keep(const std::vector<Output>& outputs);

  Config config_;
  OutputLimits limits_;
  Stage first_;  ///< of what raw records go through
  Stage story_;
  std::map<LaneId, std::unique_ptr<Decider>> deciders_;
  ChannelLogs logs_;
};

}  // namespace wiresift::chaos
