#include "sim/world.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "sim/cluster.h"
#include "sim/group.h"
#include "sim/oracle.h"
#include "sim/process.h"
#include "sim/schedule.h"
#include "sim/setup.h"

namespace wiresift::sim {
namespace {

using std::chrono::milliseconds;
using Time = std::chrono::steady_clock::time_point;

constexpr std::size_t kHostsPerStage = 2;
constexpr std::int32_t kPartitionsMax = 2;  ///< that Setup draws, of any topic
/// What Setup's feed spans.
constexpr std::size_t kFeedHours = 48;
/// Faults end here at the latest: the line must come to its end without them.
constexpr std::size_t kFaultyStepsMax = 20'000;
/// Twenty times what the longest run without faults takes.
constexpr std::size_t kStepsMax = 80'000;
constexpr milliseconds kPauseWhenAllStandStill{50};

/// A place for one process of a stage at a time, with its disk.
struct Host {
  StageKind kind;
  std::string name;
  int starts = 0;
  bool is_calm = false;  ///< the process has begun when nothing failed any more
  std::shared_ptr<Disk> disk = std::make_shared<Disk>();
  std::unique_ptr<Process> process;
  Time starts_at;     ///< while there is no process
  Time goes_on_at;    ///< while it stands still
  bool ends = false;  ///< a zombie: it is asked to end once it has woken for a while
  Time ends_at;
};

class World {
 public:
  World(std::uint64_t seed, Defect defect, std::ostream* trace)
      : schedule_(seed, trace),
        setup_(Setup::Draw(schedule_)),
        cluster_(defect != Defect::kNoFencing),
        ground_{.cluster = cluster_, .schedule = schedule_, .defect = defect} {
    for (const StageKind kind : setup_.stages()) {
      stages_.emplace(kind, setup_.MakeStage(kind));
      groups_.emplace(
          kind, Group(kind == StageKind::kStory ? setup_.story_partitions : setup_.raw_partitions));
      for (std::size_t i = 0; i < 1 + schedule_.random().Below(kHostsPerStage); ++i)
        hosts_.push_back({.kind = kind, .name = std::string(NameOf(kind)) + std::to_string(i)});
    }
    schedule_.Note("world", std::to_string(setup_.feed.size()) + " raw records in " +
                                std::to_string(setup_.raw_partitions) + " partitions, " +
                                std::to_string(hosts_.size()) + " hosts");
  }

  Outcome Run() {
    Outcome outcome;
    outcome.failure = RunToTheEnd();
    StopAll();
    if (!outcome.failure) outcome.failure = FindDifference(cluster_, setup_);
    if (!outcome.failure) outcome.failure = CheckDisks();
    for (const Channel channel : kChannels)
      outcome.written[static_cast<std::size_t>(channel)] = Written(TopicOf(channel));
    outcome.refused = Refused();
    outcome.steps = schedule_.steps();
    outcome.struck = schedule_.struck();
    return outcome;
  }

 private:
  std::optional<std::string> RunToTheEnd() {
    for (std::size_t turn = 0; !failure_ && !IsDone(turn); ++turn) {
      if (schedule_.steps() > kFaultyStepsMax && !schedule_.faults_over()) {
        schedule_.Note("world", "no more faults");
        schedule_.EndFaults();
      }
      if (schedule_.steps() > kStepsMax)
        return "no end after " + std::to_string(kStepsMax) + " steps: the line stands still";
      Happen();
      TakeTurn();
    }
    return failure_;
  }

  /// Committed records of all its partitions.
  [[nodiscard]] std::size_t Written(const std::string& topic) {
    std::size_t records = 0;
    for (std::int32_t partition = 0; partition < kPartitionsMax; ++partition)
      records += cluster_.Committed(topic, PartitionId{partition}).size();
    return records;
  }

  /// Committed dead letters that a refusal has written.
  [[nodiscard]] std::size_t Refused() {
    static const Header kOmitted{"ws-original", "omitted"};
    const std::vector<Entry> letters = cluster_.Committed(TopicOf(Channel::kRejected), {});
    return static_cast<std::size_t>(std::ranges::count_if(letters, [](const Entry& letter) {
      return std::ranges::find(letter.record.headers, kOmitted) != letter.record.headers.end();
    }));
  }

  // --- What the world does ---

  void Happen() {
    for (const std::string& line : cluster_.Tick(schedule_.now()))
      schedule_.Note("brokers", line);
    if (schedule_.random().Chance(1, 4)) Feed();
    if (schedule_.faults_over() || !schedule_.random().Chance(1, 8)) return;
    if (schedule_.Strikes(Fault::kForeignRecord, "world")) WriteNonsense();
    if (schedule_.Strikes(Fault::kCompaction, "world")) Compact();
    if (schedule_.Strikes(Fault::kClockStepped, "world")) StepClock();
    for (auto& [kind, group] : groups_) {
      if (group.size() == 0) continue;
      if (schedule_.Strikes(Fault::kRebalance, "world")) group.Rebalance(schedule_.random());
      if (schedule_.Strikes(Fault::kKicked, "world"))
        group.Leave(group.Any(schedule_.random()), schedule_.random());
    }
    Disturb(hosts_[schedule_.random().Below(hosts_.size())]);
  }

  void Feed() {
    for (std::size_t more = schedule_.random().Below(8); more > 0 && fed_ < setup_.feed.size();
         --more) {
      const Record& record = setup_.feed[fed_++];
      cluster_.Append("raw", record.at.partition, record, kForeignWriter);
    }
  }

  void WriteNonsense() {
    if (setup_.is_fused) return;
    const PartitionId partition{static_cast<std::int32_t>(
        schedule_.random().Below(static_cast<std::size_t>(setup_.story_partitions)))};
    cluster_.Append("clean", partition,
                    {.at = {},
                     .timestamp = cluster_.Stamp(schedule_.now()),
                     .key = "nonsense",
                     .value = "no clean record",
                     .headers = {}},
                    kForeignWriter);
  }

  /// Right again, or so far back that what the feed wrote lies in its future.
  void StepClock() {
    const std::chrono::hours into_feed(schedule_.random().Below(kFeedHours));
    cluster_.StepClock(schedule_.random().Chance(1, 3) ? std::chrono::hours(0)
                                                       : into_feed - kBegin);
  }

  /// Tombstones go only where every copy of the state has met them: in life they stay for
  /// `delete.retention.ms`, and a copy that is older is thrown away.
  void Compact() {
    for (std::int32_t lane = 0; lane < lanes(); ++lane) {
      cluster_.Compact("state", PartitionId{lane}, OldestCopy(LaneId{lane}), schedule_.random());
    }
  }

  [[nodiscard]] std::int64_t OldestCopy(LaneId lane) const {
    if (ground_.changelog_readers > 0) return 0;
    std::int64_t oldest = INT64_MAX;
    // One that is empty reads the whole log.
    const auto consider = [&](Offset complete_to) {
      if (complete_to.value > 0) oldest = std::min(oldest, complete_to.value);
    };
    for (const Host& host : hosts_) {
      const auto platter = host.disk->find(lane);
      if (platter == host.disk->end()) continue;
      consider(platter->second.written.changelog_next());
      consider(platter->second.flushed.changelog_next());
      for (const Platter::Batch& batch : platter->second.unflushed)
        consider(batch.next);
      if (platter->second.backup) consider(platter->second.backup->changelog_next());
    }
    return oldest;
  }

  void Disturb(Host& host) {
    if (!host.process || host.ends) return;
    if (schedule_.Strikes(Fault::kStopped, host.name)) host.process->Stop();
    if (schedule_.Strikes(Fault::kFrozen, host.name))
      host.goes_on_at = schedule_.now() + Within(6'000);
    if (schedule_.Strikes(Fault::kReplaced, host.name)) Replace(host);
  }

  /// The process stands still and is taken for dead: another one starts in its place, with its
  /// name, on an empty disk or a copy of its own.
  void Replace(Host& host) {
    Host zombie{.kind = host.kind, .name = host.name + "-zombie"};
    zombie.disk = std::exchange(host.disk, std::make_shared<Disk>());
    if (schedule_.random().Chance(1, 2)) *host.disk = *zombie.disk;
    zombie.process = std::move(host.process);
    zombie.goes_on_at = schedule_.now() + Within(4'000);
    zombie.ends = true;
    zombie.ends_at = zombie.goes_on_at + Within(1'000);
    hosts_.push_back(std::move(zombie));
  }

  milliseconds Within(std::size_t most_ms) {
    return milliseconds(schedule_.random().Below(most_ms));
  }

  // --- What the processes do ---

  void TakeTurn() {
    std::vector<std::size_t> awake;
    for (std::size_t i = 0; i < hosts_.size(); ++i) {
      Host& host = hosts_[i];
      if (!host.process && !host.ends && host.starts_at <= schedule_.now()) Start(host);
      if (host.process && host.goes_on_at <= schedule_.now()) awake.push_back(i);
    }
    if (awake.empty()) return schedule_.Advance(kPauseWhenAllStandStill);
    Host& host = hosts_[awake[schedule_.random().Below(awake.size())]];
    if (host.ends && host.ends_at <= schedule_.now()) host.process->Stop();
    host.process->Resume();
    if (host.process->done()) Bury(host);
  }

  void Start(Host& host) {
    tests::Random& random = schedule_.random();
    ProcessOptions options{.lanes = setup_.lanes, .limits = setup_.limits};
    options.loop.commit = {.interval = milliseconds(10 + random.Below(300)),
                           .max_records = 1 + random.Below(30)};
    options.prompt_pool = random.Chance(1, 3);
    // A loop that waits for its budget waits for the pool alone, which must work by itself then.
    if (options.prompt_pool && random.Chance(1, 2)) options.loop.in_flight_bytes_max = 5'000;
    host.process = std::make_unique<Process>(
        ground_, groups_.at(host.kind), stages_.at(host.kind),
        ProcessPlace{.topic = InputOf(host.kind),
                     .disk = host.disk,
                     .name = host.name + "." + std::to_string(++host.starts),
                     .instance = host.name},
        options);
    host.is_calm = schedule_.faults_over();
    schedule_.Note(host.process->name(), "starts");
  }

  void Bury(Host& host) {
    Process& process = *host.process;
    if (process.died()) {
      schedule_.Note(process.name(), "is dead");
      CrashDisk(*host.disk, ground_, process.name());
    } else if (!process.status()) {
      schedule_.Note(process.name(), "ends: " + process.status().error().detail);
      if (host.is_calm) failure_ = "a process ends although nothing fails any more";
    } else {
      schedule_.Note(process.name(), "has ended");
    }
    process.source().Leave();
    host.process.reset();
    host.starts_at = schedule_.now() + Within(500);
  }

  /// Whether all input has been taken in. Looked up now and then: it costs more than a turn.
  [[nodiscard]] bool IsDone(std::size_t turn) {
    if (fed_ < setup_.feed.size() || turn % 16 != 0) return false;
    return std::ranges::all_of(setup_.stages(), [&](StageKind kind) {
      const std::int32_t partitions =
          kind == StageKind::kStory ? setup_.story_partitions : setup_.raw_partitions;
      for (std::int32_t partition = 0; partition < partitions; ++partition) {
        if (!IsRead(InputOf(kind), PartitionId{partition})) return false;
      }
      return true;
    });
  }

  [[nodiscard]] bool IsRead(const std::string& topic, PartitionId partition) {
    bool stable = false;
    const auto position = cluster_.StablePosition({topic, partition}, stable);
    if (!stable || cluster_.HasOpen(topic, partition)) return false;
    const std::vector<Entry> entries = cluster_.Committed(topic, partition);
    return entries.empty() || (position && *position > entries.back().record.at.offset);
  }

  void StopAll() {
    schedule_.EndFaults();
    for (Host& host : hosts_) {
      if (host.process) host.process->Stop();
      for (int turns = 0; host.process && turns < 1'000; ++turns) {
        host.process->Resume();
        if (host.process->done()) Bury(host);
      }
      host.process.reset();
    }
  }

  /// A copy that says it is complete must be what the log leads to.
  [[nodiscard]] std::optional<std::string> CheckDisks() {
    for (const Host& host : hosts_) {
      for (const auto& [lane, platter] : *host.disk) {
        const std::vector<Entry> deltas = cluster_.Committed("state", StoryPartitionOf(lane));
        if (deltas.empty() || platter.written.changelog_next() <= deltas.back().record.at.offset)
          continue;
        std::map<std::string, std::string> parts;
        (void)platter.written.Scan("", [&](std::string_view key, std::string_view value) {
          return parts.emplace(key, value).second;
        });
        if (parts != StateOf(cluster_, lane))
          return "the disk of " + host.name + " differs from the log of lane " +
                 std::to_string(lane.value);
      }
    }
    return {};
  }

  [[nodiscard]] std::int32_t lanes() const {
    return setup_.is_fused ? setup_.raw_partitions : setup_.story_partitions;
  }

  Schedule schedule_;
  Setup setup_;
  Cluster cluster_;
  Ground ground_;
  std::map<StageKind, Stage> stages_;
  std::map<StageKind, Group> groups_;
  std::vector<Host> hosts_;  // after all that its processes use
  std::size_t fed_ = 0;
  std::optional<std::string> failure_;
};

}  // namespace

Outcome Simulate(std::uint64_t seed, Defect defect, std::ostream* trace) {
  return World(seed, defect, trace).Run();
}

}  // namespace wiresift::sim
