#include "command/replay/replayer.h"

#include <algorithm>
#include <utility>

#include "config/stage_options.h"
#include "core/limits.h"
#include "pipeline/ports/output_size.h"
#include "pipeline/prepare/prepare.h"
#include "pipeline/publish/audit.h"

namespace wiresift {
namespace {

/// Articles between two commits: it only bounds what is kept for an undo.
constexpr std::size_t kCommitArticles = 1'000;

}  // namespace

Replayer::Replayer(const Config& config, const OutputLimits& limits, StateStore& store)
    : render_(RenderOptionsOf(config)),
      sampling_(config.match.sampling),
      limits_(limits),
      state_(config.match, config.story, store),
      engine_(config.match, state_) {
  std::erase_if(limits_, [](const auto& limit) { return limit.second >= kOutputBytesMax; });
}

Status Replayer::Load() {
  return state_.Load();
}

Result<std::string> Replayer::Decide(CleanRecord article, Timestamp taken) {
  // What is refused is undone alone: where that can happen, each article is a transaction.
  const bool is_due = !limits_.empty() || open_ == kCommitArticles;
  if (is_due) {
    if (Status committed = Commit(); !committed) return std::unexpected(committed.error());
  }
  // As the stage does.
  if (taken == Timestamp()) taken = article.event_time;
  article.event_time = std::min(article.event_time, taken);
  const std::vector<Token> tokens = TokenizeArticle(article, sampling_);
  if (const Status fits = CheckCleanSize(article); !fits) return Refusal(article, fits.error());
  const Result<Decision> decision = engine_.Decide(article, tokens, taken);
  if (!decision) return std::unexpected(decision.error());
  ++open_;
  if (const Status fits = CheckSizes(*decision, article); !fits) {
    state_.Abort();
    return Refusal(article, fits.error());
  }
  return *RenderAudit(*decision, article, render_).value;
}

Status Replayer::Commit() {
  open_ = 0;
  static_cast<void>(state_.Seal());
  return state_.Commit(Offset{});
}

std::string Replayer::Refusal(const CleanRecord& article, const Error& error) const {
  return *RenderRefusal(article.raw, article.article.id, error, render_).back().value;
}

/// In a fused line there is no limit for the clean topic.
Status Replayer::CheckCleanSize(const CleanRecord& article) const {
  if (!limits_.contains(Channel::kClean)) return {};
  return Check({.channel = Channel::kClean,
                .partition = {},
                .key = article.article.id,
                .value = EncodeCleanRecord(article),
                .headers = {}});
}

Status Replayer::CheckSizes(const Decision& decision, const CleanRecord& article) const {
  if (limits_.empty()) return {};
  for (const Publication& publication : decision.publications) {
    Status fits = Check(RenderPublication(publication, article, render_));
    if (!fits) return fits;
  }
  for (const Delta& delta : decision.deltas) {
    Status fits = Check({.channel = Channel::kState,
                         .partition = {},
                         .key = delta.key,
                         .value = delta.value,
                         .headers = {}});
    if (!fits) return fits;
  }
  return Check(RenderAudit(decision, article, render_));
}

Status Replayer::Check(const Output& output) const {
  const auto limit = limits_.find(output.channel);
  return limit == limits_.end() ? Status() : CheckSize(output, limit->second);
}

}  // namespace wiresift
