#include "pipeline/prepare/stage.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/hash.h"
#include "pipeline/ports/crash_guard.h"
#include "pipeline/publish/audit.h"

namespace wiresift {

Stage::Stage(StageKind kind, PrepareOptions prepare, RenderOptions render,
             std::int32_t story_partitions)
    : kind_(kind),
      prepare_(std::move(prepare)),
      render_(std::move(render)),
      story_partitions_(story_partitions) {}

Prepared Stage::Begin(const Record& record) {
  Prepared out;
  out.partition = record.at.partition;
  out.offset = record.at.offset;
  out.bytes = record.value ? record.value->size() : 0;
  return out;
}

Prepared Stage::Refuse(const Record& record) const {
  Prepared out = Begin(record);
  const Error error{ErrorCode::kInvalid,
                    "the process has died " + std::to_string(kCrashesMax) +
                        " times at work on this record; `wiresift redrive --reason crashed` puts "
                        "it back once that is mended",
                    Reason::kCrashed};
  Reject(record, UnreadId(record), error, out);
  return out;
}

Prepared Stage::Prepare(const Record& record) const {
  Prepared out = Begin(record);
  Result<CleanRecord> article = kind_ == StageKind::kStory
                                    ? DecodeCleanRecord(record.value.value_or(std::string()))
                                    : PrepareArticle(record, prepare_);
  if (!article) {
    Reject(record, PeekId(record), article.error(), out);
    return out;
  }
  out.raw = article->raw;
  out.article_id = article->article.id;
  out.cleaning = article->cleaning;
  out.publisher = std::move(article->publisher);
  out.tokens = TokenizeArticle(*article, prepare_.sampling);
  if (kind_ == StageKind::kClean) {
    Forward(*article, out);
    return out;
  }
  out.stream_time = ClampToStream(*article, record.timestamp);
  out.article = std::move(*article);
  return out;
}

void Stage::Reject(const Record& record, std::string id, const Error& error, Prepared& out) const {
  out.raw = record.at;
  out.article_id = std::move(id);
  out.rejected = error.reason;
  out.outputs.push_back(RenderDeadLetter(record, error));
  out.outputs.push_back(RenderRejection(record.at, out.article_id, error, render_));
}

void Stage::Forward(const CleanRecord& record, Prepared& out) const {
  out.outputs.push_back({.channel = Channel::kClean,
                         .partition = ScopePartition(record, story_partitions_),
                         .key = record.article.id,
                         .value = EncodeCleanRecord(record),
                         .headers = {{"content-type", "application/vnd.wiresift.clean"}}});
}

PartitionId ScopePartition(const CleanRecord& record, std::int32_t partitions) {
  if (partitions <= 1) return {0};
  const std::uint64_t hash = Hash64(record.article.language);
  return {static_cast<std::int32_t>(hash % static_cast<std::uint64_t>(partitions))};
}

}  // namespace wiresift
