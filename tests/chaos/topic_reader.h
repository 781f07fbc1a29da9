#pragma once

#include <chrono>
#include <cstddef>
#include <functional>

#include "core/result.h"
#include "kafka/changelog.h"
#include "kafka/options.h"
#include "pipeline/ports/record.h"

namespace wiresift::chaos {

/// The account of reading a partition from `next` on.
struct PartitionRead {
  Offset next;              ///< where to read on
  std::size_t records = 0;  ///< committed
  /// Offsets that a reader of committed records never sees and that no end of a committed
  /// transaction explains, which takes one offset: records of aborted transactions.
  std::size_t aborted = 0;
  bool is_open = false;  ///< a transaction is open before the end, for longer than the patience
};

/// Reads on in the partition of `place`, from `read.next`, as `isolation.level=read_committed`
/// shows it, up to the end that stands now. While a transaction is open before that, waits for
/// `patience`.
Status ReadCommitted(const KafkaOptions& options, ChangelogPlace place,
                     std::chrono::milliseconds patience,
                     const std::function<void(const Record&)>& visit, PartitionRead& read);

}  // namespace wiresift::chaos
