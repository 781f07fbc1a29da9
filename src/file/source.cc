#include "file/source.h"

#include <string>
#include <utility>

namespace wiresift {

Result<std::vector<Record>> FileSource::Poll(std::size_t most, std::chrono::milliseconds /*wait*/,
                                             SourceListener& listener) {
  constexpr PartitionId kOnly{0};
  if (!std::exchange(announced_, true)) listener.OnAssigned({&kOnly, 1});
  std::vector<Record> records;
  if (paused_) return records;
  std::string line;
  while (records.size() < most && std::getline(in_, line)) {
    if (line.ends_with('\r')) line.pop_back();
    records.push_back({.at = {"file", kOnly, Offset{next_line_++}},
                       .timestamp = {},
                       .key = std::nullopt,
                       .value = std::move(line),
                       .headers = {}});
  }
  at_end_ = !in_;
  return records;
}

Status FileSource::Seek(std::span<const Position> positions) {
  for (const Position& position : positions) {
    if (position.next.value == next_line_) continue;
    return Fail(ErrorCode::kFatal, "file: a line cannot be read twice");
  }
  return {};
}

Status FileSource::Pause(std::span<const PartitionId> /*partitions*/) {
  paused_ = true;
  return {};
}

Status FileSource::Resume(std::span<const PartitionId> /*partitions*/) {
  paused_ = false;
  return {};
}

Result<std::vector<Position>> FileSource::Committed(std::span<const PartitionId> /*partitions*/) {
  return std::vector<Position>();
}

}  // namespace wiresift
