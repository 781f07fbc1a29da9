#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <istream>
#include <span>
#include <vector>

#include "pipeline/ports/ports.h"

namespace wiresift {

/// Reads the lines of a file as records of topic `file`, partition 0. The offset is the line's
/// number from 0; there is no key and no timestamp. One thread.
class FileSource final : public Source {
 public:
  /// `in` outlives the source.
  explicit FileSource(std::istream& in) : in_(in) {}

  Result<std::vector<Record>> Poll(std::size_t most, std::chrono::milliseconds wait,
                                   SourceListener& listener) override;
  /// Accepts the present place alone: a file sink never aborts, so nothing is ever read twice.
  Status Seek(std::span<const Position> positions) override;
  Status Pause(std::span<const PartitionId> partitions) override;
  Status Resume(std::span<const PartitionId> partitions) override;
  Result<std::vector<Position>> Committed(std::span<const PartitionId> partitions) override;

  [[nodiscard]] std::vector<Lag> lag() const override { return {}; }

  [[nodiscard]] bool AtEnd() const override { return at_end_; }

 private:
  std::istream& in_;
  std::int64_t next_line_ = 0;
  bool announced_ = false;
  bool paused_ = false;
  bool at_end_ = false;
};

}  // namespace wiresift
