#include "pipeline/prepare/stage.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/hash.h"
#include "pipeline/ports/crash_guard.h"
#include "pipeline/publish/audit.h"

namespace wiresift {
namespace {

Prepared Begin(const Record& record) {
  Prepared out;
  out.partition = record.at.partition;
  out.offset = record.at.offset;
  out.bytes = record.value ? record.value->size() : 0;
  return out;
}

}  // namespace

Stage::Stage(StageKind kind, PrepareOptions prepare, RenderOptions render,
             std::int32_t story_partitions)
    : kind_(kind),
      prepare_(std::move(prepare)),
      render_(std::move(render)),
      story_partitions_(story_partitions) {}

Prepared Stage::Refuse(const Record& record) const {
  Prepared out = Begin(record);
  const Error error{ErrorCode::kInvalid,
                    "the process has died " + std::to_string(kCrashesMax) +
                        " times at work on this record; `wiresift redrive --reason crashed` puts "
                        "it back once that is mended",
                    Reason::kCrashed};
  out.made = Reject(record, UnreadId(record), error);
  return out;
}

Prepared Stage::Prepare(const Record& record) const {
  Prepared out = Begin(record);
  Result<CleanRecord> article = Read(record, out);
  if (!article) {
    out.made = Reject(record, PeekId(record), article.error());
    return out;
  }
  std::vector<Token> tokens = TokenizeArticle(*article, prepare_.sampling);
  if (kind_ == StageKind::kClean) {
    out.made = Forward(*article);
    return out;
  }
  const Timestamp stream_time = ClampToStream(*article, record.timestamp);
  out.made = ToDecide{std::move(*article), std::move(tokens), stream_time};
  return out;
}

Result<CleanRecord> Stage::Read(const Record& record, Prepared& out) const {
  if (kind_ == StageKind::kStory) return DecodeCleanRecord(record.value.value_or(std::string()));
  Result<CleanedArticle> cleaned = PrepareArticle(record, prepare_);
  if (!cleaned) return std::unexpected(cleaned.error());
  out.publisher = std::move(cleaned->publisher);
  out.cleaning = cleaned->counts;
  return std::move(cleaned->record);
}

ToPass Stage::Reject(const Record& record, std::string id, const Error& error) const {
  ToPass out{
      .outputs = {}, .rejected = error.reason, .raw = record.at, .article_id = std::move(id)};
  out.outputs.push_back(RenderDeadLetter(record, error));
  out.outputs.push_back(RenderRejectedVerdict(record.at, out.article_id, error, render_));
  return out;
}

ToPass Stage::Forward(const CleanRecord& record) const {
  ToPass out{.outputs = {}, .rejected = {}, .raw = record.raw, .article_id = record.article.id};
  out.outputs.push_back({.channel = Channel::kClean,
                         .partition = ScopePartition(record, story_partitions_),
                         .key = record.article.id,
                         .value = EncodeCleanRecord(record),
                         .headers = {{"content-type", "application/vnd.wiresift.clean"}}});
  return out;
}

PartitionId ScopePartition(const CleanRecord& record, std::int32_t partitions) {
  if (partitions <= 1) return {0};
  const std::uint64_t hash = Hash64(record.article.language);
  return {static_cast<std::int32_t>(hash % static_cast<std::uint64_t>(partitions))};
}

}  // namespace wiresift
