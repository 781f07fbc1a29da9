#include "command/replay/replay_run.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <latch>
#include <map>
#include <memory>
#include <optional>
#include <ostream>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "command/replay/past_verdicts.h"
#include "command/replay/recleaner.h"
#include "command/replay/replay_input.h"
#include "command/replay/replay_report.h"
#include "command/replay/replayer.h"
#include "command/replay/work_folder.h"
#include "config/stage_options.h"
#include "kafka/log_positions.h"
#include "kafka/log_reader.h"
#include "kafka/output_limits.h"
#include "pipeline/prepare/prepare.h"
#include "pipeline/prepare/stage.h"
#include "pipeline/publish/audit.h"
#include "pipeline/run/pool.h"

namespace wiresift {
namespace {

using std::chrono::hours;
using std::chrono::seconds;
using std::chrono::steady_clock;

/// Records that are cleaned side by side, and in memory at once.
constexpr std::size_t kBatchRecords = 200;
constexpr seconds kProgressEvery{30};

/// Hours by which a raw record's stamp may be ahead of its verdict's: brokers take stamps of the
/// feed that are so much in the future.
constexpr hours kStampsAhead{1};

/// A record between reading and comparing, with the old verdict on it.
struct Item {
  ReplayRecord input;
  std::optional<VerdictOutline> was;
  Result<CleanRecord> article = CleanRecord();
};

/// The rules that the record was cleaned with then; empty when nothing names them.
std::string_view RulesOf(const Item& item) {
  if (item.input.then) return item.input.then->rules;
  return item.was ? std::string_view(item.was->rules) : std::string_view();
}

/// One run of the command. One thread; the pool that cleans has its own.
class Replay {
 public:
  Replay(const ReplayCommand& command, std::ostream& out, std::ostream& errors)
      : command_(command),
        config_(command.config),
        out_(out),
        errors_(errors),
        work_(command.work),
        recleaner_(command.config),
        pool_(std::max(1U, std::thread::hardware_concurrency())) {}

  Status Run(const std::vector<ReplayRange>& ranges) {
    if (Status ready = Prepare(ranges); !ready) return ready;
    for (const ReplayRange& range : ranges) {
      if (!range.has_records) continue;
      if (Status replayed = ReplayPartition(range); !replayed) return replayed;
    }
    return {};
  }

  void PrintSummary() const { wiresift::PrintSummary(counts_, command_.diff, errors_); }

 private:
  [[nodiscard]] bool is_fused() const { return config_.input.is_scope_partitioned; }

  Status Prepare(const std::vector<ReplayRange>& ranges) {
    if (Status made = work_.Make(); !made) return made;
    const auto limits = OutputLimitsOf(config_.kafka, ChannelTopicsOf(config_.topics));
    if (!limits) return std::unexpected(limits.error());
    limits_ = *limits;
    if (is_fused()) limits_.erase(Channel::kClean);
    if (config_.publisher_memory) {
      if (Status learnt = ReadPublishers(); !learnt) return learnt;
    }
    return ReadAudit(ranges);
  }

  Status ReadLog(ChangelogPlace place, const TakeRecords& take) const {
    const auto read = ReadToEnd(config_.kafka, std::move(place), take,
                                {.is_stopped = command_.is_stopped, .log = {}});
    return read ? Status() : std::unexpected(read.error());
  }

  Status ReadPublishers() {
    const auto learn = [this](const std::vector<Record>& records) -> Status {
      for (const Record& record : records) {
        const Status learnt = recleaner_.Learn(record.key.value_or(std::string()), record.value);
        if (!learnt) Say(ToString(record.at) + ": " + learnt.error().detail);
      }
      return {};
    };
    return ReadLog({.topic = config_.topics.publishers, .partition = PartitionId{0}, .start = {}},
                   learn);
  }

  /// Reads all verdicts from about the first record of all ranges on.
  Status ReadAudit(const std::vector<ReplayRange>& ranges) {
    auto store = work_.OpenStore("audit");
    if (!store) return std::unexpected(store.error());
    past_store_ = std::move(*store);
    past_.emplace(*past_store_);
    std::optional<Timestamp> first;
    for (const ReplayRange& range : ranges) {
      if (range.has_records) first = std::min(first.value_or(range.begins), range.begins);
    }
    if (!first) return {};
    const auto audit = LogPositions::Make(config_.kafka, config_.topics.audit);
    if (!audit) return std::unexpected(audit.error());
    for (PartitionId partition{0}; partition.value < (*audit)->partitions(); ++partition.value) {
      const auto start = (*audit)->At(partition, *first - kStampsAhead);
      if (!start) return std::unexpected(start.error());
      if (Status read = ReadAudit(partition, *start); !read) return read;
    }
    return past_->Finish();
  }

  Status ReadAudit(PartitionId partition, Offset start) {
    const auto keep = [this](const std::vector<Record>& records) -> Status {
      for (const Record& record : records) {
        const Status taken = past_->Take(record.value.value_or("{}"));
        if (!taken && taken.error().code == ErrorCode::kUnavailable) return taken;
        if (!taken) Say(ToString(record.at) + ": " + taken.error().detail);
      }
      return GoOn("read from the audit topic", past_->size());
    };
    return ReadLog({.topic = config_.topics.audit, .partition = partition, .start = start}, keep);
  }

  Status ReplayPartition(const ReplayRange& range) {
    auto store = work_.OpenStore(fmt::format("state-{}", range.partition.value));
    if (!store) return std::unexpected(store.error());
    Replayer replayer(config_, limits_, **store);
    if (Status loaded = replayer.Load(); !loaded) return loaded;
    const auto input = OpenInput(range);
    if (!input) return std::unexpected(input.error());
    first_.clear();
    while (true) {
      auto records = (*input)->Next(kBatchRecords);
      if (!records) return std::unexpected(records.error());
      if (records->empty()) return {};
      auto items = ItemsOf(std::move(*records));
      if (!items) return std::unexpected(items.error());
      CleanAll(*items);
      for (Item& item : *items) {
        if (Status taken = Take(item, range, replayer); !taken) return taken;
      }
      if (Status going = GoOn("replayed", counts_.replayed + counts_.warm_up); !going) return going;
    }
  }

  Result<std::unique_ptr<ReplayInput>> OpenInput(const ReplayRange& range) {
    if (is_fused()) return OpenRawOrder(config_, range);
    return OpenCleanOrder(config_, range, [this](const Coordinate& raw) -> Result<bool> {
      const auto was = past_->Find(raw);
      if (!was) return std::unexpected(was.error());
      return *was && (*was)->verdict == "rejected";
    });
  }

  Result<std::vector<Item>> ItemsOf(std::vector<ReplayRecord> records) {
    std::vector<Item> items;
    items.reserve(records.size());
    for (ReplayRecord& record : records) {
      auto was = past_->Find(record.raw);
      if (!was) return std::unexpected(was.error());
      items.push_back({.input = std::move(record), .was = std::move(*was)});
    }
    return items;
  }

  void CleanAll(std::vector<Item>& items) {
    std::latch done(static_cast<std::ptrdiff_t>(items.size()));
    for (Item& item : items) {
      pool_.Submit([this, &item, &done] {
        Clean(item);
        done.count_down();
      });
    }
    done.wait();
  }

  /// Cleans one record. Any thread.
  void Clean(Item& item) const {
    const bool is_deadly = item.was && item.was->reason == NameOf(Reason::kCrashed);
    if (is_deadly) return;
    item.article = item.input.record ? recleaner_.Clean(*item.input.record, RulesOf(item))
                                     : Result<CleanRecord>(*item.input.then);
  }

  Status Take(Item& item, const ReplayRange& range, Replayer& replayer) {
    if (!IsOf(range.partition, item)) return {};
    if (item.was && item.was->reason == NameOf(Reason::kCrashed)) {
      ++counts_.crashed;
      return {};
    }
    first_.try_emplace(item.input.raw.partition, item.input.raw.offset);
    Count(item, range.partition);
    std::optional<std::uint64_t> hash;
    if (item.article && item.input.then) hash = TextHash(*item.article);
    const auto audit = Decide(item, replayer);
    if (!audit) return std::unexpected(audit.error());
    const bool counts = item.input.at >= range.from;
    ++(counts ? counts_.replayed : counts_.warm_up);
    return counts ? Tell(item, *audit, hash, range) : Status();
  }

  /// True when a record that never came to the clean topic belongs to this partition of it: the one
  /// of the language that it has now, or the first when it has none.
  [[nodiscard]] bool IsOf(PartitionId partition, const Item& item) const {
    if (is_fused() || item.input.then) return true;
    return partition == (item.article ? ScopeOf(*item.article) : PartitionId{0});
  }

  [[nodiscard]] PartitionId ScopeOf(const CleanRecord& article) const {
    return ScopePartition(article, config_.story.partitions);
  }

  void Count(const Item& item, PartitionId partition) {
    if (!item.input.record) ++counts_.old_text;
    if (!recleaner_.KnowsMemoryOf(RulesOf(item))) ++counts_.old_memory;
    const bool moved = !is_fused() && item.article && ScopeOf(*item.article) != partition;
    if (moved) ++counts_.moved;
  }

  /// Decides the record anew and gives its audit record.
  Result<std::string> Decide(Item& item, Replayer& replayer) {
    if (item.article) return replayer.Decide(std::move(*item.article), item.input.taken);
    const Record& record = *item.input.record;
    return *RenderRejectedVerdict(record.at, PeekId(record), item.article.error(),
                                  RenderOptionsOf(config_))
                .value;
  }

  Status Tell(const Item& item, const std::string& audit, std::optional<std::uint64_t> hash,
              const ReplayRange& range) {
    auto now = OutlineOf(audit);
    if (!now) return std::unexpected(now.error());
    ++counts_.verdicts[(*now)->verdict];
    if (!command_.diff) {
      out_ << audit << '\n';
      return {};
    }
    if (!item.was) {
      ++counts_.without_verdict;
      return {};
    }
    VerdictOutline was = *item.was;
    if (item.input.then) was.text_hash = TextHash(*item.input.then);
    (*now)->text_hash = hash;
    return TellChange(Compare(was, **now), range);
  }

  Status TellChange(std::optional<VerdictChange> change, const ReplayRange& range) {
    if (!change) {
      ++counts_.same;
      return {};
    }
    const auto is_older = IsOlder(*change, range);
    if (!is_older) return std::unexpected(is_older.error());
    change->is_older = *is_older;
    ++(*is_older ? counts_.older : counts_.changed[change->kind]);
    out_ << ChangeLine(*change) << '\n';
    return {};
  }

  /// True when the old verdict rests on a story or an article from before the replay's memory.
  [[nodiscard]] Result<bool> IsOlder(const VerdictChange& change, const ReplayRange& range) const {
    if (range.is_whole) return false;
    if (change.is_older) return true;
    if (!change.was.story.empty()) {
      const auto founder = past_->FounderOf(change.was.story);
      if (!founder) return std::unexpected(founder.error());
      if (!WasMet(*founder)) return true;
    }
    if (change.was.of.empty()) return false;
    const auto compared_with = past_->LatestOf(change.was.of);
    if (!compared_with) return std::unexpected(compared_with.error());
    return !WasMet(*compared_with);
  }

  [[nodiscard]] bool WasMet(const std::optional<Coordinate>& raw) const {
    if (!raw) return false;
    const auto first = first_.find(raw->partition);
    return first != first_.end() && raw->offset >= first->second;
  }

  /// Reports progress every 30 s; fails when a stop is asked for or `out` cannot be written.
  Status GoOn(std::string_view what, std::size_t count) {
    if (command_.is_stopped && command_.is_stopped())
      return Fail(ErrorCode::kUnavailable, "stopped before the end");
    if (!out_) return Fail(ErrorCode::kUnavailable, "standard output: cannot be written");
    if (steady_clock::now() - told_ < kProgressEvery) return {};
    told_ = steady_clock::now();
    Say(fmt::format("{}: {}", what, count));
    return {};
  }

  void Say(const std::string& text) const { errors_ << "wiresift: " << text << "\n" << std::flush; }

  const ReplayCommand& command_;
  const Config& config_;
  std::ostream& out_;
  std::ostream& errors_;
  WorkFolder work_;  // before the stores in it
  std::unique_ptr<StateStore> past_store_;
  std::optional<PastVerdicts> past_;
  OutputLimits limits_;
  Recleaner recleaner_;
  /// The first record met of each raw partition, for the story partition that is replayed.
  std::map<PartitionId, Offset> first_;
  ReplayCounts counts_;
  steady_clock::time_point told_ = steady_clock::now();
  Pool pool_;  // last: it ends before what it uses
};

}  // namespace

Status ReplayRanges(const ReplayCommand& command, const std::vector<ReplayRange>& ranges,
                    std::ostream& out, std::ostream& errors) {
  Replay replay(command, out, errors);
  Status run = replay.Run(ranges);
  replay.PrintSummary();
  return run;
}

}  // namespace wiresift
