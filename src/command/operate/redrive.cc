#include "command/operate/redrive.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <iterator>
#include <map>
#include <ostream>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "core/names.h"
#include "kafka/log_positions.h"
#include "kafka/log_reader.h"
#include "kafka/sink.h"
#include "kafka/source.h"
#include "pipeline/prepare/prepare.h"

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t kPollRecords = 500;
constexpr milliseconds kPollWait{200};
/// Milliseconds that the brokers have to open transactions.
constexpr milliseconds kOpenMax{30'000};

/// Times that the letter was put back already; 0 where the header is missing or no number, since
/// whoever spoils it could as well leave it out.
int RedrivesOf(const Record& letter) {
  const Header* header = FindHeader(letter, "ws-redrives");
  int count = 0;
  if (header == nullptr) return count;
  std::from_chars(header->value.data(), header->value.data() + header->value.size(), count);
  return std::max(count, 0);
}

bool IsOurs(const Header& header) {
  return header.name.starts_with("ws-error-") || header.name.starts_with("ws-original-") ||
         header.name.starts_with("ws-redrive") || header.name == "ws-input";
}

/// Where each partition of the topic ends.
Result<std::map<PartitionId, Offset>> EndsOf(const KafkaOptions& options,
                                             const std::string& topic) {
  const auto positions = LogPositions::Make(options, topic);
  if (!positions) return std::unexpected(positions.error());
  std::map<PartitionId, Offset> out;
  for (PartitionId partition{0}; partition.value < (*positions)->partitions(); ++partition.value) {
    const auto ends = (*positions)->Ends(partition);
    if (!ends) return std::unexpected(ends.error());
    out[partition] = ends->end;
  }
  return out;
}

/// One run over the dead letters: a transaction a poll. It reads as a member of its group and not
/// by a LogReader, since a sink commits the positions of a member. One thread, one use.
class Redriver final : private SourceListener {
 public:
  /// `ends`, by partition: letters from there on are left to the next run. Else letters that are
  /// put back and rejected again meanwhile would use up their times in one run.
  Redriver(const RedriveCommand& command, std::map<PartitionId, Offset> ends, KafkaSource& source,
           KafkaSink& sink)
      : command_(command), ends_(std::move(ends)), source_(source), sink_(sink) {}

  /// Runs until all letters before the ends are done with. Gives up when none has come for
  /// `patience`.
  Status Run(milliseconds patience) {
    auto deadline = steady_clock::now() + patience;
    while (!IsDone()) {
      auto letters = source_.Poll(kPollRecords, kPollWait, *this);
      if (letters) {
        if (!letters->empty()) deadline = steady_clock::now() + patience;
        if (Status taken = Take(*letters); !taken) return taken;
      } else if (letters.error().code == ErrorCode::kFatal || steady_clock::now() > deadline) {
        return std::unexpected(letters.error());
      }
      if (steady_clock::now() > deadline) {
        return Fail(ErrorCode::kUnavailable, "redrive: the brokers give no letters and no end");
      }
    }
    return {};
  }

  [[nodiscard]] const RedriveCounts& counts() const { return counts_; }

 private:
  void OnAssigned(std::span<const PartitionId> partitions) override {
    assigned_.insert(partitions.begin(), partitions.end());
    joined_ = true;
  }

  void OnRevoked(std::span<const PartitionId> partitions, bool /*lost*/) override {
    for (const PartitionId partition : partitions)
      assigned_.erase(partition);
  }

  [[nodiscard]] bool IsFull() const {
    const auto put_back = counts_.find(RedriveFate::kPutBack);
    return command_.limit > 0 && put_back != counts_.end() && put_back->second >= command_.limit;
  }

  [[nodiscard]] bool IsDone() const {
    if (IsFull()) return true;
    std::set<PartitionId> done = passed_;
    for (const Lag& lag : source_.lag()) {
      if (lag.records == 0) done.insert(lag.partition);
    }
    return joined_ && std::ranges::includes(done, assigned_);
  }

  Status Take(const std::vector<Record>& letters) {
    std::map<PartitionId, Offset> next;
    for (const Record& letter : letters) {
      if (IsFull()) break;
      if (letter.at.offset >= ends_[letter.at.partition]) {
        passed_.insert(letter.at.partition);
        continue;
      }
      const RedriveFate fate = FateOf(letter, command_.reason, command_.config.topics.raw);
      if (fate == RedriveFate::kPutBack && !command_.dry_run) {
        if (Status written = sink_.Write(Redriven(letter)); !written) return written;
      }
      ++counts_[fate];
      next[letter.at.partition] = Offset{letter.at.offset.value + 1};
    }
    return command_.dry_run || next.empty() ? Status() : Commit(next);
  }

  Status Commit(const std::map<PartitionId, Offset>& next) {
    std::vector<Position> positions;
    positions.reserve(next.size());
    for (const auto& [partition, offset] : next)
      positions.push_back({partition, offset});
    if (sink_.Commit(positions) == CommitOutcome::kCommitted) return {};
    return Fail(
        ErrorCode::kUnavailable,
        "redrive: a transaction was not committed; run it again, nothing is put back twice");
  }

  const RedriveCommand& command_;
  std::map<PartitionId, Offset> ends_;
  KafkaSource& source_;
  KafkaSink& sink_;
  RedriveCounts counts_;
  std::set<PartitionId> assigned_;
  std::set<PartitionId> passed_;  ///< read up to their end and further
  bool joined_ = false;
};

ExitCode Complain(std::ostream& errors, const Error& error) {
  errors << "wiresift: " << error.detail << '\n';
  return ExitCodeOf(error.code);
}

void Print(const RedriveCommand& command, const RedriveCounts& counts, std::ostream& out) {
  if (command.dry_run) out << "dry run, nothing was written\n";
  for (std::size_t fate = 0; fate < kCountOf<RedriveFate>; ++fate) {
    const auto count = counts.find(static_cast<RedriveFate>(fate));
    out << kNames<RedriveFate>[fate] << ": " << (count == counts.end() ? 0 : count->second) << '\n';
  }
}

}  // namespace

RedriveFate FateOf(const Record& letter, std::string_view reason, std::string_view raw_topic) {
  const Header* found = FindHeader(letter, "ws-error-reason");
  const bool is_asked_for = reason.empty() || (found != nullptr && found->value == reason);
  if (!is_asked_for) return RedriveFate::kOtherReason;
  const Header* input = FindHeader(letter, "ws-input");
  const bool is_raw = input != nullptr && input->value.starts_with(std::string(raw_topic) + "/");
  if (!is_raw) return RedriveFate::kNotRaw;
  // The first stands on a letter that was cut, the second on one without its record.
  const bool is_whole = FindHeader(letter, "ws-original-bytes") == nullptr &&
                        FindHeader(letter, "ws-original") == nullptr;
  if (!is_whole) return RedriveFate::kCut;
  return RedrivesOf(letter) < kRedrivesMax ? RedriveFate::kPutBack : RedriveFate::kTooOften;
}

Output Redriven(const Record& letter) {
  Output record{.channel = Channel::kRaw,
                .partition = std::nullopt,
                .key = letter.key.value_or(std::string()),
                .value = letter.value,
                .headers = {}};
  std::ranges::remove_copy_if(letter.headers, std::back_inserter(record.headers), IsOurs);
  record.headers.push_back({"ws-redrives", std::to_string(RedrivesOf(letter) + 1)});
  record.headers.push_back({"ws-redriven-from", ToString(letter.at)});
  return record;
}

ExitCode RunRedrive(const RedriveCommand& command, std::ostream& out, std::ostream& errors) {
  const Config& config = command.config;
  const std::string group =
      config.group + "-redrive" + (command.reason.empty() ? "" : "-" + command.reason);
  auto source =
      KafkaSource::Make(config.kafka, {.group = group, .instance = ""}, config.topics.rejected, {});
  if (!source) return Complain(errors, source.error());
  auto sink = KafkaSink::Make(
      config.kafka, {.transactional_id = group, .topics = {{Channel::kRaw, config.topics.raw}}},
      source->get(), {});
  if (!sink) return Complain(errors, sink.error());
  // In a dry run too: it then says whether a real one could write.
  if (Status opened = OpenWithin(kOpenMax, **sink); !opened) {
    return Complain(errors, opened.error());
  }
  auto ends = EndsOf(config.kafka, config.topics.rejected);
  if (!ends) return Complain(errors, ends.error());
  const auto patience = ReadPatience(config.kafka);
  if (!patience) return Complain(errors, patience.error());
  Redriver redriver(command, std::move(*ends), **source, **sink);
  const Status run = redriver.Run(*patience);
  (*source)->Close();
  Print(command, redriver.counts(), out);
  return run ? kExitOk : Complain(errors, run.error());
}

}  // namespace wiresift
