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
  Offset at;        ///< its place in the ordered log
  Timestamp taken;  ///< when the ordered log took it
  /// The raw record; nothing when retention has deleted it.
  std::optional<Record> record;
  /// The clean record that the service made of it then; nothing in a fused line and for rejections.
  std::optional<CleanRecord> then;
};

/// Gives the records of a partition in their order. One thread.
class ReplayInput {
 public:
  virtual ~ReplayInput() = default;
  /// About `most` records at most, none at the end alone. kUnavailable when the brokers stay away
  /// or a transaction stays open before the end.
  virtual Result<std::vector<ReplayRecord>> Next(std::size_t most) = 0;
};

/// Says of a raw record that never came to the clean topic whether it is to be replayed.
using WantsRejected = std::function<Result<bool>(const Coordinate&)>;

/// Opens the order of a fused line, which is that of the raw partition.
[[nodiscard]] Result<std::unique_ptr<ReplayInput>> OpenRawOrder(const Config& config,
                                                                const ReplayRange& range);

/// Opens the order of a line of two stages, which is that of the clean partition; the raw record of
/// each is fetched beside it. Raw records that were rejected before the clean topic come where the
/// clean stage met them: before the next one of their partition.
[[nodiscard]] Result<std::unique_ptr<ReplayInput>> OpenCleanOrder(const Config& config,
                                                                  const ReplayRange& range,
                                                                  WantsRejected wants_rejected);

}  // namespace wiresift
