#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "command/replay/replay_range.h"
#include "config/config.h"
#include "core/ids.h"
#include "core/result.h"
#include "core/time.h"
#include "pipeline/ports/clean_record.h"
#include "pipeline/ports/record.h"

namespace wiresift {

/// One record in the order in which it was decided.
struct ReplayRecord {
  Coordinate raw;
  Offset at;        ///< in the ordered log
  Timestamp taken;  ///< when that took it
  /// Nothing when retention has taken it.
  std::optional<Record> record;
  /// What the service made of it then; nothing in a fused line, and for what was rejected.
  std::optional<CleanRecord> then;
};

/// Gives the records of a partition in their order. One thread.
class ReplayInput {
 public:
  virtual ~ReplayInput() = default;
  /// At most about `most`, none at the end. kUnavailable: the brokers are away, or a transaction is
  /// open before the end for long.
  virtual Result<std::vector<ReplayRecord>> Next(std::size_t most) = 0;
};

/// Says of a raw record that never came to the clean topic whether it is to be replayed.
using WantsRejected = std::function<Result<bool>(const Coordinate&)>;

/// A fused line: the raw partition is the order.
[[nodiscard]] Result<std::unique_ptr<ReplayInput>> OpenRawOrder(const Config& config,
                                                                const ReplayRange& range);

/// A line of two stages: the clean partition is the order, and the raw record of each is fetched
/// beside it. Raw records that were rejected before the clean topic come where the clean stage met
/// them: before the next one of their partition.
[[nodiscard]] Result<std::unique_ptr<ReplayInput>> OpenCleanOrder(const Config& config,
                                                                  const ReplayRange& range,
                                                                  WantsRejected wants_rejected);

}  // namespace wiresift
