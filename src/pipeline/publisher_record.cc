#include "pipeline/publisher_record.h"

#include <algorithm>
#include <charconv>

#include "core/hash.h"
#include "core/json.h"
#include "core/json_writer.h"
#include "core/time.h"
#include "text/publisher_memory.h"

namespace wiresift {
namespace {

std::string DateOf(Day day) {
  return FormatTime(Timestamp(std::chrono::days(day))).substr(0, 10);
}

void WriteBlock(JsonWriter& out, const BlockCount& block) {
  out.BeginObject().Key("hash").Text(ToHex(block.hash)).TextField("sample", block.sample);
  out.Key("stories").Integer(static_cast<std::int64_t>(block.stories.size()));
  out.Key("articles").Integer(block.articles);
  out.Key("first").Text(DateOf(block.first_day)).Key("last").Text(DateOf(block.last_day));
  out.EndObject();
}

void WriteBlocks(JsonWriter& out, std::span<const BlockCount> blocks, bool learnt) {
  out.BeginArray();
  for (const BlockCount& block : blocks) {
    if (block.stories.size() > 1 && block.IsLearnt() == learnt) WriteBlock(out, block);
  }
  out.EndArray();
}

std::unexpected<Error> Wrong(std::string_view field, std::string_view expected) {
  return Fail(ErrorCode::kMalformed, "publishers: " + std::string(field) + ": expected " +
                                         std::string(expected) + ", found something else");
}

std::optional<std::uint64_t> HashOf(JsonValue block) {
  const auto value = Find(block, "hash");
  const auto text = value ? AsText(*value) : std::nullopt;
  if (!text || text->size() != 16) return std::nullopt;
  std::uint64_t hash = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), hash, 16);
  const bool read = error == std::errc{} && end == text->data() + text->size();
  return read ? std::optional(hash) : std::nullopt;
}

}  // namespace

Output RenderLesson(const Lesson& lesson, PartitionId scope) {
  Output output{.channel = Channel::kPublishers,
                .partition = PartitionId{0},
                .key = lesson.domain + "/" + std::to_string(scope.value),
                .value = std::nullopt,
                .headers = {{"content-type", "application/json"}}};
  if (!lesson.counts) return output;
  JsonWriter out;
  out.BeginObject().Key("domain").Text(lesson.domain);
  out.Key("version").Text(MemoryVersion(lesson.counts->Learnt()));
  WriteBlocks(out.Key("learnt"), lesson.counts->blocks(), true);
  WriteBlocks(out.Key("candidates"), lesson.counts->blocks(), false);
  out.EndObject();
  output.value = out.Take();
  return output;
}

Result<LearntBlocks> ParseLesson(std::string_view value) {
  const auto document = JsonDocument::Parse(value);
  if (!document) return Wrong("record", "a JSON object");
  const auto domain = Find(document->root(), "domain");
  const auto learnt = Find(document->root(), "learnt");
  if (!domain || !AsText(*domain)) return Wrong("domain", "a text");
  if (!learnt || !learnt->is_array()) return Wrong("learnt", "a list of blocks");
  LearntBlocks blocks{.domain = std::string(*AsText(*domain)), .hashes = {}};
  for (const JsonValue& block : Elements(*learnt)) {
    const auto hash = HashOf(block);
    if (!hash) return Wrong("learnt: hash", "16 hexadecimal digits");
    blocks.hashes.push_back(*hash);
  }
  return blocks;
}

}  // namespace wiresift
