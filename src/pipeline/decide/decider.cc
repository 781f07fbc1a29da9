#include "pipeline/decide/decider.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "pipeline/publish/audit.h"
#include "pipeline/publish/lesson_output.h"

namespace wiresift {

std::vector<Output> DeltaOutputs(std::vector<Delta> deltas, LaneId lane) {
  std::vector<Output> outputs;
  outputs.reserve(deltas.size());
  for (Delta& delta : deltas) {
    outputs.push_back({.channel = Channel::kState,
                       .partition = StoryPartitionOf(lane),
                       .key = std::move(delta.key),
                       .value = std::move(delta.value),
                       .headers = {}});
  }
  return outputs;
}

std::vector<Output> RenderDecision(Decision& decision, const CleanRecord& record, LaneId lane,
                                   const RenderOptions& options) {
  std::vector<Output> outputs;
  outputs.reserve(decision.publications.size() + decision.lessons.size() + decision.deltas.size() +
                  1);
  for (const Publication& publication : decision.publications)
    outputs.push_back(RenderPublication(publication, record, options));
  for (const Lesson& lesson : decision.lessons)
    outputs.push_back(LessonOutput(lesson, StoryPartitionOf(lane)));
  outputs.push_back(RenderAudit(decision, record, options));
  std::ranges::move(DeltaOutputs(std::exchange(decision.deltas, {}), lane),
                    std::back_inserter(outputs));
  return outputs;
}

Result<std::vector<Output>> FittingRefusal(const Coordinate& input, const std::string& article,
                                           const Error& why, const OutputLimits& limits,
                                           const RenderOptions& options) {
  std::vector<Output> outputs = RenderRefusal(input, article, why, options);
  if (const Status fits = CheckSizes(outputs, limits); !fits)
    return Fail(ErrorCode::kFatal, fits.error().detail + ", not even a dead letter");
  return outputs;
}

Decider::Decider(const MatchOptions& match, RenderOptions render, LaneId lane, State& state)
    : render_(std::move(render)), lane_(lane), state_(state), engine_(match, state) {}

Result<Decided> Decider::Decide(const CleanRecord& record, std::span<const Token> tokens,
                                Timestamp stream_time, const OutputLimits& limits) {
  const State::Savepoint before = state_.Mark();
  Result<Decision> decision = engine_.Decide(record, tokens, stream_time);
  if (!decision) return std::unexpected(decision.error());
  std::vector<Output> outputs = RenderDecision(*decision, record, lane_, render_);
  const Status fits = CheckSizes(outputs, limits);
  if (fits) return Decided{std::move(outputs), std::move(*decision)};
  state_.RollBack(before);
  auto refusal = FittingRefusal(record.raw, record.article.id, fits.error(), limits, render_);
  if (!refusal) return std::unexpected(refusal.error());
  return Decided{std::move(*refusal), std::nullopt};
}

}  // namespace wiresift
