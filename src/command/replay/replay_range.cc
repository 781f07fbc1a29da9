#include "command/replay/replay_range.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "kafka/log_reader.h"

namespace wiresift {
namespace {

/// The offset that a place means; `at_time` is the offset of its time, where it is a time.
Result<Offset> OffsetOf(const LogPlace& place, std::string_view option, const LogEnds& ends,
                        const std::string& name, Offset at_time) {
  if (std::holds_alternative<LogBeginning>(place)) return ends.low;
  if (std::holds_alternative<LogEnding>(place)) return ends.end;
  const auto* offset = std::get_if<Offset>(&place);
  if (offset == nullptr) return at_time;
  if (*offset >= ends.low && *offset <= ends.end) return *offset;
  return Fail(ErrorCode::kInvalid,
              fmt::format("{}: {}: found offset {}, expected one of its log, {} to {}", option,
                          name, offset->value, ends.low.value, ends.end.value));
}

Result<Offset> AskTime(const LogPlace& place, const LogPositions& log, PartitionId partition) {
  const auto* time = std::get_if<Timestamp>(&place);
  return time == nullptr ? Offset() : log.At(partition, *time);
}

/// The stamp of the first record at or behind `offset`.
Result<std::optional<Timestamp>> StampAt(const KafkaOptions& options, const LogPositions& log,
                                         PartitionId partition, Offset offset) {
  auto reader =
      LogReader::Make(options, {.topic = log.topic(), .partition = partition, .start = offset});
  if (!reader) return std::unexpected(reader.error());
  const auto records = reader->Read(1);
  if (!records) return std::unexpected(records.error());
  if (records->empty()) return std::optional<Timestamp>();
  return records->front().timestamp;
}

/// Moves the range's start back by the warm-up and notes its first record's stamp.
Status WarmUp(const ReplayPlaces& places, const KafkaOptions& options, const LogPositions& log,
              const LogEnds& ends, ReplayRange& range) {
  const auto stamp = StampAt(options, log, range.partition, range.from);
  if (!stamp) return std::unexpected(stamp.error());
  if (!*stamp || range.from >= range.to) return {};
  // Without a warm-up the start is exactly `from`; its stamp may lead to an earlier record, since
  // all records of a transaction have one stamp.
  const bool warms_up = places.warm_up > std::chrono::milliseconds(0);
  const auto start =
      warms_up ? log.At(range.partition, **stamp - places.warm_up) : Result<Offset>(range.from);
  if (!start) return std::unexpected(start.error());
  range.start = std::clamp(*start, ends.low, range.from);
  range.is_whole = range.start == Offset{0};
  const auto begins = StampAt(options, log, range.partition, range.start);
  if (!begins) return std::unexpected(begins.error());
  range.has_records = begins->has_value();
  range.begins = begins->value_or(Timestamp());
  return {};
}

}  // namespace

Result<ReplayRange> Resolve(const ReplayPlaces& places, const LogEnds& ends,
                            const std::string& name, Offset from_time, Offset to_time) {
  const auto from = OffsetOf(places.from, "--from", ends, name, from_time);
  if (!from) return std::unexpected(from.error());
  const auto to = OffsetOf(places.to, "--to", ends, name, to_time);
  if (!to) return std::unexpected(to.error());
  return ReplayRange{.partition = {},
                     .start = *from,
                     .from = *from,
                     .to = *to,
                     .begins = {},
                     .is_whole = false,
                     .is_open = *to == ends.end};
}

Result<std::vector<ReplayRange>> RangesOf(const ReplayPlaces& places, const KafkaOptions& options,
                                          const LogPositions& log) {
  const bool names_offsets =
      std::holds_alternative<Offset>(places.from) || std::holds_alternative<Offset>(places.to);
  if (names_offsets && log.partitions() > 1) {
    return Fail(ErrorCode::kInvalid,
                fmt::format("--from, --to: found an offset, expected earliest or a time, since {} "
                            "has {} partitions",
                            log.topic(), log.partitions()));
  }
  std::vector<ReplayRange> ranges;
  for (PartitionId partition{0}; partition.value < log.partitions(); ++partition.value) {
    const std::string name = fmt::format("{}[{}]", log.topic(), partition.value);
    const auto ends = log.Ends(partition);
    if (!ends) return std::unexpected(ends.error());
    const auto from = AskTime(places.from, log, partition);
    if (!from) return std::unexpected(from.error());
    const auto to = AskTime(places.to, log, partition);
    if (!to) return std::unexpected(to.error());
    auto range = Resolve(places, *ends, name, *from, *to);
    if (!range) return std::unexpected(range.error());
    range->partition = partition;
    if (Status warmed = WarmUp(places, options, log, *ends, *range); !warmed)
      return std::unexpected(warmed.error());
    ranges.push_back(*range);
  }
  return ranges;
}

std::string Describe(const ReplayRange& range, const std::string& topic) {
  const std::string name = fmt::format("{}[{}]", topic, range.partition.value);
  if (!range.has_records) return name + ": nothing to replay";
  return fmt::format("{}: offsets {} to {}{}", name, range.from.value, range.to.value,
                     range.start == range.from
                         ? ""
                         : fmt::format(", the memory is built from {} on", range.start.value));
}

}  // namespace wiresift
