#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/result.h"
#include "core/time.h"
#include "dedup/options.h"
#include "pipeline/decide/engine.h"
#include "pipeline/ports/clean_record.h"
#include "pipeline/ports/output_size.h"
#include "pipeline/ports/record.h"
#include "pipeline/publish/decision.h"
#include "pipeline/publish/publication.h"
#include "story/state.h"
#include "text/words/tokens.h"

namespace wiresift {

/// The changelog's records of a lane.
[[nodiscard]] std::vector<Output> DeltaOutputs(std::vector<Delta> deltas, LaneId lane);

/// All outputs of a decision, in the order in which it is written: publications, lessons, verdict,
/// deltas. The deltas are moved out of the decision. `lane` is where they and the lessons are from.
[[nodiscard]] std::vector<Output> RenderDecision(Decision& decision, const CleanRecord& record,
                                                 LaneId lane, const RenderOptions& options);

/// RenderRefusal's outputs, when their topics take these at least; kFatal when not even them.
[[nodiscard]] Result<std::vector<Output>> FittingRefusal(const Coordinate& input,
                                                         const std::string& article,
                                                         const Error& why,
                                                         const OutputLimits& limits,
                                                         const RenderOptions& options);

/// The result of deciding one article.
struct Decided {
  std::vector<Output> outputs;
  /// The decision without its deltas, which are among the outputs; nothing when the article was
  /// refused.
  std::optional<Decision> decision;
};

/// Turns articles into outputs that their topics take, over one state. An article that is
/// refused for its outputs' size leaves the state as it was before it, clock included, within the
/// open transaction. One thread.
class Decider {
 public:
  /// `state` outlives the decider. `lane` is the one that writes the outputs.
  Decider(const MatchOptions& match, RenderOptions render, LaneId lane, State& state);

  /// Arguments as those of Engine::Decide. kFatal: a topic takes neither the outputs nor the
  /// refusal in their place. Other errors are the engine's: the transaction must be aborted.
  [[nodiscard]] Result<Decided> Decide(const CleanRecord& record, std::span<const Token> tokens,
                                       Timestamp stream_time, const OutputLimits& limits);

 private:
  RenderOptions render_;
  LaneId lane_;
  State& state_;
  Engine engine_;
};

}  // namespace wiresift
