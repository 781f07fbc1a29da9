#include "sim/oracle.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "pipeline/decide/decider.h"
#include "pipeline/decide/engine.h"
#include "pipeline/ports/clean_record.h"
#include "pipeline/ports/output_size.h"
#include "pipeline/publish/audit.h"
#include "sim/sink.h"
#include "story/state.h"

namespace wiresift::sim {
namespace {

using Difference = std::optional<std::string>;
using Outputs = std::map<Channel, std::vector<Output>>;

constexpr std::array kDecided = {Channel::kStories, Channel::kAudit, Channel::kRejected,
                                 Channel::kPublishers};
constexpr std::array kPassedOn = {Channel::kClean, Channel::kAudit, Channel::kRejected};

/// What the topics take of a record that is not decided.
std::vector<Output> Taken(ToPass made, const OutputLimits& limits, const Stage& stage) {
  const Status fits = CheckSizes(made.outputs, limits);
  if (fits) return std::move(made.outputs);
  return RenderRefusal(made.raw, made.article_id, fits.error(), stage.render());
}

/// One lane of the line as it is meant: record after record, each kept at once, or taken back where
/// a topic does not take its outputs.
class IdealLane {
 public:
  IdealLane(const Stage& stage, const Setup& setup, LaneId lane)
      : stage_(stage),
        limits_(setup.limits),
        lane_(lane),
        state_(setup.lanes.match, setup.lanes.story, store_),
        engine_(setup.lanes.match, state_) {
    (void)state_.Load();
  }

  void Take(const Record& record) {
    Prepared prepared = stage_.Prepare(record);
    if (auto* to_pass = std::get_if<ToPass>(&prepared.made)) {
      Keep(Taken(std::move(*to_pass), limits_, stage_));
    } else {
      Decide(std::get<ToDecide>(prepared.made));
    }
  }

  [[nodiscard]] Outputs& outputs() { return outputs_; }

  [[nodiscard]] std::map<std::string, std::string> state() const {
    std::map<std::string, std::string> parts;
    (void)store_.Scan("", [&](std::string_view key, std::string_view value) {
      return parts.emplace(key, value).second;
    });
    return parts;
  }

 private:
  void Decide(const ToDecide& article) {
    Decision decision = engine_.Decide(article.record, article.tokens, article.stream_time).value();
    std::vector<Output> outputs = RenderDecision(decision, article.record, lane_, stage_.render());
    if (const Status fits = CheckSizes(outputs, limits_); !fits) {
      state_.Abort();
      return Keep(RenderRefusal(article.record.raw, article.record.article.id, fits.error(),
                                stage_.render()));
    }
    Keep(std::move(outputs));
    (void)state_.Seal();
    (void)state_.Commit(Offset{++commits_});
  }

  void Keep(std::vector<Output> outputs) {
    for (Output& output : outputs)
      outputs_[output.channel].push_back(std::move(output));
  }

  const Stage& stage_;
  const OutputLimits& limits_;
  LaneId lane_;
  MemoryStore store_;
  State state_;
  Engine engine_;
  Outputs outputs_;
  std::int64_t commits_ = 0;
};

bool IsThat(const Entry& entry, const Output& output) {
  return entry.record.key == output.key && entry.record.value == output.value &&
         entry.record.headers == output.headers;
}

std::string TextOf(const std::optional<std::string>& key, const std::optional<std::string>& value) {
  return key.value_or("(no key)") + " = " + value.value_or("(nothing)").substr(0, 300);
}

std::vector<Entry> Of(std::vector<Entry> entries, LaneId writer) {
  std::erase_if(entries, [&](const Entry& entry) { return entry.lane != writer; });
  return entries;
}

Difference Compare(const std::string& what, const std::vector<Entry>& got,
                   const std::vector<Output>& want) {
  for (std::size_t i = 0; i < std::min(got.size(), want.size()); ++i) {
    if (IsThat(got[i], want[i])) continue;
    return what + ": record " + std::to_string(i) + " is\n  " +
           TextOf(got[i].record.key, got[i].record.value) + "\nand should be\n  " +
           TextOf(want[i].key, want[i].value);
  }
  if (got.size() == want.size()) return {};
  return what + ": " + std::to_string(got.size()) + " records where " +
         std::to_string(want.size()) + " should be";
}

Difference CompareLane(Cluster& cluster, const Setup& setup, StageKind kind, LaneId lane) {
  const Stage stage = setup.MakeStage(kind);
  IdealLane ideal(stage, setup, lane);
  for (const Entry& entry : cluster.Committed(InputOf(kind), StoryPartitionOf(lane)))
    ideal.Take(entry.record);
  const std::string of_lane = " of lane " + std::to_string(lane.value);
  for (const Channel channel : kDecided) {
    const std::string topic = TopicOf(channel);
    if (auto difference =
            Compare(topic + of_lane, Of(cluster.Committed(topic, PartitionId{0}), lane),
                    ideal.outputs()[channel]))
      return difference;
  }
  if (StateOf(cluster, lane) != ideal.state()) return "the state" + of_lane + " differs";
  return {};
}

using Passed = std::tuple<std::int32_t, std::string, std::string>;  ///< partition, key, value

/// The clean stage has one lane for all its partitions, and several workers: their order is kept
/// within each raw partition alone.
Difference ComparePassedOn(Cluster& cluster, const Setup& setup) {
  const Stage stage = setup.MakeStage(StageKind::kClean);
  std::map<Channel, std::vector<Passed>> want;
  std::map<Channel, std::vector<Passed>> got;
  for (std::int32_t raw = 0; raw < setup.raw_partitions; ++raw) {
    for (const Entry& entry : cluster.Committed("raw", PartitionId{raw})) {
      Prepared prepared = stage.Prepare(entry.record);
      auto& made = std::get<ToPass>(prepared.made);
      for (const Output& output : Taken(std::move(made), setup.limits, stage))
        want[output.channel].emplace_back(output.partition.value_or(PartitionId{0}).value,
                                          output.key, output.value.value_or(""));
    }
  }
  for (const Channel channel : kPassedOn) {
    for (std::int32_t partition = 0; partition < setup.story_partitions; ++partition) {
      for (const Entry& entry :
           Of(cluster.Committed(TopicOf(channel), PartitionId{partition}), kCleanWriter))
        got[channel].emplace_back(partition, entry.record.key.value_or(""),
                                  entry.record.value.value_or(""));
    }
    std::ranges::sort(want[channel]);
    std::ranges::sort(got[channel]);
    if (got[channel] != want[channel])
      return "the clean stage's records of " + TopicOf(channel) + ": " +
             std::to_string(got[channel].size()) + " records, " +
             std::to_string(want[channel].size()) + " wanted, and not the same ones";
  }
  return {};
}

Difference CheckCleanOrder(Cluster& cluster, PartitionId partition) {
  std::map<PartitionId, Offset> last;
  for (const Entry& entry : Of(cluster.Committed("clean", partition), kCleanWriter)) {
    const auto clean = DecodeCleanRecord(entry.record.value.value_or(""));
    if (!clean) return "a clean record cannot be read: " + clean.error().detail;
    const auto [before, is_first] = last.try_emplace(clean->raw.partition, clean->raw.offset);
    if (!is_first && clean->raw.offset <= before->second)
      return "the clean record of " + ToString(clean->raw) + " stands behind a later one";
    before->second = clean->raw.offset;
  }
  return {};
}

Difference CountVerdicts(Cluster& cluster, const Setup& setup) {
  std::size_t inputs = 0;
  for (std::int32_t raw = 0; raw < setup.raw_partitions; ++raw)
    inputs += cluster.Committed("raw", PartitionId{raw}).size();
  for (std::int32_t clean = 0; clean < setup.story_partitions; ++clean)
    inputs += Of(cluster.Committed("clean", PartitionId{clean}), kForeignWriter).size();
  const std::size_t verdicts = cluster.Committed("audit", PartitionId{0}).size();
  if (verdicts == inputs) return {};
  return std::to_string(verdicts) + " verdicts on " + std::to_string(inputs) + " records";
}

}  // namespace

std::map<std::string, std::string> StateOf(Cluster& cluster, LaneId lane) {
  std::map<std::string, std::string> state;
  for (const Entry& entry : cluster.Committed("state", StoryPartitionOf(lane))) {
    state.erase(entry.record.key.value_or(""));
    if (entry.record.value) state.emplace(entry.record.key.value_or(""), *entry.record.value);
  }
  return state;
}

std::optional<std::string> FindDifference(Cluster& cluster, const Setup& setup) {
  if (!setup.is_fused) {
    if (auto passed = ComparePassedOn(cluster, setup)) return passed;
    for (std::int32_t clean = 0; clean < setup.story_partitions; ++clean) {
      if (auto order = CheckCleanOrder(cluster, PartitionId{clean})) return order;
    }
  }
  const StageKind decider = setup.stages().back();
  const std::int32_t lanes = setup.is_fused ? setup.raw_partitions : setup.story_partitions;
  for (std::int32_t lane = 0; lane < lanes; ++lane) {
    if (auto lanes_differ = CompareLane(cluster, setup, decider, LaneId{lane})) return lanes_differ;
  }
  return CountVerdicts(cluster, setup);
}

}  // namespace wiresift::sim
