#include "command/replay/replayer.h"

#include <algorithm>
#include <utility>

#include "config/stage_options.h"
#include "core/limits.h"
#include "pipeline/prepare/prepare.h"

namespace wiresift {
namespace {

/// Articles between two commits: it only bounds what is kept for an undo.
constexpr std::size_t kCommitArticles = 1'000;

std::string VerdictIn(const std::vector<Output>& outputs) {
  return std::ranges::find(outputs, Channel::kAudit, &Output::channel)->value.value();
}

}  // namespace

Replayer::Replayer(const Config& config, const OutputLimits& limits, StateStore& store)
    : render_(RenderOptionsOf(config)),
      sampling_(config.match.sampling),
      limits_(limits),
      state_(config.match, config.story, store),
      decider_(config.match, render_, LaneId{0}, state_) {}

Status Replayer::Load() {
  return state_.Load();
}

Result<std::string> Replayer::Decide(CleanRecord article, Timestamp taken) {
  if (open_ == kCommitArticles) {
    if (Status committed = Commit(); !committed) return std::unexpected(committed.error());
  }
  const Timestamp stream_time = ClampToStream(article, taken);
  const std::vector<Token> tokens = TokenizeArticle(article, sampling_);
  if (const Status fits = CheckCleanSize(article); !fits) {
    const auto refusal =
        FittingRefusal(article.raw, article.article.id, fits.error(), limits_, render_);
    if (!refusal) return std::unexpected(refusal.error());
    return VerdictIn(*refusal);
  }
  const Result<Decided> decided = decider_.Decide(article, tokens, stream_time, limits_);
  if (!decided) return std::unexpected(decided.error());
  ++open_;
  return VerdictIn(decided->outputs);
}

Status Replayer::Commit() {
  open_ = 0;
  static_cast<void>(state_.Seal());
  return state_.Commit(Offset{});
}

/// The clean stage's refusal. In a fused line there is no limit for the clean topic.
Status Replayer::CheckCleanSize(const CleanRecord& article) const {
  const auto limit = limits_.find(Channel::kClean);
  // No clean record is as large as the producer's own limit: most replays need not encode it.
  if (limit == limits_.end() || limit->second >= kOutputBytesMax) return {};
  const Output output{.channel = Channel::kClean,
                      .partition = {},
                      .key = article.article.id,
                      .value = EncodeCleanRecord(article),
                      .headers = {}};
  return CheckSizes({&output, 1}, limits_);
}

}  // namespace wiresift
