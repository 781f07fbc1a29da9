#include "chaos/oracle.h"

#include <algorithm>

#include "config/stage_options.h"
#include "core/json.h"
#include "pipeline/decide/decider.h"
#include "pipeline/prepare/prepare.h"
#include "pipeline/publish/audit.h"
#include "story/state.h"

namespace wiresift::chaos {
namespace {

/// Records after which the oracle commits: another number than the service's, since how
/// transactions are cut must not show.
constexpr std::size_t kCommitRecords = 777;

std::string AuditName(std::string_view json) {
  const auto document = JsonDocument::Parse(json);
  if (!document) return "(no JSON)";
  const auto input = Find(document->root(), "input");
  return input ? Minified(*input) : "(no input)";
}

std::string NameIn(Channel channel, std::string_view key, const std::optional<std::string>& value,
                   const std::vector<Header>& headers) {
  if (channel == Channel::kAudit) return AuditName(value.value_or(std::string()));
  if (channel == Channel::kClean) {
    const auto clean = DecodeCleanRecord(value.value_or(std::string()));
    return clean ? ToString(clean->raw) : "(no clean record)";
  }
  if (channel == Channel::kRejected) {
    const auto input = std::ranges::find(headers, "ws-input", &Header::name);
    return input == headers.end() ? "(no input)" : input->value;
  }
  return std::string(key);
}

}  // namespace

void AddTo(ChannelLogs& logs, Channel channel, std::string_view key,
           const std::optional<std::string>& value, const std::vector<Header>& headers) {
  // The clock is written once a transaction, wherever that is cut: only the last one is a result.
  if (channel == Channel::kState && key == ClockKey()) {
    return logs[channel].Replace(std::string(key), key, value, headers);
  }
  logs[channel].Add(NameIn(channel, key, value, headers), key, value, headers);
}

struct Oracle::Decider {
  explicit Decider(const Config& config)
      : state(config.match, config.story, store), engine(config.match, state) {}

  MemoryStore store;
  State state;
  Engine engine;
  std::size_t open = 0;  ///< decided since the last commit
};

Oracle::Oracle(const Config& config, OutputLimits limits)
    : config_(config),
      limits_(std::move(limits)),
      first_(config.input.is_scope_partitioned ? StageKind::kFused : StageKind::kClean,
             PrepareOptionsOf(config), RenderOptionsOf(config), config.story.partitions),
      story_(StageKind::kStory, PrepareOptionsOf(config), RenderOptionsOf(config),
             config.story.partitions) {}

Oracle::~Oracle() = default;

Status Oracle::TakeRaw(const Record& record) {
  return Take(first_, record);
}

Status Oracle::TakeClean(const Record& record) {
  return Take(story_, record);
}

Status Oracle::Take(const Stage& stage, const Record& record) {
  const Prepared prepared = stage.Prepare(record);
  if (const auto* to_decide = std::get_if<ToDecide>(&prepared.made))
    return Decide(*to_decide, LaneId{prepared.partition.value});
  Keep(std::get<ToPass>(prepared.made).outputs);
  return {};
}

Status Oracle::Decide(const ToDecide& to_decide, LaneId lane) {
  std::unique_ptr<Decider>& decider = deciders_[lane];
  if (!decider) {
    decider = std::make_unique<Decider>(config_);
    if (Status loaded = decider->state.Load(); !loaded) return loaded;
  }
  // What is refused is undone by an abort, not by the state's savepoints: with limits, each article
  // has its own transaction.
  const bool is_due = !limits_.empty() || ++decider->open >= kCommitRecords;
  if (is_due) {
    if (Status committed = Commit(*decider); !committed) return committed;
  }
  const CleanRecord& article = to_decide.record;
  auto decision = decider->engine.Decide(article, to_decide.tokens, to_decide.stream_time);
  if (!decision) return std::unexpected(decision.error());
  std::vector<Output> outputs = RenderDecision(*decision, article, lane, story_.render());
  if (const Status fits = CheckSizes(outputs, limits_); !fits) {
    decider->state.Abort();
    outputs = RenderRefusal(article.raw, article.article.id, fits.error(), story_.render());
  }
  Keep(outputs);
  return {};
}

Status Oracle::Commit(Decider& decider) {
  decider.open = 0;
  for (const Delta& delta : decider.state.Seal())
    AddTo(logs_, Channel::kState, delta.key, delta.value, {});
  return decider.state.Commit(Offset{});
}

void Oracle::Keep(const std::vector<Output>& outputs) {
  for (const Output& output : outputs)
    AddTo(logs_, output.channel, output.key, output.value, output.headers);
}

void Oracle::Finish() {
  for (const auto& [partition, decider] : deciders_) {
    for (const Delta& delta : decider->state.Seal())
      AddTo(logs_, Channel::kState, delta.key, delta.value, {});
  }
}

}  // namespace wiresift::chaos
